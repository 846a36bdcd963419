package io.apilog.request;

import io.apilog.bytes.ByteSearch;
import org.jspecify.annotations.Nullable;

/**
 * What one look at each byte of a target tells, once for all who ask: most targets are letters, digits and the few signs that addresses are made of,
 * and nothing in them needs to be looked for. Holds until the next look. For one thread; allocates nothing.
 */
public final class TargetSigns {
    /** A byte that ordinary addresses do without. */
    private static final int RARE = 1;

    private static final int PERCENT = 2;

    /** What ends a path. */
    private static final int END = 4;

    // Two that stand beside each other: the first is twice the second.
    private static final int SECOND_OF_PATH = 8;
    private static final int FIRST_OF_PATH = 16;
    private static final int SECOND_OF_ID = 32;
    private static final int FIRST_OF_ID = 64;

    private static final byte[] KINDS = kinds();

    /** What percent signs stand for. */
    private enum Escapes {
        /** Bytes of characters beyond ASCII (Persian, Chinese), or the commas of lists. */
        OF_LETTERS,
        /** These, and colons, which times have. */
        OF_TIMES,
        /** Others, or nothing. */
        OF_SIGNS
    }

    private @Nullable Request last;
    private long lastTurn;
    private boolean plain;
    private boolean suspect;
    private boolean ids;
    private int pathEnd;

    /** Nothing was looked at. */
    public TargetSigns() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int b = 0; b < 256; b++) {
            boolean plain = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
            // Bytes beyond ASCII are in no word.
            kinds[b] = (byte) (plain || "-_~,?&=/.#".indexOf(b) >= 0 || b >= 0x80 ? 0 : RARE);
        }
        kinds['%'] = PERCENT;
        kinds['?'] = END;
        kinds['#'] = END;
        kinds['.'] = SECOND_OF_PATH | FIRST_OF_PATH;
        kinds['/'] = SECOND_OF_PATH | FIRST_OF_PATH;
        kinds['='] = FIRST_OF_PATH | SECOND_OF_ID;
        kinds['d'] = FIRST_OF_ID;
        kinds['D'] = FIRST_OF_ID;
        return kinds;
    }

    /** Looks at the target of a request, if that was not done yet. */
    public void look(Request request) {
        if (request != last || request.turn() != lastTurn) {
            last = request;
            lastTurn = request.turn();
            look(request.record().target);
        }
    }

    /** Looks at a target. */
    public void look(Text target) {
        byte[] bytes = target.bytes();
        int from = target.from();
        int to = target.to();
        int all = 0;
        int pairs = 0;
        int before = 0;
        for (int i = from; i < to; i++) {
            int kind = KINDS[bytes[i] & 0xff];
            all |= kind;
            pairs |= before & kind << 1;
            before = kind;
        }
        Escapes escapes = (all & PERCENT) == 0 ? Escapes.OF_LETTERS : escapes(bytes, from, to);
        plain = (all & RARE) == 0 && escapes == Escapes.OF_LETTERS;
        suspect = (all & RARE | pairs & FIRST_OF_PATH) != 0 || escapes == Escapes.OF_SIGNS;
        ids = (pairs & FIRST_OF_ID) != 0;
        pathEnd = (all & END) == 0 ? to : ByteSearch.indexOfEither(bytes, from, to, (byte) '?', (byte) '#');
    }

    /** Whether it has nothing but letters, digits and {@code -_~,?&=/.#}, or characters beyond ASCII; they and commas may be escaped. */
    public boolean arePlain() {
        return plain;
    }

    /**
     * Whether it has something that a word could be made of, besides the letters of ordinary addresses: a sign that these do without, or two of dot
     * and slash beside each other, or one of them behind an equals sign (a path that goes up, a value that is one).
     */
    public boolean areSuspect() {
        return suspect;
    }

    /** Whether a parameter can have a name that ends in {@code id}. */
    public boolean mayNameIds() {
        return ids;
    }

    /** The end of its path. */
    public int pathEnd() {
        return pathEnd;
    }

    private static Escapes escapes(byte[] bytes, int from, int to) {
        Escapes found = Escapes.OF_LETTERS;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '%') {
                if (i + 2 >= to) {
                    return Escapes.OF_SIGNS;
                }
                int high = bytes[i + 1] | 0x20;
                int low = bytes[i + 2] | 0x20;
                boolean letter = high == '8' || high == '9' || high >= 'a' && high <= 'f';
                boolean overlong = high == 'c' && low <= '1' || (high == 'e' || high == 'f') && low == '0';
                if (!letter || overlong) {
                    boolean comma = high == '2' && low == 'c';
                    if (!comma && !(high == '3' && low == 'a')) {
                        return Escapes.OF_SIGNS;
                    }
                    found = comma ? found : Escapes.OF_TIMES;
                }
                i += 2;
            }
        }
        return found;
    }
}
