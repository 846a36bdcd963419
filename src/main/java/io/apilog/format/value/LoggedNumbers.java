package io.apilog.format.value;

import static io.apilog.request.AccessRecord.ABSENT;

import io.apilog.bytes.Ascii;
import io.apilog.request.AccessRecord;
import io.apilog.request.Unit;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of a log from bytes. Allocates nothing. */
public final class LoggedNumbers {
    /** What the readers here return for bytes that are no number. */
    public static final long NOT_A_NUMBER = Long.MIN_VALUE;

    private static final int MAX_DIGITS = 18;
    private static final int MOST_DIGITS = 40;
    private static final Unit[] UNITS = Unit.values();
    private static final long MINUTE = 60 * Unit.SECONDS.nanos();

    private static final long[] TENS = tens();

    /** By the places of a unit, the largest whole number of it. */
    private static final long[] MOST_WHOLE =
            Arrays.stream(TENS).map(ten -> Long.MAX_VALUE / ten / 2).toArray();

    private LoggedNumbers() {}

    private static long[] tens() {
        return LongStream.iterate(1, ten -> ten * 10).limit(10).toArray();
    }

    /** A whole number of 0 or more; {@link AccessRecord#ABSENT} for nothing, {@code -} and every negative number. */
    public static long whole(byte[] bytes, int from, int to) {
        long digits = digits(bytes, from, to);
        // As nearly always: nothing else is asked.
        return digits >= 0 ? digits : unlikeDigits(bytes, from, to);
    }

    /** What digits alone say; negative where there is anything else, none or too many of them. */
    private static long digits(byte[] bytes, int from, int to) {
        if (to == from || to - from > MAX_DIGITS) {
            return NOT_A_NUMBER;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_NUMBER;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static long unlikeDigits(byte[] bytes, int from, int to) {
        if (isAbsent(bytes, from, to)) {
            return ABSENT;
        }
        int start = bytes[from] == '+' ? from + 1 : from;
        if (to - start > MAX_DIGITS || start == to) {
            return large(bytes, start, to);
        }
        long value = 0;
        for (int i = start; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return i > start && bytes[i] == '.' && allDigits(bytes, i + 1, to) ? value : NOT_A_NUMBER;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** A number of more digits: what is over the largest {@code long} is absent, as if the log had no value. */
    private static long large(byte[] bytes, int from, int to) {
        if (from == to || to - from > MOST_DIGITS || !allDigits(bytes, from, to)) {
            return NOT_A_NUMBER;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return ABSENT;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /**
     * A duration in nanoseconds from a decimal number of {@code unit}, cut after the ninth place; a unit written behind the number
     * ({@code 12ms}, {@code 0.5s}) wins. {@link AccessRecord#ABSENT} for nothing, {@code -} and every negative number: several
     * servers write -1 for "not reached".
     */
    public static long nanos(byte[] bytes, int from, int to, Unit unit) {
        long plain = decimal(bytes, from, to, unit.nanos());
        if (plain != NOT_A_NUMBER) {
            // As nearly always: nothing else is asked.
            return plain;
        }
        if (isAbsent(bytes, from, to)) {
            return ABSENT;
        }
        int end = endOfNumber(bytes, from, to);
        long scale = end == to ? unit.nanos() : unitBehind(bytes, end, to);
        if (scale == NOT_A_NUMBER || end == from) {
            return DurationText.nanos(bytes, from, to, unit);
        }
        return decimal(bytes, bytes[from] == '+' ? from + 1 : from, end, scale);
    }

    /** Go's way of writing a minute and more: {@code 1m30.5s}, {@code 2h0m1s}. */
    static long inSteps(byte[] bytes, int from, int to) {
        long sum = 0;
        int at = from;
        while (at < to) {
            int end = endOfNumber(bytes, at, to);
            int behind = end;
            while (behind < to && Ascii.isLetter(bytes[behind])) {
                behind++;
            }
            long scale = behind == end + 1 && bytes[end] == 'h'
                    ? 60 * MINUTE
                    : behind == end + 1 && bytes[end] == 'm' ? MINUTE : unitBehind(bytes, end, behind);
            long step = scale == NOT_A_NUMBER || end == at ? NOT_A_NUMBER : decimal(bytes, at, end, scale);
            if (step == NOT_A_NUMBER || sum > Long.MAX_VALUE / 4) {
                return NOT_A_NUMBER;
            }
            sum += step;
            at = behind;
        }
        return sum;
    }

    /** The unit that stands behind a number; null where none does. */
    public static @Nullable Unit unitWritten(byte[] bytes, int from, int to) {
        int end = endOfNumber(bytes, from, to);
        if (end == to && end > from) {
            return null;
        }
        long scale = end == from ? NOT_A_NUMBER : unitBehind(bytes, end, to);
        if (scale == NOT_A_NUMBER) {
            return DurationText.unitWritten(bytes, from, to);
        }
        for (Unit unit : UNITS) {
            if (unit.nanos() == scale) {
                return unit;
            }
        }
        return null;
    }

    /**
     * A decimal number of units of {@code scale} nanoseconds. Without a division where the scale is a power of ten, as that of every unit up to
     * the second is: the daemon's compiler makes a call of each.
     */
    static long decimal(byte[] bytes, int from, int to, long scale) {
        int most = places(scale);
        long whole = 0;
        int i = from;
        for (; i < to && bytes[i] != '.'; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || whole > Long.MAX_VALUE / 20) {
                return NOT_A_NUMBER;
            }
            whole = whole * 10 + digit;
        }
        if (i == from && to - from < 2 || whole > (most < 0 ? Long.MAX_VALUE / scale / 2 : MOST_WHOLE[most])) {
            return NOT_A_NUMBER;
        }
        if (most < 0) {
            return fraction(bytes, i + 1, to, whole * scale, scale);
        }
        long fraction = 0;
        int places = 0;
        for (i++; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_NUMBER;
            }
            if (places < most) {
                fraction = fraction * 10 + digit;
                places++;
            }
        }
        return whole * scale + fraction * TENS[most - places];
    }

    /** How many decimals a number of a unit has that is whole in nanoseconds; negative where the unit is no power of ten. */
    private static int places(long scale) {
        if (scale == TENS[9]) {
            return 9;
        }
        if (scale == TENS[6]) {
            return 6;
        }
        return scale == TENS[3] ? 3 : scale == 1 ? 0 : -1;
    }

    /** Adds the decimals, each cut to what it is in nanoseconds. */
    private static long fraction(byte[] bytes, int from, int to, long whole, long scale) {
        long sum = whole;
        long place = scale;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_NUMBER;
            }
            place /= 10;
            sum += digit * place;
        }
        return sum;
    }

    static int endOfNumber(byte[] bytes, int from, int to) {
        int i = from < to && bytes[from] == '+' ? from + 1 : from;
        while (i < to && (bytes[i] >= '0' && bytes[i] <= '9' || bytes[i] == '.')) {
            i++;
        }
        return i;
    }

    static long unitBehind(byte[] bytes, int from, int to) {
        int at = from < to && bytes[from] == ' ' ? from + 1 : from;
        int length = to - at;
        if (length == 1 && bytes[at] == 's') {
            return Unit.SECONDS.nanos();
        }
        if (length > 3 || length == 3 && bytes[at] > 0) {
            long named = DurationText.unitNamed(bytes, at, to);
            return named == NOT_A_NUMBER ? inWords(bytes, at, to) : named;
        }
        if (length == 2 && bytes[at + 1] == 's') {
            return switch (bytes[at]) {
                case 'm' -> Unit.MILLISECONDS.nanos();
                case 'u' -> Unit.MICROSECONDS.nanos();
                case 'n' -> Unit.NANOSECONDS.nanos();
                default -> NOT_A_NUMBER;
            };
        }
        // Go writes microseconds with a micro sign, two bytes in UTF-8 (U+00B5 or U+03BC).
        if (length == 3 && bytes[at + 2] == 's' && bytes[at] < 0 && bytes[at + 1] < 0) {
            return Unit.MICROSECONDS.nanos();
        }
        return length == 0 ? NOT_A_NUMBER : inWords(bytes, at, to);
    }

    private static long inWords(byte[] bytes, int from, int to) {
        Unit unit = UnitWords.unit(bytes, from, to);
        return unit == null ? NOT_A_NUMBER : unit.nanos();
    }

    /** Whether the bytes say that there is no value: nothing, {@code -}, or a negative number. */
    public static boolean isAbsent(byte[] bytes, int from, int to) {
        if (from == to) {
            return true;
        }
        if (bytes[from] != '-') {
            return false;
        }
        int end = endOfNumber(bytes, from + 1, to);
        return to - from == 1 || end == to || end > from + 1 && unitBehind(bytes, end, to) != NOT_A_NUMBER;
    }

    private static boolean allDigits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }
}
