package io.apilog.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds a byte eight bytes at a time: the one place where line ends are searched. */
final class LineEnds {
    static final byte LF = '\n';
    static final byte CR = '\r';

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private LineEnds() {}

    /** Index of the first {@code value} in {@code bytes[from, to)}, or -1. */
    static int indexOf(byte[] bytes, int from, int to, byte value) {
        long pattern = ONES * (value & 0xFF);
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long difference = (long) LONGS.get(bytes, at) ^ pattern;
            // A borrow can mark bytes above the first zero byte wrongly, never below it: the lowest mark is exact.
            long zeroes = (difference - ONES) & ~difference & HIGH_BITS;
            if (zeroes != 0) {
                return at + (Long.numberOfTrailingZeros(zeroes) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == value) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the last {@code value} in {@code bytes[from, to)}, or -1. Looks back over one line, so byte by byte will do. */
    static int lastIndexOf(byte[] bytes, int from, int to, byte value) {
        for (int at = to - 1; at >= from; at--) {
            if (bytes[at] == value) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the first byte of {@code bytes[from, to)} that is not NUL, or {@code to}. */
    static int skipNuls(byte[] bytes, int from, int to) {
        int at = from;
        for (int last = to - Long.BYTES; at <= last && (long) LONGS.get(bytes, at) == 0; ) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] == 0) {
            at++;
        }
        return at;
    }
}
