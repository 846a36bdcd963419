package io.apilog.format.named;

import io.apilog.format.field.DurationNames;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.JsonName;
import io.apilog.request.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the columns mean that a line {@code #Fields:} names. Where several mean the same, the one that says most counts and the others
 * are read over: an address before a name, UTC before local time, a target with its query before the stem alone.
 *
 * @param edge whether it is CloudFront that wrote the line
 * @param slots the slot of each column that is an extra as well; empty where none is
 */
public record W3cColumns(List<Field> fields, boolean edge, List<Integer> slots) {
    static final W3cColumns NONE = new W3cColumns(List.of(), false, List.of());

    private static final String EDGE = "x-edge-";

    /** Of the names, in their order. */
    public static W3cColumns of(String[] names, ExtraSlots extras) {
        Map<FieldKind, Integer> best = new EnumMap<>(FieldKind.class);
        boolean edge = false;
        boolean whole = false;
        for (String name : names) {
            edge |= name.startsWith(EDGE);
            whole |= name.equalsIgnoreCase("cs-uri");
            best.merge(meaning(name), rank(name), Math::min);
        }
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            FieldKind meaning = meaning(name);
            boolean said = whole && meaning == FieldKind.QUERY;
            boolean taken = !said && best.getOrDefault(meaning, 0) == rank(name);
            if (taken) {
                // Of two with one name the first.
                best.put(meaning, -1);
            }
            fields.add(Field.of(name, taken ? meaning : FieldKind.SKIP, unit(name)));
        }
        List<Integer> slots = Arrays.stream(extras.of(fields)).boxed().toList();
        return new W3cColumns(List.copyOf(fields), edge, slots);
    }

    /** The slot that a column is kept in as an extra, or {@link ExtraSlots#NONE}. */
    int slot(int column) {
        return slots.isEmpty() ? ExtraSlots.NONE : slots.get(column);
    }

    /** Whether its lines are of something else than requests: packets of a firewall, streams, and whatever names no target. */
    boolean tellsOfOthers() {
        return !fields.isEmpty()
                && (!has(FieldKind.TARGET) && !has(FieldKind.METHOD) || isNamed("x-event") || isNamed("x-session"));
    }

    /** Whether there are columns that only IIS has. */
    boolean areOfIis() {
        return isNamed("sc-win32-status")
                || isNamed("sc-substatus")
                || isNamed("s-sitename")
                || isNamed("s-computername")
                || isNamed("s-ip") && isNamed("s-port");
    }

    private boolean isNamed(String name) {
        return fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }

    /** Whether there is a column of a kind. */
    public boolean has(FieldKind meaning) {
        return fields.stream().anyMatch(field -> field.meaning() == meaning);
    }

    /** How many columns a line must have at least to be an entry: up to the last one of request and status. */
    int fewest() {
        int fewest = 0;
        for (int i = 0; i < fields.size(); i++) {
            switch (fields.get(i).meaning()) {
                case METHOD, TARGET, QUERY, STATUS -> fewest = i + 1;
                default -> {}
            }
        }
        return fewest;
    }

    /** What a column means. */
    public static FieldKind meaning(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "date", "date-utc", "date-local" -> FieldKind.DATE;
            case "time", "time-utc", "time-local" -> FieldKind.TIME_OF_DAY;
            case "cs-method", "c-method" -> FieldKind.METHOD;
            case "cs-uri-stem", "cs-uri-path", "cs-uri" -> FieldKind.TARGET;
            case "cs-uri-query" -> FieldKind.QUERY;
            case "sc-status", "c-status" -> FieldKind.STATUS;
            case "sc-bytes", "bytes", "sc-total-bytes" -> FieldKind.RESPONSE_BYTES;
            case "cs-bytes" -> FieldKind.REQUEST_BYTES;
            case "time-taken", "timetakenms", "time-taken-ms" -> FieldKind.DURATION;
            case "c-ip", "c-dns" -> FieldKind.CLIENT;
            case "cs-username", "cs-auth-id", "c-auth-id" -> FieldKind.USER;
            case "cs(user-agent)" -> FieldKind.USER_AGENT;
            case "cs(referer)", "cs(referrer)" -> FieldKind.REFERER;
            case "cs-host", "cs(host)", "x-host-header" -> FieldKind.HOST;
            case "cs-version", "cs-protocol-version" -> FieldKind.PROTOCOL;
            default -> isNamedWithUnit(name) ? FieldKind.DURATION : FieldKind.SKIP;
        };
    }

    /** Whether a column is a duration whose unit stands in parentheses: {@code time-taken(ms)}. */
    static boolean isNamedWithUnit(String name) {
        return name.endsWith(")") && DurationNames.duration(name) != null;
    }

    private static Unit unit(String name) {
        JsonName duration = name.endsWith(")") ? DurationNames.duration(name) : null;
        return duration == null || duration.unit() == null ? Unit.SECONDS : duration.unit();
    }

    /** Of the names with one meaning, the lowest counts. */
    private static int rank(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "date-local", "time-local", "c-dns", "cs-uri-stem", "cs(host)", "bytes" -> 1;
            case "cs-uri-path" -> 2;
            default -> 0;
        };
    }
}
