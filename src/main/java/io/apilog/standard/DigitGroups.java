package io.apilog.standard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells, eight bytes at a time, whether a text has digits enough to be looked at for numbers. */
final class DigitGroups {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOW_BITS = 0x7f7f_7f7f_7f7f_7f7fL;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    // Added to each of eight bytes, these bring those from that sign on to 0x80 and more.
    private static final long FROM_ZERO = ONES * (0x80 - '0');
    private static final long BEHIND_NINE = ONES * (0x80 - '9' - 1);

    /** In every second byte, so that sums of bytes have room. */
    private static final long EVERY_SECOND = 0x00ff_00ff_00ff_00ffL;

    private static final long SECOND_ONES = 0x0001_0001_0001_0001L;

    /** So many times eight bytes can be counted, each in a byte of its own. */
    private static final int MOST = 0xff * Long.BYTES;

    private DigitGroups() {}

    /**
     * Whether so many digits have three others right before them; a text that is longer than can be counted is said to have them, and one
     * shorter than eight bytes not to.
     *
     * @param fewest of a number, whatever groups of four and more it is written in
     */
    static boolean areIn(byte[] b, int from, int to, int fewest) {
        if (to - from > MOST) {
            return true;
        }
        long counts = 0;
        long before = 0;
        long pairsBefore = 0;
        int at = from;
        int last = to - Long.BYTES;
        if (at > last) {
            return false;
        }
        while (at < to) {
            // Of the last eight only those that were not looked at yet.
            long eight = at <= last ? (long) LONGS.get(b, at) : (long) LONGS.get(b, last) >>> Byte.SIZE * (at - last);
            long ascii = eight & LOW_BITS;
            long digits = ascii + FROM_ZERO & ~(ascii + BEHIND_NINE | eight) & HIGH_BITS;
            long pairs = digits & (digits << 8 | before);
            counts += (pairs & (pairs << 16 | pairsBefore)) >>> 7;
            before = digits >>> 56;
            pairsBefore = pairs >>> 48;
            at += Long.BYTES;
        }
        long sums = (counts & EVERY_SECOND) + (counts >>> 8 & EVERY_SECOND);
        return sums * SECOND_ONES >>> 48 >= fewest;
    }
}
