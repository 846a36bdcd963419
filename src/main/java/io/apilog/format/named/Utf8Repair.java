package io.apilog.format.named;

import io.apilog.bytes.Scratch;
import io.apilog.bytes.Utf8;

/**
 * Writes a line anew whose bytes are not all UTF-8, as a client can have it with a name in Latin-1: each byte that is no part of a
 * character becomes U+FFFD. Reading such a line is not left to who sends the request.
 */
public final class Utf8Repair {
    private static final int C1_CONTROLS = 0xC2;

    private final Scratch out = new Scratch();

    /** Writes a line anew; false where all its bytes are characters. */
    public boolean repair(byte[] bytes, int from, int to) {
        int bad = nextBad(bytes, from, to);
        if (bad == to) {
            return false;
        }
        out.clear();
        // Every byte becomes three at most.
        out.reserve((to - from) * 3);
        int at = from;
        while (at < to) {
            for (int i = at; i < bad; i++) {
                out.add(bytes[i]);
            }
            if (bad < to) {
                out.add(0xEF);
                out.add(0xBF);
                out.add(0xBD);
            }
            at = bad + 1;
            bad = nextBad(bytes, Math.min(at, to), to);
        }
        return true;
    }

    /** What was written, from its first byte; see {@link #length}. */
    public byte[] bytes() {
        return out.bytes();
    }

    /** How many bytes were written. */
    public int length() {
        return out.length();
    }

    private static int nextBad(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int length = bytes[at] >= 0 ? 1 : Utf8.length(bytes[at] & 0xff);
            if (length == 0 || at + length > to || length > 1 && !isCharacter(bytes, at, at + length)) {
                return at;
            }
            at += length;
        }
        return to;
    }

    private static boolean isCharacter(byte[] bytes, int from, int to) {
        boolean control = (bytes[from] & 0xff) == C1_CONTROLS && (bytes[from + 1] & 0xC0) == 0x80;
        return control || Utf8.isText(bytes, from, to);
    }
}
