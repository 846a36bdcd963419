package io.apilog.format;

import io.apilog.line.Line;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of a {@link TextPattern}: a field goes on to where the whole literal behind it stands, a quoted one past every escaped
 * quote, and one before a number only to where a number follows, so that a stray quote in a path does not end it.
 */
final class PatternParser implements LineParser {
    private final Column[] columns;
    private final byte[] last;
    private final Assignment assignment = new Assignment();
    private int stoppedAt;
    private int nearMiss;

    PatternParser(TextPattern pattern, ExtraSlots extras) {
        int[] slots = extras.of(pattern.fields());
        this.last = pattern.literal(pattern.fields().size());
        this.columns = new Column[pattern.fields().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(pattern, i, slots.length == 0 ? ExtraSlots.NONE : slots[i]);
        }
    }

    @Override
    public int rejectedAt() {
        return stoppedAt;
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        byte[] bytes = line.bytes();
        int end = trimmedEnd(bytes, line.from(), line.to());
        assignment.begin(into);
        int at = line.from();
        for (Column column : columns) {
            if (!EightBytes.startsWith(bytes, at, line.to(), column.before)) {
                return reject(Rejection.NO_MATCH, line, at);
            }
            at += column.before.length;
            // An empty value at the end of the line leaves nothing but the space before it.
            end = Math.max(end, at);
            at = column.padded ? Ascii.endOfSpaces(bytes, at, end) : at;
            int to = endOfField(bytes, at, column.last ? end : line.to(), column);
            if (to < 0 && nearMiss == 0 && column.dispensable) {
                // Some servers cut long lines short: all that counts stands before this text, and what is left of it is
                // not taken.
                return finish(into);
            }
            if (to < 0) {
                return reject(Rejection.NO_MATCH, line, Math.max(at, nearMiss));
            }
            int behind = to;
            while (column.meaning == Meaning.METHOD && to > at && bytes[to - 1] == ' ') {
                to--;
            }
            @Nullable Rejection rejection = assignment.assign(into, column.meaning, column.field.unit(), bytes, at, to);
            if (rejection != null) {
                // Where nothing encloses it, the time is a column as any other, and this is a line of another shape.
                boolean other = rejection == Rejection.BAD_TIME && !column.enclosed;
                return reject(other ? Rejection.NO_MATCH : rejection, line, at);
            }
            if (column.slot != ExtraSlots.NONE) {
                assignment.extra(into, column.slot, bytes, at, to);
            }
            at = behind;
        }
        if (!EightBytes.startsWith(bytes, at, end, last) || at + last.length != end) {
            return reject(Rejection.NO_MATCH, line, at);
        }
        return finish(into);
    }

    private AccessRecord finish(AccessRecord into) {
        assignment.finish(into);
        return into;
    }

    private Rejection reject(Rejection rejection, Line line, int at) {
        stoppedAt = at - line.from();
        return rejection;
    }

    private int endOfField(byte[] bytes, int from, int end, Column column) {
        nearMiss = 0;
        byte[] next = column.behind;
        if (next.length == 0) {
            return column.last ? endOfLast(bytes, from, end, column) : indexOfSlash(bytes, from, end);
        }
        byte first = next[0];
        byte escape = column.quoted ? (byte) '\\' : first;
        int i = EightBytes.indexOf(bytes, from, end, first, escape);
        while (i <= end - next.length) {
            if (bytes[i] != first) {
                i = EightBytes.indexOf(bytes, Math.min(i + 2, end), end, first, escape);
                continue;
            }
            if (EightBytes.startsWith(bytes, i, end, next)) {
                int behind = i + next.length;
                boolean ends = column.last ? behind == end : !column.beforeNumber || beginsNumber(bytes, behind, end);
                if (ends && !(column.field.list() && goesOn(bytes, from, i, end))) {
                    return i;
                }
                nearMiss = nearMiss == 0 ? behind : nearMiss;
                if (column.quoted && column.last && beginsColumn(bytes, behind, end)) {
                    return -1;
                }
            }
            i = EightBytes.indexOf(bytes, i + 1, end, first, escape);
        }
        return -1;
    }

    /** A field that nothing follows has the rest of the line, but a column without quotes is one word or one list. */
    private int endOfLast(byte[] bytes, int from, int end, Column column) {
        for (int i = from; column.field.list() && i < end; i++) {
            if (bytes[i] == ' ' && !goesOn(bytes, from, i, end)) {
                nearMiss = i;
                return -1;
            }
        }
        return end;
    }

    /** Where a target begins that stands directly behind a host. */
    private static int indexOfSlash(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '/') {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether behind the quote that ends there a column follows: {@code " "}, {@code " 0.1}, {@code " rt=0.1}. Servers escape quotes, so
     * this is a line of a format with more columns, whose values would be lost in the last text.
     */
    private static boolean beginsColumn(byte[] bytes, int at, int end) {
        if (at + 1 >= end || bytes[at] != ' ') {
            return false;
        }
        int i = at + 1;
        if (bytes[i] == '"' || bytes[i] == '[' || beginsNumber(bytes, i, end)) {
            return true;
        }
        while (i < end && (bytes[i] >= 'a' && bytes[i] <= 'z' || bytes[i] == '_')) {
            i++;
        }
        return i > at + 1 && i < end && bytes[i] == '=';
    }

    /** Whether the space at {@code at} stands inside a list: after a comma, or on either side of a colon that stands alone. */
    private static boolean goesOn(byte[] bytes, int from, int at, int end) {
        if (bytes[at] != ' ' || at == from) {
            return false;
        }
        boolean afterComma = bytes[at - 1] == ',';
        boolean afterColon = bytes[at - 1] == ':' && at - 2 >= from && bytes[at - 2] == ' ';
        boolean beforeColon = at + 2 < end && bytes[at + 1] == ':' && bytes[at + 2] == ' ';
        return afterComma || afterColon || beforeColon;
    }

    private static boolean beginsNumber(byte[] bytes, int at, int end) {
        if (at >= end) {
            return false;
        }
        int b = bytes[at];
        return b >= '0' && b <= '9' || b == '-' || b == '+' || b == '.';
    }

    private static int trimmedEnd(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == '\r' || bytes[end - 1] == '\t')) {
            end--;
        }
        return end;
    }
}
