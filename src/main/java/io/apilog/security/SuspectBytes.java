package io.apilog.security;

/**
 * Tells by one look at each byte of a target that nothing in it needs to be looked for: most targets are letters, digits and the few signs that
 * addresses are made of.
 */
final class SuspectBytes {
    /** A byte that ordinary addresses do without. */
    private static final int RARE = 1;
    /** Begins a pair that ordinary addresses do without: two dots, a dot behind a slash, a value that is a path. */
    private static final int FIRST = 2;
    /** Ends one; one bit above {@link #FIRST}. */
    private static final int SECOND = 4;

    private static final int PERCENT = 8;

    private static final byte[] KINDS = kinds();

    private SuspectBytes() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int b = 0; b < 256; b++) {
            boolean plain = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
            // Bytes beyond ASCII are in no word.
            kinds[b] = (byte) (plain || "-_~,?&=/.#".indexOf(b) >= 0 || b >= 0x80 ? 0 : RARE);
        }
        for (byte b : new byte[] {'.', '/', '='}) {
            kinds[b] |= FIRST;
        }
        for (byte b : new byte[] {'.', '/'}) {
            kinds[b] |= SECOND;
        }
        kinds['%'] = PERCENT;
        return kinds;
    }

    /** Whether a slice has something that a word could be made of, besides the letters of ordinary addresses. */
    static boolean areIn(byte[] bytes, int from, int to) {
        int seen = 0;
        int pairs = 0;
        int last = 0;
        for (int i = from; i < to; i++) {
            int kind = KINDS[bytes[i] & 0xff];
            seen |= kind;
            pairs |= last & kind >> 1;
            last = kind;
        }
        if ((seen & RARE | pairs & FIRST) != 0) {
            return true;
        }
        return (seen & PERCENT) != 0 && !isForeignText(bytes, from, to);
    }

    /** Whether every percent sign begins a byte of a character beyond ASCII that is written as it should be: Persian, Chinese. */
    private static boolean isForeignText(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '%') {
                int high = i + 2 < to ? EscapeUndoing.digit(bytes[i + 1]) : -1;
                int low = i + 2 < to ? EscapeUndoing.digit(bytes[i + 2]) : -1;
                boolean beginsOverlong = high == 0xc && low <= 1 || (high == 0xe || high == 0xf) && low == 0;
                if (high < 8 || low < 0 || beginsOverlong) {
                    return false;
                }
            }
        }
        return true;
    }
}
