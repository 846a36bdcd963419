package io.apilog.blackbox;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Metrics as they were served, in the text format or in OpenMetrics; read strictly, so that a broken line fails the test. */
public final class Exposition {
    private static final String QUOTED = "\"((?:[^\"\\\\]++|\\\\.)*+)\"";
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*+)(?:\\{((?:[^\"}]++|" + QUOTED + ")*+)\\})? (\\S+)( \\S+)?");
    private static final Pattern LABEL = Pattern.compile("\\G([a-zA-Z_][a-zA-Z0-9_]*+)=" + QUOTED + "(?:,|$)");

    private final List<Sample> samples;

    /** One line. */
    public record Sample(String name, Map<String, String> labels, double value) {
        boolean has(Map<String, String> some) {
            return labels.entrySet().containsAll(some.entrySet());
        }
    }

    private Exposition(List<Sample> samples) {
        this.samples = samples;
    }

    /** Reads what {@code /metrics} answered or {@code --once} printed. */
    public static Exposition parse(String text) {
        return new Exposition(text.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Exposition::sample)
                .toList());
    }

    private static Sample sample(String line) {
        Matcher matcher = SAMPLE.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("no sample line: " + line);
        }
        String labels = matcher.group(2) == null ? "" : matcher.group(2);
        return new Sample(matcher.group(1), labels(labels), Double.parseDouble(value(matcher.group(4))));
    }

    private static String value(String text) {
        return text.replace("Inf", "Infinity");
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher matcher = LABEL.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find()) {
                throw new AssertionError("no labels: " + text.substring(end));
            }
            labels.put(matcher.group(1), unescaped(matcher.group(2)));
            end = matcher.end();
        }
        return labels;
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(.)").matcher(text).replaceAll(escape -> {
            String plain = escape.group(1).equals("n") ? "\n" : escape.group(1);
            return Matcher.quoteReplacement(plain);
        });
    }

    /** Whether there is any sample of that name. */
    public boolean has(String name) {
        return samples.stream().anyMatch(sample -> sample.name().equals(name));
    }

    /** The sum over the samples that have these labels among theirs; NaN where there is none. */
    public double sum(String name, Map<String, String> labels) {
        return sum(name, sample -> sample.has(labels));
    }

    /** The sum over the samples that pass; NaN where none does. */
    public double sum(String name, Predicate<Sample> passes) {
        return named(name)
                .filter(passes)
                .mapToDouble(Sample::value)
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }

    /** The samples of that name. */
    public Stream<Sample> named(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name));
    }

    /** Lines by result that are not 0. */
    public Map<String, Long> lines() {
        return named("apilog_lines_total")
                .filter(sample -> sample.value() > 0)
                .collect(toMap(sample -> sample.labels().get("result"), Exposition::whole, Long::sum, TreeMap::new));
    }

    /** Requests by method, endpoint and status, as {@code GET /users/{id} 200}. */
    public Map<String, Long> requests() {
        return named("apilog_requests_total")
                .collect(toMap(
                        sample -> String.join(
                                " ",
                                sample.labels().get("method"),
                                sample.labels().get("endpoint"),
                                sample.labels().get("status")),
                        Exposition::whole,
                        Long::sum,
                        TreeMap::new));
    }

    private static long whole(Sample sample) {
        return (long) sample.value();
    }
}
