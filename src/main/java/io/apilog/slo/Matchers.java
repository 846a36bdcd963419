package io.apilog.slo;

import static java.util.stream.Collectors.joining;

import io.apilog.metrics.MetricsSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The part of a selector in braces. */
final class Matchers {
    /** Go writes what is less with an exponent. */
    private static final BigDecimal LEAST_WRITTEN_PLAINLY = new BigDecimal("0.0001");

    private final List<String> matchers;

    private Matchers(List<String> matchers) {
        this.matchers = List.copyOf(matchers);
    }

    static Matchers none() {
        return new Matchers(List.of());
    }

    /** These, and the label has one of the values; all of them if there are none. A {@code *} in a value is any characters. */
    Matchers with(String label, List<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        if (values.size() == 1 && values.get(0).indexOf('*') < 0) {
            return and(label + "=" + quoted(values.get(0)));
        }
        return and(label + "=~" + quoted(values.stream().map(Matchers::pattern).collect(joining("|"))));
    }

    /** These, and the label has none of the values. */
    Matchers without(String label, String... values) {
        return and(label + "!~" + quoted(String.join("|", values)));
    }

    /** These, and the label is a status of these: a class such as {@code 5xx} is all that begin so, however it is written. */
    Matchers withStatus(String label, List<String> statuses) {
        return and(label + "=~" + quoted(statusPattern(statuses)));
    }

    /** These, and the label is none of these statuses. */
    Matchers withoutStatus(String label, List<String> statuses) {
        return and(label + "!~" + quoted(statusPattern(statuses)));
    }

    /**
     * These, and the label {@code le} is this bound, however it is written: Prometheus 3 stores {@code 0.0005} where 2 stores the
     * {@code 5.0E-4} that is exposed, and what stands between an exporter and a server may write {@code 1} for {@code 1.0}.
     */
    Matchers withBound(double seconds) {
        BigDecimal exact = new BigDecimal(Double.toString(seconds)).stripTrailingZeros();
        Set<String> written = new LinkedHashSet<>();
        written.add(MetricsSettings.le(seconds));
        written.add(exact.toPlainString());
        if (exact.compareTo(LEAST_WRITTEN_PLAINLY) < 0) {
            int exponent = exact.precision() - exact.scale() - 1;
            BigDecimal mantissa = exact.movePointLeft(exponent).stripTrailingZeros();
            written.add(String.format(Locale.ROOT, "%se-%02d", mantissa.toPlainString(), -exponent));
        }
        return with("le", List.copyOf(written));
    }

    /** These, and the label is exactly that. */
    Matchers is(String label, String value) {
        return and(label + "=" + quoted(value));
    }

    private static String statusPattern(List<String> statuses) {
        return statuses.stream().map(status -> status.replace("xx", "..")).collect(joining("|"));
    }

    private Matchers and(String matcher) {
        List<String> more = new ArrayList<>(matchers);
        more.add(matcher);
        return new Matchers(more);
    }

    /** What RE2 has a meaning for stands in brackets, which need no backslash in a text of PromQL. */
    private static String pattern(String value) {
        StringBuilder pattern = new StringBuilder();
        value.codePoints().forEach(c -> {
            if (c == '*') {
                pattern.append(".*");
            } else if ("\\^".indexOf(c) >= 0) {
                pattern.append('\\').appendCodePoint(c);
            } else if (".+?()|[]{}$".indexOf(c) >= 0) {
                pattern.append('[').appendCodePoint(c).append(']');
            } else {
                pattern.appendCodePoint(c);
            }
        });
        return pattern.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** These matchers behind what a template of Go puts in front of them: {@code {%sendpoint="/users/{id}"}}. */
    String behindPlaceholder() {
        return matchers.stream()
                .map(matcher -> matcher.replace("%", "%%").replace("`", "\\x60"))
                .collect(joining(", ", "{%s", "}"));
    }

    /** {@code {endpoint="/users/{id}"}}, or nothing. */
    @Override
    public String toString() {
        return matchers.isEmpty() ? "" : matchers.stream().collect(joining(", ", "{", "}"));
    }
}
