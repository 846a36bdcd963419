package io.apilog.format.value;

import static io.apilog.format.value.LoggedNumbers.NOT_A_NUMBER;
import static io.apilog.request.AccessRecord.ABSENT;

import io.apilog.bytes.Ascii;
import io.apilog.request.AccessRecord;
import io.apilog.request.Unit;

/**
 * Reads points in time from bytes, as milliseconds since 1970 UTC. Allocates nothing.
 *
 * <p>Understood: the time of the Common Log Format ({@code 10/Oct/2000:13:55:36 -0700}, Apache's {@code %t} and nginx's
 * {@code $time_local}; also with a year of two digits and with months in other languages), RFC 3339 and ISO 8601
 * ({@code 2026-11-21T09:00:00.123+01:00}; without zone: UTC), the same with slashes as Go writes it, the spellings of C's {@code asctime},
 * of HTTP and of American Windows, and seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size; each also
 * in brackets. The name of a zone is taken where it has one meaning only, see {@link ZoneNames}; with another one, {@link
 * AccessRecord#ABSENT}.
 */
public final class Times {
    /** {@code 1/Nov/26:09:00:00} with a day of two digits. */
    private static final int SHORTEST_CLF = 18;

    /** {@code 20261121090000}; as microseconds since 1970 it would be a time in 1970. */
    private static final int FOURTEEN = 14;

    private static final int COMPACT = 15;
    private static final int CENTURY = 2_000;
    private static final int SHORTEST_HTTP = 24;

    /** {@code Nov 1, 2026 @ 09:00:00}. */
    private static final int SHORTEST_SHOWN = 22;

    private static final long NANOS = 1_000_000;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Times() {}

    /** The time, or {@link LoggedNumbers#NOT_A_NUMBER} where the bytes are none. */
    public static long millis(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length >= SHORTEST_CLF && bytes[from + 2] == '/' && !isDigit(bytes[from + 3])) {
            return clf(bytes, from, to);
        }
        if (length >= 19 && (bytes[from + 4] == '-' || bytes[from + 4] == '/')) {
            return iso(bytes, from, to);
        }
        if (length > 2 && bytes[from] == '[' && bytes[to - 1] == ']') {
            return millis(bytes, from + 1, to - 1);
        }
        if (length >= SHORTEST_SHOWN && bytes[from + 3] == ' ' && at(bytes, from, to) > 0) {
            return shown(bytes, from, to);
        }
        if (length == 24 && bytes[from + 3] == ' ' && bytes[from + 19] == ' ') {
            return asctime(bytes, from);
        }
        if (length >= SHORTEST_HTTP && bytes[from + 3] == ',') {
            return http(bytes, from, to);
        }
        if (length >= 16 && (bytes[from + 1] == '/' || bytes[from + 2] == '/')) {
            return american(bytes, from, to);
        }
        if (length == FOURTEEN && bytes[from] == '2' && LoggedNumbers.whole(bytes, from, to) > 0) {
            return civil(
                    four(bytes, from),
                    two(bytes, from + 4),
                    two(bytes, from + 6),
                    two(bytes, from + 8),
                    two(bytes, from + 10),
                    two(bytes, from + 12));
        }
        if (length == COMPACT && bytes[from + 6] == ' ' && bytes[from + 9] == ':') {
            return compact(bytes, from);
        }
        return epoch(bytes, from, to);
    }

    /** Where the sign stands in {@code Nov 21, 2026 @ 09:00:00.123}, or -1. */
    private static int at(byte[] bytes, int from, int to) {
        int comma = bytes[from + 5] == ',' ? from + 5 : from + 6;
        boolean is = comma + 17 <= to && bytes[comma] == ',' && bytes[comma + 7] == '@' && bytes[comma + 8] == ' ';
        return is ? comma + 7 : -1;
    }

    /** As Kibana and OpenSearch Dashboards show a time and export it; taken as UTC, as its zone is the reader's and not written. */
    private static long shown(byte[] bytes, int from, int to) {
        int at = at(bytes, from, to);
        int day = at - from == 12 ? digits(bytes, from + 4, 1) : two(bytes, from + 4);
        long midnight = civil(four(bytes, at - 5), month(bytes, from), day, 0, 0, 0);
        long clock = timeOfDay(bytes, at + 2, to);
        return midnight == NOT_A_NUMBER || clock == NOT_A_NUMBER ? NOT_A_NUMBER : midnight + clock;
    }

    /** {@code 261121 09:00:00}, Tornado's; taken as UTC. */
    private static long compact(byte[] bytes, int from) {
        return civil(
                CENTURY + two(bytes, from),
                two(bytes, from + 2),
                two(bytes, from + 4),
                two(bytes, from + 7),
                two(bytes, from + 10),
                two(bytes, from + 13));
    }

    /** The nanoseconds since 1970 of a time as ISO 8601 writes it, with all places of its fraction; a negative number where it is none. */
    public static long nanos(byte[] bytes, int from, int to) {
        long millis = to - from >= 19 && bytes[from + 4] == '-' ? iso(bytes, from, to) : NOT_A_NUMBER;
        if (millis < 0 || millis > Long.MAX_VALUE / NANOS) {
            return NOT_A_NUMBER;
        }
        long nanos = 0;
        long place = NANOS * 100;
        for (int i = from + 20;
                to > from + 20 && bytes[from + 19] == '.' && i < to && isDigit(bytes[i]) && place > 0;
                i++) {
            nanos += (bytes[i] - '0') * place;
            place /= 10;
        }
        return millis / SECOND * SECOND * NANOS + nanos;
    }

    /** {@code Sat Nov 21 09:00:00 2026}, taken as UTC. */
    private static long asctime(byte[] bytes, int from) {
        int day = bytes[from + 8] == ' ' ? digits(bytes, from + 9, 1) : two(bytes, from + 8);
        return civil(
                four(bytes, from + 20),
                month(bytes, from + 4),
                day,
                two(bytes, from + 11),
                two(bytes, from + 14),
                two(bytes, from + 17));
    }

    /** Midnight UTC of {@code 2026-11-21}. */
    static long date(byte[] bytes, int from, int to) {
        if (to - from != 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return NOT_A_NUMBER;
        }
        return civil(four(bytes, from), two(bytes, from + 5), two(bytes, from + 8), 0, 0, 0);
    }

    /** Milliseconds since midnight of {@code 09:00:00} or {@code 09:00:00.123}. */
    static long timeOfDay(byte[] bytes, int from, int to) {
        if (to - from < 8 || bytes[from + 2] != ':' || bytes[from + 5] != ':') {
            return NOT_A_NUMBER;
        }
        long second = civil(1970, 1, 1, two(bytes, from), two(bytes, from + 3), two(bytes, from + 6));
        long fraction = to - from > 9 && bytes[from + 8] == '.' ? fraction(bytes, from + 9, to) : 0;
        return second == NOT_A_NUMBER || fraction < 0 ? NOT_A_NUMBER : second + fraction;
    }

    private static long clf(byte[] bytes, int from, int to) {
        int slash = from + 6;
        while (slash < to && bytes[slash] != '/') {
            slash++;
        }
        int month = slash == from + 6 ? month(bytes, from + 3) : -1;
        if (month < 0) {
            month = Months.of(bytes, from + 3, slash);
        }
        // Two digits of the year, or four.
        int year = slash + 1;
        int behind = year + 2 < to && isDigit(bytes[year + 2]) ? year + 4 : year + 2;
        if (month < 0 || behind + 9 > to || bytes[behind + 3] != ':') {
            return NOT_A_NUMBER;
        }
        // Python's servers part date and time of day by a space.
        boolean parted = bytes[behind] == ':' || bytes[behind] == ' ';
        long second = !parted
                ? NOT_A_NUMBER
                : civil(
                        behind == year + 4 ? four(bytes, year) : CENTURY + two(bytes, year),
                        month,
                        two(bytes, from),
                        two(bytes, behind + 1),
                        two(bytes, behind + 4),
                        two(bytes, behind + 7));
        return behindSecond(second, bytes, behind + 9, to);
    }

    private static long iso(byte[] bytes, int from, int to) {
        if (bytes[from + 7] != bytes[from + 4] || bytes[from + 13] != ':' || bytes[from + 16] != ':') {
            return NOT_A_NUMBER;
        }
        int between = bytes[from + 10];
        if (between != 'T' && between != 't' && between != ' ' && between != '_') {
            return NOT_A_NUMBER;
        }
        long second = civil(
                four(bytes, from),
                two(bytes, from + 5),
                two(bytes, from + 8),
                two(bytes, from + 11),
                two(bytes, from + 14),
                two(bytes, from + 17));
        return behindSecond(second, bytes, from + 19, to);
    }

    /** {@code Sat, 21 Nov 2026 09:00:00 GMT}, and as mail has it, with one digit of the day or a zone in numbers. */
    private static long http(byte[] bytes, int from, int to) {
        int month = bytes[from + 6] == ' ' ? from + 7 : from + 8;
        if (bytes[from + 4] != ' ' || bytes[month - 1] != ' ' || bytes[month + 8] != ' ' || month + 17 > to) {
            return NOT_A_NUMBER;
        }
        long second = civil(
                four(bytes, month + 4),
                month(bytes, month),
                digits(bytes, from + 5, month - from - 6),
                two(bytes, month + 9),
                two(bytes, month + 12),
                two(bytes, month + 15));
        return behindSecond(second, bytes, month + 17, to);
    }

    /** {@code 11/21/2026 9:00:00 PM}, the American spelling of Windows; without zone: UTC. */
    private static long american(byte[] bytes, int from, int to) {
        int slash = bytes[from + 1] == '/' ? from + 1 : from + 2;
        int year = bytes[slash + 2] == '/' ? slash + 3 : slash + 4;
        int colon = bytes[year + 6] == ':' ? year + 6 : year + 7;
        boolean form = bytes[year - 1] == '/' && bytes[year + 4] == ' ' && bytes[colon] == ':' && colon + 6 <= to;
        if (!form || bytes[colon + 3] != ':') {
            return NOT_A_NUMBER;
        }
        int hour = digits(bytes, year + 5, colon - year - 5);
        boolean halves = colon + 9 <= to && bytes[to - 1] == 'M' && (bytes[to - 2] == 'A' || bytes[to - 2] == 'P');
        if (halves) {
            hour = hour < 1 || hour > 12 ? -1 : hour % 12 + (bytes[to - 2] == 'P' ? 12 : 0);
        }
        long second = civil(
                four(bytes, year),
                digits(bytes, from, slash - from),
                digits(bytes, slash + 1, year - slash - 2),
                hour,
                two(bytes, colon + 1),
                two(bytes, colon + 4));
        return behindSecond(second, bytes, colon + 6, halves ? to - 3 : to);
    }

    /** Adds the fraction of a second and takes the zone away, which stand behind it, each if it is there. */
    private static long behindSecond(long second, byte[] bytes, int from, int to) {
        int at = from;
        long fraction = 0;
        if (at < to && (bytes[at] == '.' || bytes[at] == ',')) {
            int end = at + 1;
            while (end < to && isDigit(bytes[end])) {
                end++;
            }
            fraction = fraction(bytes, at + 1, end);
            at = end;
        }
        if (at < to && bytes[at] == ' ') {
            at++;
        }
        if (second == NOT_A_NUMBER) {
            return NOT_A_NUMBER;
        }
        if (at < to && Ascii.isLetter(bytes[at]) && bytes[at] != 'Z' && bytes[at] != 'z') {
            long named = ZoneNames.offset(bytes, at, to);
            return named == NOT_A_NUMBER
                    ? NOT_A_NUMBER
                    : named == ZoneNames.UNKNOWN ? ABSENT : second + fraction - named;
        }
        long zone = zone(bytes, at, to);
        return zone == NOT_A_NUMBER ? NOT_A_NUMBER : second + fraction - zone;
    }

    private static long epoch(byte[] bytes, int from, int to) {
        int dot = from;
        while (dot < to && bytes[dot] != '.') {
            dot++;
        }
        // Ten digits of seconds last until the year 2286; each further three are a finer unit.
        Unit unit =
                switch ((dot - from + 1) / 3) {
                    case 3 -> Unit.SECONDS;
                    case 4 -> Unit.MILLISECONDS;
                    case 5 -> Unit.MICROSECONDS;
                    case 6 -> Unit.NANOSECONDS;
                    default -> null;
                };
        if (unit == null || !isDigit(bytes[from])) {
            return NOT_A_NUMBER;
        }
        if (unit == Unit.SECONDS) {
            long seconds = LoggedNumbers.whole(bytes, from, dot);
            long fraction = fraction(bytes, Math.min(dot + 1, to), to);
            return seconds < 0 || fraction < 0 ? NOT_A_NUMBER : seconds * SECOND + fraction;
        }
        long value = LoggedNumbers.whole(bytes, from, Math.min(dot, from + 18));
        if (value < 0) {
            return NOT_A_NUMBER;
        }
        return switch (unit) {
            case MILLISECONDS -> value;
            case MICROSECONDS -> value / 1_000;
            // Of 19 digits the last was left out, so that the number fits.
            default -> dot - from == 19 ? value / 100_000 : value / 1_000_000;
        };
    }

    private static long zone(byte[] bytes, int from, int to) {
        if (from >= to || bytes[from] == 'Z' || bytes[from] == 'z') {
            return 0;
        }
        int sign = bytes[from] == '-' ? -1 : bytes[from] == '+' ? 1 : 0;
        boolean colon = to - from > 3 && bytes[from + 3] == ':';
        int minutes = from + (colon ? 4 : 3);
        if (sign == 0 || to < minutes + 2 && to - from != 3) {
            return NOT_A_NUMBER;
        }
        int hour = two(bytes, from + 1);
        int minute = to - from == 3 ? 0 : two(bytes, minutes);
        return hour < 0 || minute < 0 ? NOT_A_NUMBER : sign * (hour * HOUR + minute * MINUTE);
    }

    private static long civil(int year, int month, int day, int hour, int minute, int second) {
        boolean valid = year >= 1970
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && hour >= 0
                && hour <= 23
                && minute >= 0
                && minute <= 59
                && second >= 0
                && second <= 60;
        if (!valid) {
            return NOT_A_NUMBER;
        }
        return daysFromCivil(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second * SECOND;
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar, counted in eras of 400 years that begin in March. */
    static long daysFromCivil(int year, int month, int day) {
        // Of int: the daemon's compiler makes calls of divisions of long.
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    static long fraction(byte[] bytes, int from, int to) {
        int millis = 0;
        int place = 100;
        for (int i = from; i < to && place > 0; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            millis += digit * place;
            place /= 10;
        }
        return millis;
    }

    static int month(byte[] bytes, int at) {
        return switch (bytes[at] << 16 | bytes[at + 1] << 8 | bytes[at + 2]) {
            case 'J' << 16 | 'a' << 8 | 'n' -> 1;
            case 'F' << 16 | 'e' << 8 | 'b' -> 2;
            case 'M' << 16 | 'a' << 8 | 'r' -> 3;
            case 'A' << 16 | 'p' << 8 | 'r' -> 4;
            case 'M' << 16 | 'a' << 8 | 'y' -> 5;
            case 'J' << 16 | 'u' << 8 | 'n' -> 6;
            case 'J' << 16 | 'u' << 8 | 'l' -> 7;
            case 'A' << 16 | 'u' << 8 | 'g' -> 8;
            case 'S' << 16 | 'e' << 8 | 'p' -> 9;
            case 'O' << 16 | 'c' << 8 | 't' -> 10;
            case 'N' << 16 | 'o' << 8 | 'v' -> 11;
            case 'D' << 16 | 'e' << 8 | 'c' -> 12;
            default -> -1;
        };
    }

    /** A number of two digits, or -1. */
    private static int two(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    /** A number of four digits, or a negative one. */
    private static int four(byte[] bytes, int at) {
        int hundreds = two(bytes, at);
        int rest = two(bytes, at + 2);
        return hundreds < 0 || rest < 0 ? -1 : hundreds * 100 + rest;
    }

    private static int digits(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            if (!isDigit(bytes[i])) {
                return -1;
            }
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
