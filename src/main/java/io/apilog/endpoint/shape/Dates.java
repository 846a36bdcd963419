package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/** Dates and times as they stand in paths. Years from 1900 to 2099, so that fewer numbers are taken for dates. */
public final class Dates {
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Dates() {}

    /** {@code 2026-11-21}, {@code 20261121}, {@code 2026-11}, and the first two with a time behind. */
    static boolean isDate(Segment s) {
        if (s.length() < 7 || !isYear(s)) {
            return false;
        }
        if (s.at(4) != '-') {
            return isDay(s, 4, 6) && (s.length() == 8 || isTime(s, 8));
        }
        if (s.length() == 7) {
            return isMonth(s, 5);
        }
        return s.length() >= 10
                && s.at(7) == '-'
                && isDay(s, 5, 8)
                && (s.length() == 10 || (s.at(10) != '-' && isTime(s, 10)));
    }

    /** How many bytes a date {@code 2026-11-21} at {@code start} has, or {@code 2026-11} that ends the segment; 0 if none is there. */
    static int lengthAt(Segment s, int start) {
        if (start + 7 > s.length() || s.at(start + 4) != '-') {
            return 0;
        }
        if (start + 10 <= s.length() && isDate(s.part(start, start + 10))) {
            return 10;
        }
        return start + 7 == s.length() && isDate(s.part(start, start + 7)) ? 7 : 0;
    }

    /** Whether a segment is a year of four digits. */
    public static boolean isYear(byte[] bytes, int from, int to) {
        return to - from == 4 && isCentury(bytes[from], bytes[from + 1]) && isTwoDigits(bytes, from + 2);
    }

    /** Whether a segment behind a year is a month, of two digits or by name. */
    public static boolean isMonth(byte[] bytes, int from, int to) {
        return to - from == 2 && isTwoDigits(bytes, from)
                ? inRange(twoDigits(bytes, from), 12)
                : DateWords.isMonth(bytes, from, to);
    }

    /** Whether a segment is a day of two digits. */
    public static boolean isDay(byte[] bytes, int from, int to) {
        return to - from == 2 && isTwoDigits(bytes, from) && inRange(twoDigits(bytes, from), 31);
    }

    private static boolean isTwoDigits(byte[] bytes, int from) {
        return Octets.isDigit(bytes[from]) && Octets.isDigit(bytes[from + 1]);
    }

    private static int twoDigits(byte[] bytes, int from) {
        return 10 * (bytes[from] - '0') + (bytes[from + 1] - '0');
    }

    private static boolean isCentury(int first, int second) {
        return (first == '1' && second == '9') || (first == '2' && second == '0');
    }

    private static boolean isYear(Segment s) {
        return isCentury(s.at(0), s.at(1)) && s.isDigits(2, 4);
    }

    private static boolean isMonth(Segment s, int at) {
        return s.isDigits(at, at + 2) && inRange(s.number(at, at + 2), 12);
    }

    private static boolean isDay(Segment s, int month, int day) {
        return isMonth(s, month)
                && s.isDigits(day, day + 2)
                && inRange(s.number(day, day + 2), DAYS[s.number(month, month + 2) - 1]);
    }

    private static boolean inRange(int number, int most) {
        return number >= 1 && number <= most;
    }

    /** {@code T12:30:00Z}, {@code _123000} and the like, to the end. */
    private static boolean isTime(Segment s, int start) {
        int separator = s.at(start);
        if (separator != 'T' && separator != 't' && separator != '_' && separator != '-') {
            return false;
        }
        if (!s.isDigits(start + 1, start + 3)) {
            return false;
        }
        for (int i = start + 3; i < s.length(); i++) {
            int octet = s.at(i);
            if (!Octets.isDigit(octet) && ":.,Zz+-".indexOf(octet) < 0) {
                return false;
            }
        }
        return true;
    }
}
