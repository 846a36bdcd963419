package io.apilog.client;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4: a keyed hash of 64 bits, of which nobody without the key can tell what it is of, nor make two texts that share one. For any
 * thread.
 *
 * @see <a href="https://www.aumasson.jp/siphash/siphash.pdf">SipHash: a fast short-input PRF</a>
 */
final class SipHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long V0 = 0x736f6d6570736575L;
    private static final long V1 = 0x646f72616e646f6dL;
    private static final long V2 = 0x6c7967656e657261L;
    private static final long V3 = 0x7465646279746573L;

    private final long s0;
    private final long s1;
    private final long s2;
    private final long s3;

    /** How many bytes it has taken already. */
    private final int taken;

    /** With a key of 128 bits. */
    SipHash(long k0, long k1) {
        this(k0 ^ V0, k1 ^ V1, k0 ^ V2, k1 ^ V3, 0);
    }

    private SipHash(long s0, long s1, long s2, long s3, int taken) {
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
        this.taken = taken;
    }

    /** The same that has taken eight bytes already, the lowest first: tells apart what the same bytes are of, at no cost for each. */
    SipHash behind(long head) {
        long v0 = s0;
        long v1 = s1;
        long v2 = s2;
        long v3 = s3 ^ head;
        for (int round = 0; round < 2; round++) {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
        return new SipHash(v0 ^ head, v1, v2, v3, taken + Long.BYTES);
    }

    /** The hash of bytes. */
    long of(byte[] bytes, int from, int to) {
        return hash(s0, s1, s2, s3, taken, bytes, from, to);
    }

    /** Written out in one method: four numbers that stay in registers. */
    private static long hash(long s0, long s1, long s2, long s3, int before, byte[] bytes, int from, int to) {
        long v0 = s0;
        long v1 = s1;
        long v2 = s2;
        long v3 = s3;
        int at = from;
        for (int words = (to - from) / Long.BYTES; words >= 0; words--) {
            long word;
            if (words > 0) {
                word = (long) LONGS.get(bytes, at);
                at += Long.BYTES;
            } else {
                word = tail(bytes, from, at, to) | (long) (before + to - from) << 56;
            }
            v3 ^= word;
            for (int round = 0; round < 2; round++) {
                v0 += v1;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v3;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        v2 ^= 0xff;
        for (int round = 0; round < 4; round++) {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static long tail(byte[] bytes, int from, int at, int to) {
        if (at == to) {
            return 0;
        }
        if (to - from >= Long.BYTES) {
            return (long) LONGS.get(bytes, to - Long.BYTES) >>> (Long.BYTES - (to - at)) * Byte.SIZE;
        }
        long word = 0;
        for (int i = to - 1; i >= at; i--) {
            word = word << Byte.SIZE | bytes[i] & 0xff;
        }
        return word;
    }
}
