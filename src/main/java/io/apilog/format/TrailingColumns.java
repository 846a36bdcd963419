package io.apilog.format;

import io.apilog.format.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Infers what the columns mean that a server's owner added behind the combined format. */
final class TrailingColumns {
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern DECIMALS = Pattern.compile("(?>\\d+\\.\\d+|-)(?>(?:, | : )(?>\\d+\\.\\d+|-))*+");
    private static final Pattern WHOLE = Pattern.compile("\\d+");
    private static final Pattern KEYED = Pattern.compile("([A-Za-z][A-Za-z_]*)=(\"[^\"]*\"|[^ \"]*)");

    /** Keys that the guides for nginx and Apache use in {@code key=value} columns. */
    private static final Map<String, Field> KEYS = Map.ofEntries(
            Map.entry("rt", Field.of("request_time", Meaning.DURATION, Unit.SECONDS)),
            Map.entry("request_time", Field.of("request_time", Meaning.DURATION, Unit.SECONDS)),
            Map.entry("reqtime", Field.of("request_time", Meaning.DURATION, Unit.SECONDS)),
            Map.entry("urt", Field.of("upstream_response_time", Meaning.UPSTREAM, Unit.SECONDS)),
            Map.entry("upstream_response_time", Field.of("upstream_response_time", Meaning.UPSTREAM, Unit.SECONDS)),
            Map.entry("host", Field.of("host", Meaning.HOST)),
            Map.entry("rl", Field.of("request_length", Meaning.REQUEST_BYTES)));

    private static final Set<String> PORTS = Set.of("80", "443", "8080", "8443");

    /** From how many lines on a number that never changes is taken for one that cannot. */
    private static final int ENOUGH_LINES = 5;

    private final List<List<Token>> columns;
    private final List<String> why;
    private boolean durationFound;
    private boolean upstreamFound;

    /**
     * @param columns the values of each column
     * @param why takes what was inferred, in words
     */
    TrailingColumns(List<List<Token>> columns, List<String> why) {
        this.columns = columns;
        this.why = why;
    }

    /** A field for each column, {@link Meaning#SKIP} where nothing can be said. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(field(i));
        }
        return fields;
    }

    private Field field(int column) {
        String key = keyOf(columns.get(column));
        if (!key.isEmpty()) {
            return keyed(key);
        }
        if (all(column, DECIMALS) && any(column, DECIMAL)) {
            return seconds();
        }
        if (durationFound && !upstreamFound && isBareDash(column)) {
            // Behind $request_time stands $upstream_response_time, and no request of the sample went upstream.
            return seconds();
        }
        return isWhole(column) ? whole(column) : unknown();
    }

    private static Field unknown() {
        return new Field("unknown", Meaning.SKIP, Unit.SECONDS, true);
    }

    private Field keyed(String key) {
        Field field = KEYS.getOrDefault(key.toLowerCase(Locale.ROOT), Field.of(key, Meaning.SKIP));
        durationFound |= field.meaning() == Meaning.DURATION;
        upstreamFound |= field.meaning() == Meaning.UPSTREAM;
        return new Field(field.name(), field.meaning(), field.unit(), true);
    }

    private Field seconds() {
        if (!durationFound) {
            durationFound = true;
            why.add("a column of decimal numbers is taken as the duration in seconds, as nginx's $request_time");
            return Field.of("request_time", Meaning.DURATION, Unit.SECONDS);
        }
        if (!upstreamFound) {
            upstreamFound = true;
            why.add("a second column of decimal numbers is taken as $upstream_response_time in seconds");
            return Field.of("upstream_response_time", Meaning.UPSTREAM, Unit.SECONDS);
        }
        return unknown();
    }

    /**
     * Whole numbers are a duration only where they stand alone: next to others they may as well be sizes or ports. Before a decimal
     * column they are nginx's request length.
     */
    private Field whole(int column) {
        boolean decimalFollows = column + 1 < columns.size() && all(column + 1, DECIMALS) && any(column + 1, DECIMAL);
        if (decimalFollows && !durationFound) {
            return Field.of("request_length", Meaning.REQUEST_BYTES);
        }
        long wholes = 0;
        for (int i = 0; i < columns.size(); i++) {
            wholes += isWhole(i) ? 1 : 0;
        }
        if (wholes > 1 || durationFound || isOneNumber(column)) {
            return unknown();
        }
        durationFound = true;
        long[] values = columns.get(column).stream()
                .filter(token -> !token.value().equals("-"))
                .mapToLong(token -> Long.parseLong(
                        token.value().substring(0, Math.min(18, token.value().length()))))
                .toArray();
        GuessedUnit guess = GuessedUnit.ofColumn(values);
        why.add("the column of whole numbers at the end is taken as the duration in "
                + guess.unit().label() + ": " + guess.why());
        return Field.of("request_time_" + guess.unit().label(), Meaning.DURATION, guess.unit());
    }

    /** Whether all lines have the same number: a port, or the number of a server. */
    private boolean isOneNumber(int column) {
        List<Token> values = columns.get(column);
        String first = values.get(0).value();
        boolean same = values.stream().allMatch(token -> token.value().equals(first));
        return same && (PORTS.contains(first) || values.size() >= ENOUGH_LINES && first.length() > 1);
    }

    /** The key of a {@code key=value} column, the same in every line, or empty. */
    static String keyOf(List<Token> column) {
        var keyed = KEYED.matcher(column.get(0).value());
        String key = keyed.matches() ? keyed.group(1) : "";
        return column.stream().allMatch(token -> token.value().startsWith(key + "=")) ? key : "";
    }

    private boolean isBareDash(int column) {
        return columns.get(column).stream()
                .allMatch(token -> token.isBare() && token.value().equals("-"));
    }

    private boolean isWhole(int column) {
        return all(column, WHOLE) && any(column, WHOLE);
    }

    private boolean all(int column, Pattern form) {
        return columns.get(column).stream()
                .allMatch(token ->
                        form.matcher(token.value()).matches() || token.value().equals("-"));
    }

    private boolean any(int column, Pattern form) {
        return columns.get(column).stream()
                .anyMatch(token -> form.matcher(token.value()).find());
    }
}
