package io.apilog.security.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells by one look at each byte of a target that nothing in it needs to be looked for: most targets are letters, digits and the few signs that
 * addresses are made of.
 */
public final class SuspectBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long ALL_BUT_LOWEST = 0xfefe_fefe_fefe_fefeL;

    /** A byte that ordinary addresses do without. */
    private static final int RARE = 1;

    private static final int PERCENT = 2;
    private static final byte[] KINDS = kinds();

    private SuspectBytes() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int b = 0; b < 256; b++) {
            boolean plain = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
            // Bytes beyond ASCII are in no word.
            kinds[b] = (byte) (plain || "-_~,?&=/.#".indexOf(b) >= 0 || b >= 0x80 ? 0 : RARE);
        }
        kinds['%'] = PERCENT;
        return kinds;
    }

    /** Whether a slice has something that a word could be made of, besides the letters of ordinary addresses. */
    public static boolean areIn(byte[] bytes, int from, int to) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            seen |= KINDS[bytes[i] & 0xff];
        }
        return (seen & RARE) != 0
                || arePaths(bytes, from, to)
                || (seen & PERCENT) != 0 && !isForeignText(bytes, from, to);
    }

    /** Whether two of dot and slash stand beside each other, or one of them behind an equals sign: a path that goes up, a value that is one. */
    private static boolean arePaths(byte[] bytes, int from, int to) {
        int i = from;
        // Seven pairs at a time, so that the last byte of one look is the first of the next.
        for (; i + Long.BYTES <= to; i += Long.BYTES - 1) {
            long word = (long) LONGS.get(bytes, i);
            // A dot and a slash differ in their lowest bit alone.
            long second = zeroes(word & ALL_BUT_LOWEST ^ '.' * ONES);
            long first = second | zeroes(word ^ '=' * ONES);
            if ((second & first << Byte.SIZE) != 0) {
                return true;
            }
        }
        for (; i + 1 < to; i++) {
            boolean second = bytes[i + 1] == '.' || bytes[i + 1] == '/';
            if (second && (bytes[i] == '.' || bytes[i] == '/' || bytes[i] == '=')) {
                return true;
            }
        }
        return false;
    }

    /** The high bit of each byte that is 0. */
    private static long zeroes(long word) {
        return ~((word & ~HIGH_BITS) + ~HIGH_BITS | word) & HIGH_BITS;
    }

    /**
     * Whether every percent sign begins a byte of a character beyond ASCII that is written as it should be (Persian, Chinese), or a comma or
     * a colon, which lists and times have.
     */
    private static boolean isForeignText(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '%') {
                if (i + 2 >= to) {
                    return false;
                }
                int high = bytes[i + 1] | 0x20;
                int low = bytes[i + 2] | 0x20;
                boolean foreign = high == '8' || high == '9' || high >= 'a' && high <= 'f';
                boolean mark = high == '2' && low == 'c' || high == '3' && low == 'a';
                boolean overlong = high == 'c' && low <= '1' || (high == 'e' || high == 'f') && low == '0';
                if (!mark && (!foreign || overlong)) {
                    return false;
                }
                i += 2;
            }
        }
        return true;
    }
}
