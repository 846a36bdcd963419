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
        int at = from;
        if (length > 2 * STEP) {
            // Two at a time, neither of which waits for the other.
            long other = ~hash;
            for (int last = to - 2 * STEP; at < last; at += 2 * STEP) {
                hash = step(hash, bytes, at);
                other = step(other, bytes, at + STEP);
            }
            hash ^= other;
        }
        for (int last = to - STEP; at < last; at += STEP) {
            hash = step(hash, bytes, at);
        }
        // The last sixteen overlap those before them, so that none is left over.
        return mixed(step(hash, bytes, to - STEP));
    }

    private static long step(long hash, byte[] bytes, int at) {
        long one = (long) LONGS.get(bytes, at) ^ FIRST ^ hash;
        long two = (long) LONGS.get(bytes, at + Long.BYTES) ^ SECOND;
        return one * two ^ Math.multiplyHigh(one, two);
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

    /** All bits of a number upon all bits. */
    public static long mixed(long value) {
        long other = value ^ value >>> 32;
        return other * MULTIPLIER ^ Math.multiplyHigh(other, MULTIPLIER);
    }
}
