package io.apilog.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A hash of 64 bits, sixteen bytes at a time, the same in every process. Without a key: who wants to can make two texts that have the same one, so
 * it is for what nobody gains by.
 */
public final class QuickHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int STEP = 2 * Long.BYTES;

    // Odd numbers with half of their bits set, in no order. Products of 128 bits would mix better; the compiler that
    // the daemon runs with
    // makes twenty instructions of each.
    private static final long FIRST = 0xA0761D6478BD642FL;
    private static final long SECOND = 0xE7037ED1A0B428DBL;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private QuickHash() {}

    /** The hash of a slice. */
    public static long of(byte[] bytes, int from, int to) {
        int length = to - from;
        long hash = length * MULTIPLIER;
        if (length < STEP) {
            return mixed(hash ^ few(bytes, from, to));
        }
        long other = ~hash;
        int at = from;
        if (length > 2 * STEP) {
            // Four at a time, none of which waits for another.
            long third = hash + FIRST;
            long fourth = hash + SECOND;
            for (int last = to - 2 * STEP; at < last; at += 2 * STEP) {
                hash = step(hash, (long) LONGS.get(bytes, at), FIRST);
                other = step(other, (long) LONGS.get(bytes, at + Long.BYTES), SECOND);
                third = step(third, (long) LONGS.get(bytes, at + STEP), FIRST);
                fourth = step(fourth, (long) LONGS.get(bytes, at + STEP + Long.BYTES), SECOND);
            }
            hash ^= Long.rotateLeft(third, 32);
            other ^= Long.rotateLeft(fourth, 32);
        }
        if (at < to - STEP) {
            hash = step(hash, (long) LONGS.get(bytes, at), FIRST);
            other = step(other, (long) LONGS.get(bytes, at + Long.BYTES), SECOND);
        }
        // The last sixteen overlap those before them, so that none is left over.
        hash = step(hash, (long) LONGS.get(bytes, to - STEP), FIRST);
        other = step(other, (long) LONGS.get(bytes, to - Long.BYTES), SECOND);
        return mixed(hash ^ Long.rotateLeft(other, 32));
    }

    private static long step(long hash, long eight, long multiplier) {
        // A product tells of high bits in high bits alone, and what is turned down from there one byte of the next
        // eight could undo.
        return Long.rotateLeft((hash ^ eight ^ eight >>> 32) * multiplier, 29);
    }

    /** Fewer than sixteen, read from both ends. */
    private static long few(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length >= Long.BYTES) {
            return mixed((long) LONGS.get(bytes, from) ^ FIRST) ^ (long) LONGS.get(bytes, to - Long.BYTES);
        }
        if (length >= Integer.BYTES) {
            long first = (int) INTS.get(bytes, from);
            return first << Integer.SIZE ^ (int) INTS.get(bytes, to - Integer.BYTES);
        }
        long rest = 0;
        for (int at = from; at < to; at++) {
            rest = rest << Byte.SIZE | bytes[at] & 0xff;
        }
        return rest;
    }

    /** All bits of a number upon all bits; of two numbers no result is the same. */
    public static long mixed(long value) {
        long first = (value ^ value >>> 32) * MULTIPLIER;
        long second = (first ^ first >>> 29) * SECOND;
        return second ^ second >>> 32;
    }
}
