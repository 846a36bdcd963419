package io.apilog.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What reading JSON asks of bytes, eight at a time, as one whole number whose lowest byte stands first. Single bytes are found by
 * {@link io.apilog.bytes.ByteSearch}.
 */
public final class EightBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private EightBytes() {}

    /**
     * Where the first byte stands that a string of JSON cannot simply go on with: a quote, a backslash, a control character or one beyond
     * ASCII; {@code to} if there is none.
     */
    public static int endOfPlain(byte[] bytes, int from, int to) {
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long marks = notPlain((long) LONGS.get(bytes, at));
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
        }
        while (at < to && isPlain(bytes[at])) {
            at++;
        }
        return at;
    }

    /**
     * The high bit of each byte that is not plain. A subtraction borrows of the byte above only where it marks, so the lowest mark is
     * exact, and only that one is used.
     */
    private static long notPlain(long eight) {
        long quotes = (eight ^ QUOTES) - ONES;
        long backslashes = (eight ^ BACKSLASHES) - ONES;
        long controls = eight - SPACES;
        return (quotes | backslashes | controls | eight) & HIGH_BITS;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    /**
     * Copies bytes until one is this or none is left, and says how many. There must be room for all of them: what is copied too much is
     * to be written over.
     */
    public static int copyUntil(byte stop, byte[] bytes, int from, int to, byte[] target, int at) {
        long stops = ONES * (stop & 0xff);
        int count = 0;
        for (int left = to - from - Long.BYTES; count <= left; count += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, from + count);
            LONGS.set(target, at + count, eight);
            long marks = zeroes(eight ^ stops);
            if (marks != 0) {
                return count + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
        }
        while (from + count < to && bytes[from + count] != stop) {
            target[at + count] = bytes[from + count];
            count++;
        }
        return count;
    }

    /** The high bit of each byte that is zero; of those, as above, only the lowest is exact. */
    private static long zeroes(long eight) {
        return eight - ONES & ~eight & HIGH_BITS;
    }

    /** Whether all of {@code expected} stands in {@code bytes[from, to)}, from its beginning. */
    public static boolean startsWith(byte[] bytes, int from, int to, byte[] expected) {
        int length = expected.length;
        if (to - from < length) {
            return false;
        }
        if (length < Long.BYTES) {
            for (int i = 0; i < length; i++) {
                if (bytes[from + i] != expected[i]) {
                    return false;
                }
            }
            return true;
        }
        return areEqual(bytes, from, expected, length);
    }

    /** Whether eight bytes or more are the same as the first of another array. */
    public static boolean areEqual(byte[] bytes, int from, byte[] expected, int length) {
        // The last eight overlap those before them, so that none is left over.
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) LONGS.get(bytes, from + i) != (long) LONGS.get(expected, i)) {
                return false;
            }
        }
        return (long) LONGS.get(bytes, from + last) == (long) LONGS.get(expected, last);
    }
}
