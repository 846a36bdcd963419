package io.apilog.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A hash of 64 bits, eight bytes at a time, the same in every process. Without a key: who wants to can make two texts that have the same one, so
 * it is for what nobody gains by.
 */
public final class QuickHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private QuickHash() {}

    /** The hash of a slice. */
    public static long of(byte[] bytes, int from, int to) {
        int length = to - from;
        long hash = mixed(length ^ MULTIPLIER);
        int at = from;
        for (int last = to - Long.BYTES; at < last; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONGS.get(bytes, at));
        }
        if (length >= Long.BYTES) {
            // The last eight overlap those before them, so that none is left over.
            return mixed(hash ^ (long) LONGS.get(bytes, to - Long.BYTES));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << Byte.SIZE | bytes[at] & 0xff;
        }
        return mixed(hash ^ rest);
    }

    /** All bits of a number upon all bits. */
    public static long mixed(long value) {
        long other = value ^ value >>> 32;
        return other * MULTIPLIER ^ Math.multiplyHigh(other, MULTIPLIER);
    }
}
