package io.apilog.settings.type;

import static java.util.stream.Collectors.joining;

import io.apilog.settings.Node;
import io.apilog.settings.Problems;
import io.apilog.settings.Schema;
import io.apilog.settings.ValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A setting that is one word or text.
 *
 * @param schema refuses nothing that the parser takes
 * @param parser the value, or null where the text does not do
 */
public record ScalarType<T>(String expectation, Schema schema, Function<String, @Nullable T> parser)
        implements ValueType<T> {
    /** Without leading zeros, which YAML 1.1 takes for octal; what is longer than a long is out of every range. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private static final Pattern NUMBER = Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");
    private static final Pattern PERCENTAGE = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,6})? ?%?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");
    private static final Pattern DURATION = Pattern.compile(
            "(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?(?:([0-9]{1,9})us)?");
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,9})(KiB|MiB)?");
    private static final Pattern ROUTE = Pattern.compile("(?:[A-Za-z]+ +)?(?:localhost|[^/ ]*\\.[^/ ]*)?/.*");
    private static final Pattern STATUS = Pattern.compile("[1-9][0-9]{2}|[1-9]xx|none");
    private static final int LONGEST_PATTERN = 500;

    @Override
    public @Nullable T read(Node node, Problems.Report report) {
        if (node instanceof Node.Scalar scalar && !scalar.absent()) {
            T value = parser.apply(scalar.text());
            if (value != null) {
                return value;
            }
        }
        report.unexpected(node, expectation);
        return null;
    }

    /** Any text but none. */
    public static ScalarType<String> text(String expectation) {
        return text(expectation, ScalarSchemas.text());
    }

    /** Any text but none; what the schema says besides is checked together with other settings. */
    public static ScalarType<String> text(String expectation, Schema schema) {
        return new ScalarType<>(expectation, schema, text -> text.isBlank() ? null : text);
    }

    /** {@code METHOD host/path}, of which only the path is needed; what the path may hold is for the endpoint package to say. */
    public static ScalarType<String> route() {
        return new ScalarType<>(
                "a route such as /users/{id} or GET /files/**",
                ScalarSchemas.route(),
                text -> ROUTE.matcher(text).matches() ? text : null);
    }

    /** A path that the file system can have. */
    public static ScalarType<String> directory() {
        return new ScalarType<>(
                "a directory", ScalarSchemas.text(), text -> text.isBlank() || text.indexOf('\0') >= 0 ? null : text);
    }

    /** Decimal digits, both ends included. */
    public static ScalarType<Integer> wholeNumber(int least, int most) {
        String expectation = "a whole number from " + least + " to " + most;
        return new ScalarType<>(expectation, ScalarSchemas.wholeNumber(least, most), text -> {
            long value = WHOLE_NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
            return value >= least && value <= most ? (int) value : null;
        });
    }

    /** A number from 0 to less than 1. */
    public static ScalarType<Double> share() {
        return new ScalarType<>("a number from 0 to less than 1", ScalarSchemas.share(), text -> {
            double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : 1;
            return value < 1 ? value : null;
        });
    }

    /** A pattern of paths, whose length bounds what matching costs. */
    public static ScalarType<String> pathGlob() {
        return new ScalarType<>(
                "a path such as /health or /static/*, of at most " + LONGEST_PATTERN + " characters",
                ScalarSchemas.pathGlob(LONGEST_PATTERN),
                text -> text.length() <= LONGEST_PATTERN && (text.startsWith("/") || text.startsWith("*"))
                        ? text
                        : null);
    }

    /** {@code 404}, {@code 4xx} or {@code none}. */
    public static ScalarType<String> status() {
        return new ScalarType<>(
                "a status such as 404, 4xx or none",
                ScalarSchemas.status(),
                text -> STATUS.matcher(text).matches() ? text : null);
    }

    /** A number above 0 and up to {@code most}, fractions allowed. */
    public static ScalarType<Double> seconds(int most) {
        return positive("seconds", most);
    }

    /** The same of something else. */
    public static ScalarType<Double> positive(String what, int most) {
        String expectation = "a number of " + what + " above 0, at most " + most;
        return new ScalarType<>(expectation, ScalarSchemas.positive(most), text -> {
            double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : 0;
            return value > 0 && value <= most ? value : null;
        });
    }

    /** Seconds as in a list of buckets, or a duration. */
    public static ScalarType<Double> secondsOrDuration() {
        String expectation = "a number of seconds such as 0.25, or a duration such as 250ms";
        return new ScalarType<>(expectation, ScalarSchemas.secondsOrDuration(), text -> {
            if (NUMBER.matcher(text).matches()) {
                double value = Double.parseDouble(text);
                return value > 0 ? value : null;
            }
            Duration value = durationOf(text);
            return value == null || value.isZero() ? null : seconds(value);
        });
    }

    /** The number that is written the same: 500us are 0.0005, as a bound of a histogram is. */
    private static double seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .doubleValue();
    }

    /** Per cent, without 0, which asks for nothing, and 100, which nothing keeps. */
    public static ScalarType<BigDecimal> percentage() {
        return new ScalarType<>(
                "a percentage above 0 and below 100 with up to 6 decimals, such as 99.9",
                ScalarSchemas.percentage(),
                text -> {
                    if (!PERCENTAGE.matcher(text).matches()) {
                        return null;
                    }
                    BigDecimal value = new BigDecimal(text.replace("%", "").strip());
                    return value.signum() > 0 ? value.stripTrailingZeros() : null;
                });
    }

    /** What can be part of an id. */
    public static ScalarType<String> name() {
        return new ScalarType<>(
                "a name of up to 60 letters, digits, - and _",
                ScalarSchemas.name(),
                text -> NAME.matcher(text).matches() ? text : null);
    }

    /** {@code true} or {@code false}. */
    public static ScalarType<Boolean> yesOrNo() {
        Map<String, Boolean> values = Map.of("true", true, "false", false);
        return new ScalarType<>("true or false", ScalarSchemas.yesOrNo(), values::get);
    }

    /** The constants of an enum in lower case. */
    public static <E extends Enum<E>> ScalarType<E> oneOf(Class<E> type) {
        return oneOf(type.getEnumConstants());
    }

    /** Some constants of an enum in lower case. */
    @SafeVarargs
    public static <E extends Enum<E>> ScalarType<E> oneOf(E... constants) {
        Map<String, E> byWord = new LinkedHashMap<>();
        for (E constant : constants) {
            byWord.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        List<String> words = List.copyOf(byWord.keySet());
        return new ScalarType<>(alternatives(words), ScalarSchemas.words(words), byWord::get);
    }

    /** One of some words, spelt exactly so. */
    public static ScalarType<String> oneOf(List<String> words) {
        return new ScalarType<>(
                alternatives(words), ScalarSchemas.words(words), text -> words.contains(text) ? text : null);
    }

    private static String alternatives(List<String> words) {
        int last = words.size() - 1;
        return words.stream().limit(last).collect(joining(", ")) + " or " + words.get(last);
    }

    /** {@code 250ms}, {@code 20s}, {@code 1m30s}, {@code 500us}; 0 needs no unit. */
    public static ScalarType<Duration> duration(Duration least, Duration most) {
        String expectation = "a duration from " + shown(least) + " to " + shown(most) + ", such as 250ms, 20s or 5m";
        return new ScalarType<>(expectation, ScalarSchemas.duration(least.isZero()), text -> {
            Duration value = durationOf(text);
            return value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0 ? null : value;
        });
    }

    /** A duration, or {@code never}. */
    public static ScalarType<Optional<Duration>> durationOrNever(Duration least, Duration most) {
        ScalarType<Duration> duration = duration(least, most);
        Schema schema = Schema.anyOf(ScalarSchemas.words(List.of("never")), duration.schema());
        return new ScalarType<>(duration.expectation() + "; or never", schema, text -> {
            Duration value = duration.parser().apply(text);
            if (value == null && !text.equals("never")) {
                return null;
            }
            return Optional.ofNullable(value);
        });
    }

    /** The same, or {@code off}, which is no time at all. */
    public static ScalarType<Duration> durationOrOff(Duration least, Duration most) {
        ScalarType<Duration> duration = duration(least, most);
        return new ScalarType<>(
                "off, or " + duration.expectation(),
                Schema.anyOf(ScalarSchemas.words(List.of("off")), duration.schema()),
                text -> text.equals("off") ? Duration.ZERO : duration.parser().apply(text));
    }

    private static @Nullable Duration durationOf(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher parts = DURATION.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return null;
        }
        return Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)))
                .plusMillis(number(parts.group(4)))
                .plus(number(parts.group(5)), ChronoUnit.MICROS);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String shown(Duration duration) {
        if (duration.toMillisPart() > 0) {
            return duration.toMillis() + "ms";
        }
        return duration.toSeconds() < 60 ? duration.toSeconds() + "s" : duration.toMinutes() + "m";
    }

    /** A number of bytes, plain or in KiB or MiB. */
    public static ScalarType<Integer> size(int least, int most) {
        String expectation = "a size from " + shownSize(least) + " to " + shownSize(most) + ", such as 65536 or 64KiB";
        return new ScalarType<>(expectation, ScalarSchemas.size(least, most), text -> {
            Matcher parts = SIZE.matcher(text);
            long value = parts.matches() ? Long.parseLong(parts.group(1)) * unit(parts.group(2)) : -1;
            return value >= least && value <= most ? (int) value : null;
        });
    }

    private static int unit(@Nullable String unit) {
        if (unit == null) {
            return 1;
        }
        return unit.equals("KiB") ? 1 << 10 : 1 << 20;
    }

    private static String shownSize(int bytes) {
        return bytes < 1 << 20 ? (bytes >> 10) + "KiB" : (bytes >> 20) + "MiB";
    }
}
