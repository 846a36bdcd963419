package io.apilog.format.value;

import io.apilog.bytes.EightBytes;

/**
 * A fast path of {@link Times#millis}: remembers the time read last, which most lines share with the line before, by its bytes.
 * {@code bench/stages} has it; {@code LastTimeTest} compares the two.
 */
public final class LastTime {
    /** As long as {@code 2026-11-21T09:00:00.123456789+01:00}. */
    private static final int LONGEST = 35;

    private final byte[] text = new byte[LONGEST];
    private int length;
    private long millis = LoggedNumbers.NOT_A_NUMBER;

    /** As {@link Times#millis}. */
    public long millis(byte[] bytes, int from, int to) {
        if (to - from == length && isLast(bytes, from)) {
            return millis;
        }
        long read = Times.millis(bytes, from, to);
        if (to - from >= Long.BYTES && to - from <= LONGEST) {
            length = to - from;
            System.arraycopy(bytes, from, text, 0, length);
            millis = read;
        }
        return read;
    }

    /** The time read last, where these are its bytes; {@link LoggedNumbers#NOT_A_NUMBER} where they are others, or no time. */
    public long last(byte[] bytes, int from, int to) {
        return to - from == length && isLast(bytes, from) ? millis : LoggedNumbers.NOT_A_NUMBER;
    }

    private boolean isLast(byte[] bytes, int from) {
        return length > 0 && EightBytes.areEqual(bytes, from, text, length);
    }
}
