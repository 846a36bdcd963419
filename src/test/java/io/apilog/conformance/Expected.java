package io.apilog.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the authors of a sample say of one of its lines. What they do not say is not compared. */
final class Expected {
    /** What is compared. */
    enum Field {
        METHOD,
        PATH,
        STATUS,
        BYTES,
        DURATION,
        CLIENT
    }

    /**
     * Where a line was read otherwise than its authors do.
     *
     * @param expected as the authors have it
     * @param seen as it was read
     */
    record Difference(int line, Field field, String expected, String seen) {}

    private static final double NANOSECOND = 1e-9;
    private static final Pattern ESCAPE = Pattern.compile("(?:%|\\\\x)([0-9A-Fa-f]{2})");

    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final List<String> otherClients = new ArrayList<>();
    private boolean entry = true;

    /** A line that is in the log without being an entry of it. */
    static Expected noEntry() {
        Expected expected = new Expected();
        expected.entry = false;
        return expected;
    }

    /** The first that is said of a field stays. */
    Expected put(Field field, String value) {
        if (!value.isEmpty() && !value.equals("null")) {
            values.putIfAbsent(field, value);
        }
        return this;
    }

    Expected seconds(double value) {
        return put(Field.DURATION, Double.toString(value));
    }

    /** Addresses of a list of which the authors chose another one; which of them the client is, is a matter of view. */
    Expected orClient(String address) {
        otherClients.add(address);
        return this;
    }

    /** Whether anything is said that can be compared. */
    boolean saysAnything() {
        return !entry || !values.isEmpty();
    }

    boolean isEntry() {
        return entry;
    }

    /** How many values are compared. */
    int fields() {
        return entry ? values.size() : 1;
    }

    List<Difference> differences(Seen seen) {
        List<Difference> differences = new ArrayList<>();
        if (!entry) {
            if (seen.accepted()) {
                differences.add(new Difference(seen.line(), Field.METHOD, "no entry", seen.toString()));
            }
            return differences;
        }
        if (!seen.accepted()) {
            values.forEach((field, value) ->
                    differences.add(new Difference(seen.line(), field, value, seen.result() + " as " + seen.reason())));
            return differences;
        }
        values.forEach((field, value) -> {
            if (!agrees(field, value, seen)) {
                differences.add(new Difference(seen.line(), field, value, text(field, seen)));
            }
        });
        return differences;
    }

    private boolean agrees(Field field, String value, Seen seen) {
        return switch (field) {
            case METHOD -> value.equals(seen.method());
            case PATH -> {
                String plain = decoded(value);
                yield plain.equals(decoded(value.contains("?") ? relative(seen.target()) : seen.path()))
                        || plain.equals(decoded(seen.target()));
            }
            case STATUS ->
                value.equals(seen.status() == null ? "0" : seen.status().toString())
                        || seen.status() == null && isNone(value);
            case BYTES ->
                seen.bytes() == null ? isNone(value) : value.equals(seen.bytes().toString());
            case DURATION ->
                seen.duration() == null
                        ? isNone(value)
                        : !isNone(value) && Math.abs(Double.parseDouble(value) - seen.duration()) < NANOSECOND;
            case CLIENT ->
                value.equals(seen.client())
                        || otherClients.contains(seen.client())
                        || seen.client().isEmpty() && isNone(value);
        };
    }

    /** Without the host: authors have it apart. */
    private static String relative(String target) {
        int authority = target.indexOf("://");
        int path = authority < 0 ? -1 : target.indexOf('/', authority + 3);
        return path < 0 ? target : target.substring(path);
    }

    /** What the log's escapes and a URI's stand for, which some authors undo and others leave. */
    private static String decoded(String text) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        Matcher escape = ESCAPE.matcher(text);
        int at = 0;
        while (escape.find()) {
            decoded.writeBytes(text.substring(at, escape.start()).getBytes(StandardCharsets.UTF_8));
            decoded.write(Integer.parseInt(escape.group(1), 16));
            at = escape.end();
        }
        decoded.writeBytes(text.substring(at).getBytes(StandardCharsets.UTF_8));
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static boolean isNone(String value) {
        return value.equals("-") || value.equals("-1");
    }

    private static String text(Field field, Seen seen) {
        return switch (field) {
            case METHOD -> seen.method();
            case PATH -> seen.target();
            case STATUS -> String.valueOf(seen.status());
            case BYTES -> String.valueOf(seen.bytes());
            case DURATION -> String.valueOf(seen.duration());
            case CLIENT -> seen.client();
        };
    }

    @Override
    public String toString() {
        return entry ? values.toString() : "no entry";
    }
}
