package io.apilog.line;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes eight at a time: the one place where that is done. As long as there are thirty-two, four times eight are looked at before it
 * is asked whether one was found: for what is as long as a line or a user agent that takes half the time of asking each time.
 */
public final class ByteSearch {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private static final int FOUR_LONGS = 4 * Long.BYTES;

    private ByteSearch() {}

    /** Index of the first {@code value} in {@code bytes[from, to)}, or -1. */
    public static int indexOf(byte[] bytes, int from, int to, byte value) {
        long pattern = ONES * (value & 0xFF);
        int at = from;
        for (int last = to - FOUR_LONGS; at <= last; at += FOUR_LONGS) {
            long first = zeroes((long) LONGS.get(bytes, at) ^ pattern);
            long second = zeroes((long) LONGS.get(bytes, at + Long.BYTES) ^ pattern);
            long third = zeroes((long) LONGS.get(bytes, at + 2 * Long.BYTES) ^ pattern);
            long fourth = zeroes((long) LONGS.get(bytes, at + 3 * Long.BYTES) ^ pattern);
            if ((first | second | third | fourth) != 0) {
                return at + first(first, second, third, fourth);
            }
        }
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long marks = zeroes((long) LONGS.get(bytes, at) ^ pattern);
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >>> 3);
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
        for (int last = to - FOUR_LONGS; at <= last; at += FOUR_LONGS) {
            long first = either((long) LONGS.get(bytes, at), pattern, otherPattern);
            long second = either((long) LONGS.get(bytes, at + Long.BYTES), pattern, otherPattern);
            long third = either((long) LONGS.get(bytes, at + 2 * Long.BYTES), pattern, otherPattern);
            long fourth = either((long) LONGS.get(bytes, at + 3 * Long.BYTES), pattern, otherPattern);
            if ((first | second | third | fourth) != 0) {
                return at + first(first, second, third, fourth);
            }
        }
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long marks = either((long) LONGS.get(bytes, at), pattern, otherPattern);
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >>> 3);
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

    private static long either(long word, long pattern, long otherPattern) {
        return zeroes(word ^ pattern) | zeroes(word ^ otherPattern);
    }

    /** Which of thirty-two bytes is marked first; one is. */
    private static int first(long first, long second, long third, long fourth) {
        if (first != 0) {
            return Long.numberOfTrailingZeros(first) >>> 3;
        }
        if (second != 0) {
            return Long.BYTES + (Long.numberOfTrailingZeros(second) >>> 3);
        }
        return third != 0
                ? 2 * Long.BYTES + (Long.numberOfTrailingZeros(third) >>> 3)
                : 3 * Long.BYTES + (Long.numberOfTrailingZeros(fourth) >>> 3);
    }

    /** Marks the zero bytes. A borrow can mark bytes above the first one wrongly, never below it: the lowest mark is exact. */
    private static long zeroes(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }
}
