package io.apilog.format.value;

import static io.apilog.format.value.LoggedNumbers.NOT_A_NUMBER;

import io.apilog.bytes.Ascii;
import io.apilog.request.Unit;
import org.jspecify.annotations.Nullable;

/** Reads the units that request loggers write behind their numbers, as letters or as words. Allocates nothing. */
public final class WrittenUnit {
    private static final String[] SECONDS = {"s", "sec", "secs", "second", "seconds"};
    private static final String[] MILLISECONDS = {"ms", "msec", "msecs", "millis", "millisecond", "milliseconds"};
    private static final String[] MICROSECONDS = {"us", "usec", "usecs", "micros", "microsecond", "microseconds"};
    private static final String[] NANOSECONDS = {"ns", "nsec", "nanos", "nanosecond", "nanoseconds"};
    private static final String[] MINUTES = {"m", "min", "mins", "minute", "minutes"};
    private static final String[] HOURS = {"h", "hr", "hrs", "hour", "hours"};
    private static final long MINUTE = 60 * Unit.SECONDS.nanos();
    private static final String[] BYTES = {"B", "b", "byte", "bytes", "Bytes", "octets"};

    private static final String[] MULTIPLES = {
        "kb", "kB", "KB", "K", "k", "KiB", "kib", "kbytes", "mb", "mB", "MB", "Mb", "M", "MiB", "mib", "gb", "GB", "G",
        "GiB"
    };

    private static final long MILLION = 1_000_000;
    private static final String[][] SIZES = {{"kB"}, {"kb", "KiB"}, {"mb", "MiB"}, {"gb", "GiB"}};
    private static final long[] SIZE_OF = {1000, 1L << 10, 1L << 20, 1L << 30};

    private WrittenUnit() {}

    /** The unit of time that these bytes are the name of, or null. */
    public static @Nullable Unit time(byte[] bytes, int from, int to) {
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
        return isOne(bytes, from, to, NANOSECONDS) ? Unit.NANOSECONDS : UnitWords.unit(bytes, from, to);
    }

    /** Whether a text is a unit of time. */
    public static boolean isTime(byte[] bytes, int from, int to) {
        return time(bytes, from, to) != null;
    }

    /** Whether a text is a unit of sizes. */
    public static boolean isSize(byte[] bytes, int from, int to) {
        return isOne(bytes, from, to, BYTES);
    }

    /**
     * The bytes of a number with a unit of sizes behind it, or {@link LoggedNumbers#NOT_A_NUMBER}; so it is also with a unit that is of 1,000
     * to some and of 1,024 to others. In small letters it is of the package {@code bytes} of Node.js.
     */
    public static long size(byte[] bytes, int from, int to) {
        int end = endOfNumber(bytes, from, to);
        long scale = sizeOf(bytes, end < to && bytes[end] == ' ' ? end + 1 : end, to);
        long millionths = scale < 0 ? NOT_A_NUMBER : LoggedNumbers.decimal(bytes, from, end, MILLION);
        return millionths == NOT_A_NUMBER ? NOT_A_NUMBER : Math.round(millionths * (double) scale / MILLION);
    }

    private static long sizeOf(byte[] bytes, int from, int to) {
        for (int i = 0; i < SIZES.length; i++) {
            if (isOne(bytes, from, to, SIZES[i])) {
                return SIZE_OF[i];
            }
        }
        return isSize(bytes, from, to) ? 1 : -1;
    }

    /** Whether these bytes are the name of a multiple of bytes. */
    public static boolean isMultiple(byte[] bytes, int from, int to) {
        return isOne(bytes, from, to, MULTIPLES);
    }

    /** Whether these bytes are a duration in steps: {@code 1m30.5s}, {@code 2h0m1s}. */
    public static boolean isSteps(byte[] bytes, int from, int to) {
        int steps = 0;
        for (int i = from; i < to; i++) {
            steps += bytes[i] == 'm' || bytes[i] == 'h' ? 1 : 0;
            if (!Ascii.isDigit(bytes[i]) && "hms.".indexOf(bytes[i]) < 0) {
                return false;
            }
        }
        return steps > 0 && LoggedNumbers.nanos(bytes, from, to, Unit.SECONDS) > 0;
    }

    /** The nanoseconds of a number with its unit behind it, with a space between or not; or {@link LoggedNumbers#NOT_A_NUMBER}. */
    public static long nanos(byte[] bytes, int from, int to) {
        if (from < to && (bytes[from] == 'P' || from + 2 < to && (bytes[from + 1] == ':' || bytes[from + 2] == ':'))) {
            return DurationText.nanos(bytes, from, to, Unit.SECONDS);
        }
        int end = endOfNumber(bytes, from, to);
        Unit unit = time(bytes, end < to && bytes[end] == ' ' ? end + 1 : end, to);
        if (unit == null) {
            return isSteps(bytes, from, to)
                    ? LoggedNumbers.nanos(bytes, from, to, Unit.SECONDS)
                    : parts(bytes, from, to);
        }
        return LoggedNumbers.nanos(bytes, from, end, unit);
    }

    /** {@code 1s 237ms 123us}, {@code 1 min 30 s}: parts with a space between. */
    private static long parts(byte[] bytes, int from, int to) {
        long sum = 0;
        int at = from;
        while (at < to) {
            int end = endOfNumber(bytes, at, to);
            int unit = end < to && bytes[end] == ' ' ? end + 1 : end;
            int behind = endOfUnit(bytes, unit, to);
            long scale = scale(bytes, unit, behind);
            long part = end == at || scale < 0 ? NOT_A_NUMBER : LoggedNumbers.decimal(bytes, at, end, scale);
            if (part == NOT_A_NUMBER || sum > Long.MAX_VALUE / 4) {
                return NOT_A_NUMBER;
            }
            sum += part;
            at = behind < to && bytes[behind] == ' ' ? behind + 1 : behind;
        }
        return sum;
    }

    private static int endOfUnit(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ' ' && !Ascii.isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    /** How many nanoseconds one of that unit is, minutes and hours included; less than 0 where it is none. */
    public static long scale(byte[] bytes, int from, int to) {
        Unit unit = time(bytes, from, to);
        if (unit != null) {
            return unit.nanos();
        }
        return isOne(bytes, from, to, MINUTES) ? MINUTE : isOne(bytes, from, to, HOURS) ? 60 * MINUTE : -1;
    }

    /** Where the digits end. */
    public static int endOfNumber(byte[] bytes, int from, int to) {
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
