package io.apilog.format.requestlog;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.format.value.WrittenUnit;
import io.apilog.request.Unit;

/** Joins what a space parts and is one value: a number and its unit, the parts of a time, the thousands of a number. */
final class JoinedUnits {
    /** Words behind which a duration stands. */
    private static final String[] LEADS_OF_DURATIONS = {
        "in", "took", "after", "time", "duration", "latency", "elapsed", "within"
    };

    private static final int SECONDS_SINCE_1970 = 10;

    private final LineValues values;

    JoinedUnits(LineValues values) {
        this.values = values;
    }

    /** Whether what stands there is the unit of the number before it, with a space between; then it becomes a part of that. */
    boolean joinsNumber(int at, int end, byte close) {
        byte[] bytes = values.bytes();
        int last = values.count() - 1;
        boolean number = last >= 0 && isNumber(values.kind(last)) && values.to(last) == at - 1 && bytes[at - 1] == ' ';
        if (!number) {
            return false;
        }
        ValueKind joined = ValueKinds.withUnit(bytes, at, end);
        if (joined == null || isBeforeTime(bytes, end)) {
            return false;
        }
        values.extendLast(values.kind(last) == ValueKind.COMMAS ? ValueKind.COMMAS : joined, end, close);
        joinParts();
        return true;
    }

    /** Whether seconds since 1970 stand behind it: it is the name of nginx's {@code $msec}, and no unit. */
    private static boolean isBeforeTime(byte[] bytes, int end) {
        int point = end + 1 + SECONDS_SINCE_1970;
        return point < bytes.length
                && bytes[end] == ' '
                && bytes[point] == '.'
                && Ascii.isDigits(bytes, end + 1, point);
    }

    private static boolean isNumber(ValueKind kind) {
        return kind == ValueKind.WHOLE || kind == ValueKind.DECIMAL || kind == ValueKind.COMMAS;
    }

    /** Joins the time that was read last with what stands before it and is a part of it. */
    void joinParts() {
        int last = values.count() - 1;
        if (values.kind(last) != ValueKind.TIMED || last == 0 || !isBehindSpace(last)) {
            return;
        }
        if (values.kind(last - 1) == ValueKind.TIMED && isSmaller(last - 1, last)
                || values.kind(last - 1) == ValueKind.WHOLE && isGroup(last - 1, last)) {
            values.join(last - 1, ValueKind.TIMED);
        } else if (last > 1
                && values.kind(last - 1) == ValueKind.WORD
                && values.kind(last - 2) == ValueKind.WHOLE
                && isBehindSpace(last - 1)
                && WrittenUnit.scale(values.bytes(), values.from(last - 1), values.to(last - 1))
                        > Unit.SECONDS.nanos()) {
            values.join(last - 2, ValueKind.TIMED);
        }
    }

    /** Whether a value is parted from the one before it by a space alone, and has no name of its own. */
    private boolean isBehindSpace(int token) {
        return values.from(token) == values.to(token - 1) + 1
                && values.bytes()[values.to(token - 1)] == ' '
                && (values.keyless(token) || values.kind(token - 1) == ValueKind.WORD)
                && values.open(token) == 0;
    }

    /** {@code 1s 237ms}: whole numbers, of units that grow smaller. */
    private boolean isSmaller(int before, int token) {
        long larger = unitOf(values.from(before), values.to(before));
        long smaller = unitOf(values.from(token), values.to(token));
        int end = WrittenUnit.endOfNumber(values.bytes(), values.from(token), values.to(token));
        boolean whole = ByteSearch.indexOf(values.bytes(), values.from(before), values.to(before), (byte) '.') < 0;
        return whole && smaller > 0 && larger > smaller && end - values.from(token) <= 3;
    }

    /** The last unit of a time, in nanoseconds. */
    private long unitOf(int from, int to) {
        int at = to;
        while (at > from && values.bytes()[at - 1] != ' ' && !Ascii.isDigit(values.bytes()[at - 1])) {
            at--;
        }
        return WrittenUnit.scale(values.bytes(), at, to);
    }

    /** {@code in 1 768 ms}: a space parts the thousands of a number that a word leads in as a duration. */
    private boolean isGroup(int before, int token) {
        int end = values.from(token);
        while (end < values.to(token) && Ascii.isDigit(values.bytes()[end])) {
            end++;
        }
        return end - values.from(token) == 3
                && values.to(before) - values.from(before) <= 3
                && values.bytes()[values.from(before)] != '0'
                && isLeadOfDuration(before);
    }

    private boolean isLeadOfDuration(int token) {
        for (String lead : LEADS_OF_DURATIONS) {
            if (values.keyTo(token) - values.keyFrom(token) == lead.length()
                    && Ascii.startsWith(values.bytes(), values.keyFrom(token), values.keyTo(token), lead)) {
                return true;
            }
        }
        return false;
    }
}
