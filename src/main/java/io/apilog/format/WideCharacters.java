package io.apilog.format;

import io.apilog.line.Sample;

/** Knows a file that is written in UTF-16, of which no byte can be read as the formats here are. */
final class WideCharacters {
    /** The fewest bytes from which zeros say anything. */
    private static final int ENOUGH = 16;

    private WideCharacters() {}

    /** Whether a file begins as UTF-16: with a byte order mark, or with a zero in every second byte of text that is mostly ASCII. */
    static boolean in(Sample sample) {
        byte[] first = sample.lines().get(0);
        if (first.length < 2) {
            return false;
        }
        boolean mark = first[0] == (byte) 0xff && first[1] == (byte) 0xfe
                || first[0] == (byte) 0xfe && first[1] == (byte) 0xff;
        int[] zeros = new int[2];
        for (int i = 0; i < first.length; i++) {
            zeros[i % 2] += first[i] == 0 ? 1 : 0;
        }
        // A hole that a truncated file has before its first line is zeros at even and odd places alike.
        int more = Math.max(zeros[0], zeros[1]);
        int less = Math.min(zeros[0], zeros[1]);
        return mark || first.length >= ENOUGH && more * 5 > first.length * 2 && less * 5 < more;
    }
}
