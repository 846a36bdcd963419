package io.apilog.format;

import static io.apilog.format.Numbers.NOT_A_NUMBER;

import org.jspecify.annotations.Nullable;

/** Reads the units that request loggers write behind their numbers, as letters or as words. Allocates nothing. */
final class WrittenUnit {
    private static final String[] SECONDS = {"s", "sec", "secs", "second", "seconds"};
    private static final String[] MILLISECONDS = {"ms", "msec", "msecs", "millis", "millisecond", "milliseconds"};
    private static final String[] MICROSECONDS = {"us", "usec", "usecs", "micros", "microsecond", "microseconds"};
    private static final String[] NANOSECONDS = {"ns", "nsec", "nanos", "nanosecond", "nanoseconds"};
    private static final String[] BYTES = {"B", "b", "byte", "bytes", "Bytes", "octets"};

    private static final String[] MULTIPLES = {
        "kb", "kB", "KB", "K", "k", "KiB", "kib", "kbytes", "mb", "mB", "MB", "Mb", "M", "MiB", "mib", "gb", "GB", "G",
        "GiB"
    };

    private WrittenUnit() {}

    /** The unit of time that these bytes are the name of, or null. */
    static @Nullable Unit time(byte[] bytes, int from, int to) {
        if (isOne(bytes, from, to, SECONDS)) {
            return Unit.SECONDS;
        }
        if (isOne(bytes, from, to, MILLISECONDS)) {
            return Unit.MILLISECONDS;
        }
        // The micro sign and the letter mu are two bytes in UTF-8, one in Latin-1.
        boolean sign = to - from >= 2 && to - from <= 3 && bytes[from] < 0 && bytes[to - 1] == 's';
        if (sign || isOne(bytes, from, to, MICROSECONDS)) {
            return Unit.MICROSECONDS;
        }
        return isOne(bytes, from, to, NANOSECONDS) ? Unit.NANOSECONDS : null;
    }

    static boolean isTime(byte[] bytes, int from, int to) {
        return time(bytes, from, to) != null;
    }

    static boolean isSize(byte[] bytes, int from, int to) {
        return isOne(bytes, from, to, BYTES);
    }

    /** Whether these bytes are the name of a multiple of bytes. */
    static boolean isMultiple(byte[] bytes, int from, int to) {
        return isOne(bytes, from, to, MULTIPLES);
    }

    /** Whether these bytes are a duration in steps: {@code 1m30.5s}, {@code 2h0m1s}. */
    static boolean isSteps(byte[] bytes, int from, int to) {
        int steps = 0;
        for (int i = from; i < to; i++) {
            steps += bytes[i] == 'm' || bytes[i] == 'h' ? 1 : 0;
            if (!Ascii.isDigit(bytes[i]) && "hms.".indexOf(bytes[i]) < 0) {
                return false;
            }
        }
        return steps > 0 && Numbers.nanos(bytes, from, to, Unit.SECONDS) > 0;
    }

    /** The nanoseconds of a number with its unit behind it, with a space between or not; or {@link Numbers#NOT_A_NUMBER}. */
    static long nanos(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == 'P') {
            return DurationText.nanos(bytes, from, to, Unit.SECONDS);
        }
        int end = endOfNumber(bytes, from, to);
        Unit unit = time(bytes, end < to && bytes[end] == ' ' ? end + 1 : end, to);
        if (unit == null) {
            return isSteps(bytes, from, to) ? Numbers.nanos(bytes, from, to, Unit.SECONDS) : NOT_A_NUMBER;
        }
        return Numbers.nanos(bytes, from, end, unit);
    }

    /** Where the digits end. */
    static int endOfNumber(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (Ascii.isDigit(bytes[at]) || bytes[at] == '.')) {
            at++;
        }
        return at;
    }

    private static boolean isOne(byte[] bytes, int from, int to, String[] names) {
        for (String name : names) {
            if (to - from == name.length() && Ascii.startsWith(bytes, from, to, name)) {
                return true;
            }
        }
        return false;
    }
}
