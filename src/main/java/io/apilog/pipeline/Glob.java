package io.apilog.pipeline;

import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A pattern in which {@code *} stands for any characters. What is between the stars is looked for from left to right, so that matching
 * takes time linear in the text for a pattern of given length, and allocates nothing.
 */
final class Glob {
    private final byte[][] pieces;
    private final boolean foldsCase;

    private Glob(String pattern, boolean foldsCase) {
        String[] texts = (foldsCase ? pattern.toLowerCase(Locale.ROOT) : pattern).split("\\*", -1);
        this.foldsCase = foldsCase;
        this.pieces = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            pieces[i] = texts[i].getBytes(StandardCharsets.UTF_8);
        }
    }

    /** For all of a text, letter by letter. */
    static Glob of(String pattern) {
        return new Glob(pattern, false);
    }

    /** For any part of a text, without regard to the case of ASCII letters. */
    static Glob within(String pattern) {
        return new Glob("*" + pattern + "*", true);
    }

    boolean matches(Text text) {
        return matches(text.bytes(), text.from(), text.to());
    }

    boolean matches(byte[] bytes, int from, int to) {
        int last = pieces.length - 1;
        if (!startsWith(bytes, from, to, pieces[0])) {
            return false;
        }
        int at = from + pieces[0].length;
        if (last == 0) {
            return at == to;
        }
        for (int i = 1; i < last; i++) {
            int found = indexOf(bytes, at, to, pieces[i]);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length;
        }
        int end = to - pieces[last].length;
        return end >= at && startsWith(bytes, end, to, pieces[last]);
    }

    private int indexOf(byte[] bytes, int from, int to, byte[] piece) {
        for (int at = from; at <= to - piece.length; at++) {
            if (startsWith(bytes, at, to, piece)) {
                return at;
            }
        }
        return -1;
    }

    private boolean startsWith(byte[] bytes, int from, int to, byte[] piece) {
        if (to - from < piece.length) {
            return false;
        }
        for (int i = 0; i < piece.length; i++) {
            if (folded(bytes[from + i]) != piece[i]) {
                return false;
            }
        }
        return true;
    }

    private byte folded(byte b) {
        return foldsCase && b >= 'A' && b <= 'Z' ? (byte) (b + 0x20) : b;
    }
}
