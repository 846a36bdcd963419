package io.apilog.security;

/**
 * Undoes what hides a word from whoever compares bytes, as servers and the programs behind them undo it: percent encoding once and twice,
 * {@code %u002e}, UTF-8 that is longer than it need be, {@code +} for a space in a query. What any program takes for the same becomes the same:
 * blanks, control characters and comments of SQL one space, a backslash a slash, and several slashes one. A character beyond ASCII stays what it is. For one thread;
 * keeps one buffer and allocates nothing else.
 */
final class EscapeUndoing {
    /** The most bytes that are undone at a time; longer texts are taken in pieces. */
    static final int LONGEST = 16 * 1024;

    private static final int BEYOND_ASCII = 0x80;
    private static final int NONE = -1;

    private final byte[] undone = new byte[LONGEST];
    private int length;

    /** What the last call undid; {@link #length} bytes of it are valid. */
    byte[] bytes() {
        return undone;
    }

    int length() {
        return length;
    }

    /**
     * Undoes what stands in a slice of at most {@value #LONGEST} bytes.
     *
     * @param inQuery whether a {@code +} before any question mark is a space too
     */
    void undo(byte[] bytes, int from, int to, boolean inQuery) {
        boolean escaped = percents(bytes, from, Math.min(to, from + LONGEST), inQuery);
        if (escaped) {
            percents(undone, 0, length, false, false);
        }
        fold();
    }

    private boolean percents(byte[] bytes, int from, int to, boolean inQuery) {
        return percents(bytes, from, to, inQuery, true);
    }

    /**
     * Undoes percent encoding once. What is written never overtakes what is read, so both may be one array.
     *
     * @return whether a percent sign is left that could be one more encoding
     */
    private boolean percents(byte[] bytes, int from, int to, boolean inQuery, boolean plusIsSpace) {
        boolean query = inQuery;
        boolean left = false;
        int at = 0;
        int i = from;
        while (i < to) {
            int b = bytes[i] & 0xff;
            int width = 1;
            if (b == '%') {
                int value = hex(bytes, i + 1, i + 3, to);
                if (value != NONE) {
                    b = value;
                    width = 3;
                } else if (i + 1 < to && (bytes[i + 1] | 0x20) == 'u') {
                    value = hex(bytes, i + 2, i + 6, to);
                    if (value != NONE) {
                        b = ofUnicode(value);
                        width = 6;
                    }
                }
                left |= b == '%' || width == 1;
            } else if (b == '?') {
                query = true;
            } else if (b == '+' && query && plusIsSpace) {
                b = ' ';
            }
            undone[at++] = (byte) b;
            i += width;
        }
        length = at;
        return left;
    }

    /** Full-width forms are what old servers took for the narrow ones. */
    private static int ofUnicode(int value) {
        if (value > 0xff00 && value < 0xff5f) {
            return value - 0xfee0;
        }
        return value < BEYOND_ASCII ? value : BEYOND_ASCII;
    }

    private static int hex(byte[] bytes, int from, int until, int to) {
        if (until > to) {
            return NONE;
        }
        int value = 0;
        for (int i = from; i < until; i++) {
            int digit = digit(bytes[i]);
            if (digit == NONE) {
                return NONE;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    static int digit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int small = b | 0x20;
        return small >= 'a' && small <= 'f' ? small - 'a' + 10 : NONE;
    }

    /** Makes one of what means the same, in place. */
    private void fold() {
        int at = 0;
        int i = 0;
        boolean space = false;
        while (i < length) {
            int b = undone[i] & 0xff;
            int width = 1;
            if (b >= 0xc0) {
                width = overlong(b, i);
                b = width == 1 ? b : undone[i + width - 1] & 0x3f | (b == 0xc1 ? 0x40 : moreOf(i, width));
            }
            if (b == '/' && next(i + width) == '*') {
                width += commentSign(i + width);
                b = ' ';
            } else if (b == '*' && next(i + width) == '/') {
                width++;
                b = ' ';
            } else if (b == '\\') {
                b = '/';
            } else if (b < ' ' && b != 0) {
                b = ' ';
            }
            if (b == '/' && at > 1 && undone[at - 1] == '.' && undone[at - 2] == '/') {
                at--;
            } else if ((b != ' ' || !space) && (b != '/' || at == 0 || undone[at - 1] != '/')) {
                undone[at++] = (byte) b;
            }
            space = b == ' ';
            i += width;
        }
        length = at;
    }

    /** The bytes of a character of ASCII that is written with more than one of them; 1 for anything else. */
    private int overlong(int first, int i) {
        if (first <= 0xc1) {
            return isFollowing(i + 1) ? 2 : 1;
        }
        if (first == 0xe0) {
            return isZeroBits(i + 1) && isFollowing(i + 2) ? 3 : 1;
        }
        return first == 0xf0 && next(i + 1) == 0x80 && isZeroBits(i + 2) && isFollowing(i + 3) ? 4 : 1;
    }

    /** Whether a byte in the midst of a character has nothing but, at most, the seventh bit of one of ASCII. */
    private boolean isZeroBits(int i) {
        return next(i) == 0x80 || next(i) == 0x81;
    }

    /** The seventh bit, which stands in the byte before the last of three or four. */
    private int moreOf(int i, int width) {
        return width > 2 ? (next(i + width - 2) & 1) << 6 : 0;
    }

    private boolean isFollowing(int i) {
        int b = next(i);
        return b >= 0x80 && b < 0xc0;
    }

    private int next(int i) {
        return i < length ? undone[i] & 0xff : NONE;
    }

    /** The length of what begins a comment of SQL behind its slash: a star, or a star with the version that what follows is for. */
    private int commentSign(int star) {
        int end = star + 1;
        if (next(end) == '!') {
            end++;
            while (next(end) >= '0' && next(end) <= '9') {
                end++;
            }
        }
        return end - star;
    }
}
