package io.apilog.format.value;

import static io.apilog.format.value.LoggedNumbers.NOT_A_NUMBER;

import io.apilog.bytes.Ascii;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads durations in the spellings that are not a plain decimal number: {@code PT1M2.5S}, {@code 00:01:02.5}, {@code 0,125},
 * {@code 1.25E-4}, {@code 1m2.5s}, {@code 12 msecs}. What is negative, infinite or no number is none.
 */
public final class DurationText {
    private static final int LONGEST = 40;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** A word for a unit, in capitals. */
    private record Word(String capitals, Unit unit) {}

    /** The words for units, beside the short ones of {@link LoggedNumbers}. */
    private static final List<Word> WORDS = Stream.of(
                    words(Unit.NANOSECONDS, "NSEC", "NSECS", "NANOS", "NANOSECONDS"),
                    words(Unit.MICROSECONDS, "USEC", "USECS", "MICROS", "MICROSEC", "MICROSECONDS"),
                    words(Unit.MILLISECONDS, "MSEC", "MSECS", "MILLIS", "MILLISEC", "MILLISECONDS"),
                    words(Unit.SECONDS, "SEC", "SECS", "SECOND", "SECONDS"))
            .flatMap(words -> words)
            .toList();

    private static Stream<Word> words(Unit unit, String... capitals) {
        return Stream.of(capitals).map(word -> new Word(word, unit));
    }

    private DurationText() {}

    /** The duration in nanoseconds; {@link LoggedNumbers#NOT_A_NUMBER} for what is none. */
    public static long nanos(byte[] bytes, int from, int to, Unit unit) {
        if (to - from > LONGEST || to == from) {
            return NOT_A_NUMBER;
        }
        if (isIso(bytes, from, to)) {
            return iso(bytes, from, to);
        }
        int colon = find(bytes, from, to, ':');
        if (colon > from) {
            return clock(bytes, from, to);
        }
        int comma = find(bytes, from, to, ',');
        if (comma > from) {
            return comma(bytes, from, comma, to, unit);
        }
        long exponent = exponent(bytes, from, to, unit);
        return exponent == NOT_A_NUMBER ? LoggedNumbers.inSteps(bytes, from, to) : exponent;
    }

    /** The unit that such a text says by itself, or null: then it is in that of the column. */
    static @Nullable Unit unitWritten(byte[] bytes, int from, int to) {
        if (to - from > LONGEST || to == from) {
            return null;
        }
        boolean clock = find(bytes, from, to, ':') > from;
        boolean itself = isIso(bytes, from, to) || clock || find(bytes, from, to, ',') < 0;
        return itself && nanos(bytes, from, to, Unit.SECONDS) != NOT_A_NUMBER && !isExponent(bytes, from, to)
                ? Unit.SECONDS
                : null;
    }

    /** Nanoseconds of the unit of that name, or {@link LoggedNumbers#NOT_A_NUMBER}. */
    static long unitNamed(byte[] bytes, int from, int to) {
        for (int i = 0; i < WORDS.size(); i++) {
            Word word = WORDS.get(i);
            if (word.capitals().length() == to - from
                    && Ascii.startsWithIgnoringCase(bytes, from, to, word.capitals())) {
                return word.unit().nanos();
            }
        }
        return NOT_A_NUMBER;
    }

    /** The unit of that name, the short ones included; null for what is none. */
    public static @Nullable Unit unitNamed(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        long nanos = LoggedNumbers.unitBehind(bytes, 0, bytes.length);
        return Arrays.stream(Unit.values())
                .filter(unit -> unit.nanos() == nanos)
                .findFirst()
                .orElse(null);
    }

    private static boolean isIso(byte[] bytes, int from, int to) {
        return to - from > 2 && (bytes[from] == 'P' || bytes[from] == 'p');
    }

    /** {@code PT0.125S}, {@code PT1M2.5S}, {@code P1DT2H}; months and years have no length. */
    private static long iso(byte[] bytes, int from, int to) {
        long sum = 0;
        boolean timed = false;
        int at = from + 1;
        while (at < to) {
            if ((bytes[at] | 0x20) == 't' && !timed) {
                timed = true;
                at++;
                continue;
            }
            int end = LoggedNumbers.endOfNumber(bytes, at, to);
            if (end == at || end == to) {
                return NOT_A_NUMBER;
            }
            long seconds =
                    switch (bytes[end] | 0x20) {
                        case 'd' -> timed ? 0 : DAY;
                        case 'h' -> timed ? HOUR : 0;
                        case 'm' -> timed ? MINUTE : 0;
                        case 's' -> timed ? 1 : 0;
                        default -> 0;
                    };
            sum = plus(sum, bytes, at, end, seconds);
            if (sum == NOT_A_NUMBER) {
                return NOT_A_NUMBER;
            }
            at = end + 1;
        }
        return at > from + 2 ? sum : NOT_A_NUMBER;
    }

    /** {@code 00:00:00.125}, {@code 1.02:03:04.5} with days, {@code 01:02.5}. */
    private static long clock(byte[] bytes, int from, int to) {
        long sum = 0;
        int at = from;
        int dot = find(bytes, from, to, '.');
        int colon = find(bytes, from, to, ':');
        if (dot > from && dot < colon) {
            sum = plus(sum, bytes, from, dot, DAY);
            at = dot + 1;
        }
        int parts = 1;
        for (int i = at; i < to; i++) {
            parts += bytes[i] == ':' ? 1 : 0;
        }
        long seconds = parts == 3 ? HOUR : parts == 2 && at == from ? MINUTE : 0;
        while (seconds > 0 && sum != NOT_A_NUMBER) {
            int end = find(bytes, at, to, ':');
            end = end < 0 ? to : end;
            sum = end == at || end > at + 3 && seconds > 1 ? NOT_A_NUMBER : plus(sum, bytes, at, end, seconds);
            seconds /= MINUTE;
            at = end + 1;
        }
        return at == to + 1 ? sum : NOT_A_NUMBER;
    }

    private static long plus(long sum, byte[] bytes, int from, int to, long seconds) {
        long number = seconds == 0 ? NOT_A_NUMBER : LoggedNumbers.decimal(bytes, from, to, Unit.SECONDS.nanos());
        if (number == NOT_A_NUMBER || number > Long.MAX_VALUE / 4 / seconds || sum > Long.MAX_VALUE / 2) {
            return NOT_A_NUMBER;
        }
        return sum + number * seconds;
    }

    /** A decimal comma, as programs write it whose locale has one; what could part thousands is none. */
    private static long comma(byte[] bytes, int from, int comma, int to, Unit unit) {
        int end = comma + 1;
        while (end < to && Ascii.isDigit(bytes[end])) {
            end++;
        }
        long scale = end == to ? unit.nanos() : LoggedNumbers.unitBehind(bytes, end, to);
        for (int i = from; i < comma; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                return NOT_A_NUMBER;
            }
        }
        boolean leading = comma - from == 1 && bytes[from] == '0';
        boolean thousands = end - comma == 4 && !leading && scale != Unit.SECONDS.nanos();
        if (scale == NOT_A_NUMBER || end == comma + 1 || thousands) {
            return NOT_A_NUMBER;
        }
        long whole = LoggedNumbers.decimal(bytes, from, comma, scale);
        long fraction = 0;
        long place = scale;
        for (int i = comma + 1; i < end; i++) {
            place /= 10;
            fraction += (bytes[i] - '0') * place;
        }
        return whole == NOT_A_NUMBER ? NOT_A_NUMBER : whole + fraction;
    }

    private static boolean isExponent(byte[] bytes, int from, int to) {
        int at = LoggedNumbers.endOfNumber(bytes, from, to);
        return at > from
                && at + 1 < to
                && (bytes[at] | 0x20) == 'e'
                && (Ascii.isDigit(bytes[at + 1]) || bytes[at + 1] == '-' || bytes[at + 1] == '+');
    }

    /** {@code 1.25E-4}, as Java and JavaScript write small numbers. */
    private static long exponent(byte[] bytes, int from, int to, Unit unit) {
        if (!isExponent(bytes, from, to)) {
            return NOT_A_NUMBER;
        }
        int mantissa = LoggedNumbers.endOfNumber(bytes, from, to);
        boolean negative = bytes[mantissa + 1] == '-';
        int at = mantissa + (negative || bytes[mantissa + 1] == '+' ? 2 : 1);
        int exponent = 0;
        for (; at < to && Ascii.isDigit(bytes[at]) && exponent < 1_000; at++) {
            exponent = exponent * 10 + bytes[at] - '0';
        }
        long scale = at == to ? unit.nanos() : LoggedNumbers.unitBehind(bytes, at, to);
        if (scale == NOT_A_NUMBER || !Ascii.isDigit(bytes[at - 1])) {
            return NOT_A_NUMBER;
        }
        return shifted(bytes, from, mantissa, negative ? -exponent : exponent, scale);
    }

    /** The digits of a decimal number times ten to the power of an exponent, cut after the ninth place of a second. */
    private static long shifted(byte[] bytes, int from, int to, int exponent, long scale) {
        long value = 0;
        int places = exponent;
        boolean behind = false;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.' && !behind) {
                behind = true;
            } else if (!Ascii.isDigit(bytes[i])) {
                return NOT_A_NUMBER;
            } else if (value < Long.MAX_VALUE / 100) {
                value = value * 10 + bytes[i] - '0';
                places -= behind ? 1 : 0;
            } else {
                places += behind ? 0 : 1;
            }
        }
        for (long left = scale; left > 1; left /= 10) {
            places++;
        }
        for (; places > 0 && value > 0; places--) {
            if (value > Long.MAX_VALUE / 20) {
                return NOT_A_NUMBER;
            }
            value *= 10;
        }
        for (; places < 0 && value > 0; places++) {
            value /= 10;
        }
        return value;
    }

    private static int find(byte[] bytes, int from, int to, char sought) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == sought) {
                return i;
            }
        }
        return -1;
    }
}
