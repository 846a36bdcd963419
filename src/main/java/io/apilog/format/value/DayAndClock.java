package io.apilog.format.value;

import static io.apilog.format.value.LoggedNumbers.NOT_A_NUMBER;

import io.apilog.bytes.Ascii;

/**
 * Reads a date and a time of day that stand apart, as programs write them that follow no standard; without a zone both are taken as UTC.
 * Allocates nothing.
 */
public final class DayAndClock {
    private static final long SECOND = 1_000;
    private static final int CENTURY = 2_000;

    private DayAndClock() {}

    /**
     * Midnight of {@code 2026-11-21}, {@code 2026/11/21}, {@code 21/Nov/2026}, {@code 21.11.2026} or, in Microsoft's order,
     * {@code 11/21/26} and {@code 11/21/2026}; in milliseconds since 1970, or {@link LoggedNumbers#NOT_A_NUMBER}.
     */
    public static long day(byte[] bytes, int from, int to) {
        int first = endOfPart(bytes, from, to);
        int second = endOfPart(bytes, first + 1, to);
        if (second >= to || bytes[first] != bytes[second]) {
            return NOT_A_NUMBER;
        }
        long a = number(bytes, from, first);
        long b = number(bytes, first + 1, second);
        long c = number(bytes, second + 1, to);
        if (first - from == 4) {
            return civil(a, b, c);
        }
        long year = to - second == 3 ? CENTURY + c : c;
        if (b < 0 && second - first == 4) {
            return civil(year, Times.month(bytes, first + 1), a);
        }
        return bytes[first] == '.' ? civil(year, b, a) : civil(year, a, b);
    }

    /** Milliseconds since midnight of {@code 9:00:00}, {@code 09:00:00.123} or {@code 09:00:00,123}. */
    public static long clock(byte[] bytes, int from, int to) {
        int first = endOfPart(bytes, from, to);
        int second = endOfPart(bytes, first + 1, to);
        int third = endOfPart(bytes, second + 1, to);
        if (second >= to || bytes[first] != ':' || bytes[second] != ':') {
            return NOT_A_NUMBER;
        }
        long hour = number(bytes, from, first);
        long minute = number(bytes, first + 1, second);
        long seconds = number(bytes, second + 1, third);
        boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && seconds >= 0 && seconds <= 60;
        if (!valid) {
            return NOT_A_NUMBER;
        }
        long fraction = third < to ? Times.fraction(bytes, third + 1, to) : 0;
        return fraction < 0 ? NOT_A_NUMBER : ((hour * 60 + minute) * 60 + seconds) * SECOND + fraction;
    }

    private static long civil(long year, long month, long day) {
        boolean valid = year >= 1970 && year < 10_000 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
        return valid ? Times.daysFromCivil((int) year, (int) month, (int) day) * 24 * 60 * 60 * SECOND : NOT_A_NUMBER;
    }

    /** Of one to four digits; -1 if it is none. */
    private static long number(byte[] bytes, int from, int to) {
        long value = to > from && to - from <= 4 ? 0 : -1;
        for (int i = from; i < to && value >= 0; i++) {
            value = Ascii.isDigit(bytes[i]) ? value * 10 + bytes[i] - '0' : -1;
        }
        return value;
    }

    private static int endOfPart(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (Ascii.isDigit(bytes[at]) || Ascii.isLetter(bytes[at]))) {
            at++;
        }
        return at;
    }
}
