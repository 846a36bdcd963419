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
            long eight = (long) LONGS.get(bytes, at);
            // Each byte that is not plain gets its high bit. A subtraction borrows of the byte above only where it
            // marks, so the lowest mark is exact, and only that one is used.
            long marks = ((eight ^ QUOTES) - ONES | (eight ^ BACKSLASHES) - ONES | eight - SPACES | eight) & HIGH_BITS;
            if (marks != 0) {
                return at + firstMarked(marks);
            }
        }
        while (at < to && isPlain(bytes[at])) {
            at++;
        }
        return at;
    }

    /**
     * Which of eight bytes, 0 to 7, is the first that has its high bit set; at least one has. What stands below it is counted, a one for
     * each byte: the first compiler calls {@code Long.numberOfTrailingZeros} and has this in its place.
     */
    public static int firstMarked(long marks) {
        return (int) (((marks & -marks) - 1 & ONES) * ONES >>> 56) - 1;
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
                return count + firstMarked(marks);
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
        return to - from >= expected.length && areEqual(bytes, from, expected, expected.length);
    }

    /** Whether so many bytes are the same as the first of another array. */
    public static boolean areEqual(byte[] bytes, int from, byte[] expected, int length) {
        if (length < Long.BYTES) {
            return areFewEqual(bytes, from, expected, length);
        }
        // The last eight overlap those before them, so that none is left over.
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) LONGS.get(bytes, from + i) != (long) LONGS.get(expected, i)) {
                return false;
            }
        }
        return (long) LONGS.get(bytes, from + last) == (long) LONGS.get(expected, last);
    }

    private static boolean areFewEqual(byte[] bytes, int from, byte[] expected, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
