package io.apilog.format.requestlog;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.format.message.EntryMarks;
import io.apilog.format.value.Commas;
import io.apilog.format.value.DurationText;
import io.apilog.format.value.WrittenUnit;
import io.apilog.request.Unit;
import org.jspecify.annotations.Nullable;

/** Tells what a text between two marks of a line is; of numbers with commas by what those are in the file. */
final class ValueKinds {
    private static final byte BYTES = 'B';

    private Commas commas = Commas.UNKNOWN;

    /** What the commas within numbers are from here on. */
    void commas(Commas known) {
        commas = known;
    }

    /**
     * What stands there by itself.
     *
     * @param limit where the line ends
     */
    ValueKind of(byte[] bytes, int from, int to, int limit) {
        if (from == to) {
            return ValueKind.WORD;
        }
        int first = bytes[from];
        if (first == '-' && to == from + 1) {
            return ValueKind.NONE;
        }
        if (first == '/' && LoggedAddress.is(bytes, from + 1, to)) {
            return ValueKind.ADDRESS;
        }
        if (first == '/'
                || Ascii.startsWith(bytes, from, to, "http://")
                || Ascii.startsWith(bytes, from, to, "https://")) {
            return ValueKind.TARGET;
        }
        if (first >= 'A' && first <= 'Z' && EntryMarks.isRequestWord(bytes, from, to)
                || EntryMarks.isSmallRequest(bytes, from, to, limit)) {
            return ValueKind.METHOD;
        }
        if (Ascii.startsWith(bytes, from, to, "HTTP/")) {
            return ValueKind.PROTOCOL;
        }
        if (LoggedAddress.is(bytes, from, to)) {
            return ValueKind.ADDRESS;
        }
        if (first == 'P' && to - from > 3 && DurationText.nanos(bytes, from, to, Unit.SECONDS) >= 0) {
            return ValueKind.TIMED;
        }
        return Ascii.isDigit(first) || first == '.' ? number(bytes, from, to) : ValueKind.WORD;
    }

    private ValueKind number(byte[] bytes, int from, int to) {
        int at = from;
        int dots = 0;
        boolean comma = false;
        while (at < to && (Ascii.isDigit(bytes[at]) || bytes[at] == '.' || bytes[at] == ',')) {
            dots += bytes[at] == '.' ? 1 : 0;
            comma |= bytes[at] == ',';
            at++;
        }
        if (comma && dots > 0) {
            int first = ByteSearch.indexOf(bytes, from, at, (byte) ',');
            if (Commas.isDotted(bytes, from, first)) {
                return dotted(bytes, at, to);
            }
        }
        if (isTimeSpan(bytes, from, to)) {
            return ValueKind.TIMED;
        }
        if (dots > 1) {
            return ValueKind.WORD;
        }
        if (comma && !(commas == Commas.THOUSANDS ? Commas.isGrouped(bytes, from, at) : commas == Commas.DECIMALS)) {
            return at == to || withUnit(bytes, at, to) != null ? ValueKind.COMMAS : ValueKind.WORD;
        }
        if (at == to) {
            return dots == 0 && !(comma && commas == Commas.DECIMALS) ? ValueKind.WHOLE : ValueKind.DECIMAL;
        }
        if (WrittenUnit.isSteps(bytes, from, to)) {
            return ValueKind.TIMED;
        }
        if (dots == 0 && !comma && isSizes(bytes, at, to)) {
            return ValueKind.PAIR;
        }
        ValueKind kind = withUnit(bytes, at, to);
        return kind == null ? ValueKind.WORD : kind;
    }

    /**
     * {@code 0:00:00.012345} as Dart prints a duration, {@code 00:00:00.0123450} as .NET does: no time of day has one digit of the hour, or
     * seven of the second.
     */
    private static boolean isTimeSpan(byte[] bytes, int from, int to) {
        int colon = ByteSearch.indexOf(bytes, from, Math.min(to, from + 3), (byte) ':');
        int hour = colon - from;
        int length = to - from - hour;
        return (hour == 1 && length == ":00:00.012345".length()
                        || hour == 2
                                && bytes[from] == '0'
                                && bytes[from + 1] == '0'
                                && length == ":00:00.0123450".length())
                && bytes[colon + 3] == ':'
                && bytes[colon + 6] == '.'
                && DurationText.nanos(bytes, from, to, Unit.SECONDS) >= 0;
    }

    /** Whether a slash and another number stand behind one, each of bytes or without a unit. */
    private static boolean isSizes(byte[] bytes, int at, int to) {
        int slash = bytes[at] == BYTES ? at + 1 : at;
        int end = bytes[to - 1] == BYTES ? to - 1 : to;
        return slash + 1 < end && bytes[slash] == '/' && Ascii.isDigits(bytes, slash + 1, end);
    }

    /** What a number is that has points between the thousands and a comma before the fraction. */
    private ValueKind dotted(byte[] bytes, int end, int to) {
        ValueKind unit = end == to ? ValueKind.DECIMAL : withUnit(bytes, end, to);
        return unit == null ? ValueKind.WORD : commas == Commas.DECIMALS ? unit : ValueKind.COMMAS;
    }

    /** What a number is whose unit stands there; null where there is none. */
    static @Nullable ValueKind withUnit(byte[] bytes, int at, int end) {
        if (WrittenUnit.isTime(bytes, at, end)) {
            return ValueKind.TIMED;
        }
        return WrittenUnit.isSize(bytes, at, end)
                ? ValueKind.SIZED
                : WrittenUnit.isMultiple(bytes, at, end) ? ValueKind.ROUNDED : null;
    }
}
