package io.apilog.bytes;

import java.util.Arrays;
import java.util.List;

/** Which bytes no word tells apart: each has the number of its class. Capitals are in the class of their small letters. */
final class ByteClasses {
    private static final int BREAK = 0;
    private static final int PART_OF_WORD = 1;

    private final byte[] classes = new byte[256];
    private final boolean[] breaks;
    private final int count;

    ByteClasses(List<WordAutomaton.Word> words) {
        int next = PART_OF_WORD + 1;
        boolean[] known = new boolean[256];
        boolean[] breaking = new boolean[256];
        breaking[BREAK] = true;
        for (int b = 0; b < 256; b++) {
            classes[b] = (byte) (isBreak(b) ? BREAK : PART_OF_WORD);
        }
        for (WordAutomaton.Word word : words) {
            for (byte b : word.bytes()) {
                int small = small(b & 0xff);
                if (!known[small]) {
                    known[small] = true;
                    breaking[next] = isBreak(small);
                    classes[small] = (byte) next++;
                }
            }
        }
        if (next > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("too many different bytes");
        }
        for (int b = 'A'; b <= 'Z'; b++) {
            classes[b] = classes[small(b)];
        }
        count = next;
        breaks = Arrays.copyOf(breaking, count);
    }

    private static int small(int b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }

    private static boolean isBreak(int b) {
        return b < 0x80 && !Ascii.isLetter(b) && !Ascii.isDigit(b);
    }

    int count() {
        return count;
    }

    /** The class of a byte, at its index; never negative, since capitals never have one of their own. */
    byte[] table() {
        return classes.clone();
    }

    int of(int b) {
        return classes[b & 0xff];
    }

    /** Whether the bytes of a class make up no words. */
    boolean breaks(int of) {
        return breaks[of];
    }
}
