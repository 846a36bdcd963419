package io.apilog.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time, as one whole number whose lowest byte stands first. */
final class EightBytes {
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
    static int endOfPlain(byte[] bytes, int from, int to) {
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

    /** Whether all of {@code expected} stands in {@code bytes[from, to)}, from its beginning. */
    static boolean startsWith(byte[] bytes, int from, int to, byte[] expected) {
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
