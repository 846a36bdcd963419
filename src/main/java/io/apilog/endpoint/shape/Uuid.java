package io.apilog.endpoint.shape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells UUIDs eight bytes at a time: a fast path of {@link Ids#isUuid}, which looks at each of the 36 bytes twice and was the costliest
 * part of naming a path with a UUID in it.
 */
public final class Uuid {
    /** The length of a UUID. */
    public static final int LENGTH = 36;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SMALL = ONES * 0x20;

    /** Added to a byte below 0x80, these reach its high bit from the byte in their name on. */
    private static final long FROM_0 = ONES * (0x80 - '0');

    private static final long BEHIND_9 = ONES * (0x7f - '9');
    private static final long FROM_A = ONES * (0x80 - 'a');
    private static final long BEHIND_F = ONES * (0x7f - 'f');

    /** Where the hyphens are in the second eight bytes, at 8 and 13, and in the third, at 18 and 23. */
    private static final long SECOND = 0xffL | 0xffL << 40;

    private static final long THIRD = 0xffL << 16 | 0xffL << 56;
    private static final long HYPHENS = ONES * '-';
    private static final long ZEROES = ONES * '0';

    private Uuid() {}

    /** Whether a segment begins there that is a UUID with a letter in it: without one it may as well be a date. */
    public static boolean isAt(byte[] bytes, int from, int end) {
        if (end - from < LENGTH
                || bytes[from + 8] != '-'
                || end - from > LENGTH && !endsSegment(bytes[from + LENGTH])) {
            return false;
        }
        long first = (long) LONGS.get(bytes, from);
        long second = (long) LONGS.get(bytes, from + 8);
        long third = (long) LONGS.get(bytes, from + 16);
        long fourth = (long) LONGS.get(bytes, from + 24);
        long fifth = (long) LONGS.get(bytes, from + LENGTH - 8);
        if (((second ^ HYPHENS) & SECOND) != 0 || ((third ^ HYPHENS) & THIRD) != 0) {
            return false;
        }
        second = second & ~SECOND | ZEROES & SECOND;
        third = third & ~THIRD | ZEROES & THIRD;
        long all = digits(first) | letters(first);
        all &= digits(second) | letters(second);
        all &= digits(third) | letters(third);
        all &= digits(fourth) | letters(fourth);
        all &= digits(fifth) | letters(fifth);
        boolean ascii = ((first | second | third | fourth | fifth) & HIGH_BITS) == 0;
        boolean letter = (letters(first) | letters(second) | letters(third) | letters(fourth) | letters(fifth)) != 0;
        return ascii && all == HIGH_BITS && letter;
    }

    private static boolean endsSegment(int octet) {
        return octet == '/' || octet == '?' || octet == '#';
    }

    /** The high bit of each byte that is a decimal digit; right where all bytes are ASCII. */
    private static long digits(long eight) {
        return eight + FROM_0 & ~(eight + BEHIND_9) & HIGH_BITS;
    }

    /** The high bit of each byte that is a letter from A to F, capital or small; right where all bytes are ASCII. */
    private static long letters(long eight) {
        long small = eight | SMALL;
        return small + FROM_A & ~(small + BEHIND_F) & HIGH_BITS;
    }
}
