package io.apilog.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds bytes eight at a time: the one place where that is done. */
public final class ByteSearch {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private ByteSearch() {}

    /** Index of the first {@code value} in {@code bytes[from, to)}, or -1. */
    public static int indexOf(byte[] bytes, int from, int to, byte value) {
        long pattern = ONES * (value & 0xFF);
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long marks = zeroes((long) LONGS.get(bytes, at) ^ pattern);
            if (marks != 0) {
                return at + EightBytes.firstMarked(marks);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == value) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the first of two values in {@code bytes[from, to)}, or -1. */
    public static int indexOfEither(byte[] bytes, int from, int to, byte value, byte other) {
        long pattern = ONES * (value & 0xFF);
        long otherPattern = ONES * (other & 0xFF);
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            long marks = zeroes(word ^ pattern) | zeroes(word ^ otherPattern);
            if (marks != 0) {
                return at + EightBytes.firstMarked(marks);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == value || bytes[at] == other) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the first byte of {@code bytes[from, to)} that is not NUL, or {@code to}. */
    public static int skipNuls(byte[] bytes, int from, int to) {
        int at = from;
        for (int last = to - Long.BYTES; at <= last && (long) LONGS.get(bytes, at) == 0; ) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] == 0) {
            at++;
        }
        return at;
    }

    /** Marks the zero bytes. A borrow can mark bytes above the first one wrongly, never below it: the lowest mark is exact. */
    private static long zeroes(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }
}
