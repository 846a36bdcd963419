package io.apilog.security.text;

import io.apilog.bytes.HexDigits;

/**
 * Undoes what hides a word from whoever compares bytes, as servers and the programs behind them undo it: percent encoding once and twice,
 * {@code %u002e}, UTF-8 that is longer than it need be, {@code +} for a space in a query. What any program takes for the same becomes the same:
 * blanks, control characters and comments of SQL one space, a backslash a slash, several slashes one. A character beyond ASCII stays what it is.
 * For one thread; keeps one buffer and allocates nothing else.
 */
public final class EscapeUndoing {
    /** The most bytes that are undone at a time; longer texts are taken in pieces. */
    public static final int LONGEST = 16 * 1024;

    private static final int BEYOND_ASCII = 0x80;

    /** Whether a byte stands for nothing but itself, whatever stands before it. */
    private static final boolean[] PLAIN = plain();

    private final byte[] undone = new byte[LONGEST];
    private int length;

    /** Whether there was the end of a line among what became blanks. */
    private boolean lineEnd;

    /** Whether a percent sign is left that could be one more encoding. */
    private boolean more;

    /** Whether the version behind the beginning of a comment of SQL is read over. */
    private boolean inVersion;

    private static boolean[] plain() {
        boolean[] plain = new boolean[256];
        for (int b = ' ' + 1; b < 0x7f; b++) {
            plain[b] = "%?+/*\\!".indexOf(b) < 0;
        }
        return plain;
    }

    /** What the last call undid; {@link #length} bytes of it are valid. */
    public byte[] bytes() {
        return undone;
    }

    /** How many bytes the last call left. */
    public int length() {
        return length;
    }

    /** Whether the last call undid the end of a line. */
    public boolean hasLineEnd() {
        return lineEnd;
    }

    /**
     * Undoes what stands in a slice of at most {@value #LONGEST} bytes.
     *
     * @param inQuery whether a {@code +} before any question mark is a space too
     */
    public void undo(byte[] bytes, int from, int to, boolean inQuery) {
        lineEnd = false;
        pass(bytes, from, Math.min(to, from + LONGEST), inQuery, true);
        if (more) {
            pass(undone, 0, length, false, false);
        }
    }

    /** Undoes once. What is written never overtakes what is read, so both may be one array. */
    private void pass(byte[] bytes, int from, int to, boolean inQuery, boolean plusIsSpace) {
        boolean query = inQuery;
        length = 0;
        more = false;
        inVersion = false;
        int i = from;
        while (i < to) {
            int b = bytes[i++] & 0xff;
            if (PLAIN[b] && !inVersion) {
                undone[length++] = (byte) b;
                continue;
            }
            if (b == '%') {
                int value = i + 1 < to ? HexDigits.of(bytes[i], bytes[i + 1]) : -1;
                if (value >= 0) {
                    b = value;
                    i += 2;
                } else if (i + 4 < to && (bytes[i] | 0x20) == 'u') {
                    value = HexDigits.of(bytes[i + 1], bytes[i + 2]) << 8 | HexDigits.of(bytes[i + 3], bytes[i + 4]);
                    if (value >= 0) {
                        b = ofUnicode(value);
                        i += 5;
                    }
                }
                more |= b == '%';
            } else if (b == '?') {
                query = true;
            } else if (b == '+' && query && plusIsSpace) {
                b = ' ';
            }
            put(b);
        }
    }

    /** Full-width forms are what old servers took for the narrow ones. */
    private static int ofUnicode(int value) {
        if (value > 0xff00 && value < 0xff5f) {
            return value - 0xfee0;
        }
        return value < BEYOND_ASCII ? value : BEYOND_ASCII;
    }

    /** Writes a byte, or what it means behind those that were written. */
    private void put(int b) {
        if (b >= BEYOND_ASCII) {
            inVersion = false;
            if (b < 0xc0 && length > 0 && undone[length - 1] < 0) {
                following(b);
            } else {
                undone[length++] = (byte) b;
            }
            return;
        }
        if (inVersion && (b == '!' || b >= '0' && b <= '9')) {
            return;
        }
        inVersion = false;
        if (b == '/' || b == '\\') {
            slash();
        } else if (b == '*' && last() == '/') {
            length--;
            space();
            inVersion = true;
        } else if (b <= ' ' && b != 0) {
            lineEnd |= b == '\n' || b == '\r';
            space();
        } else {
            undone[length++] = (byte) b;
        }
    }

    /** One that follows the first byte of a character: it may end one of ASCII that is written with more bytes than one. */
    private void following(int b) {
        int before = undone[length - 1] & 0xff;
        int low = b & 0x3f;
        if (before == 0x98 && (b == 0x8a || b == 0x8d) && length > 1 && (undone[length - 2] & 0xff) == 0xe5) {
            // U+560A and U+560D, which are the ends of a line to servers that keep the lowest byte of a character.
            length -= 2;
            put(b & 0x0f);
            return;
        }
        if (before == 0xc0 || before == 0xc1) {
            length--;
            put((before & 1) << 6 | low);
        } else if ((before == 0x80 || before == 0x81) && length > 1 && (undone[length - 2] & 0xff) == 0xe0) {
            length -= 2;
            put((before & 1) << 6 | low);
        } else if ((before == 0x80 || before == 0x81)
                && length > 2
                && (undone[length - 2] & 0xff) == 0x80
                && (undone[length - 3] & 0xff) == 0xf0) {
            length -= 3;
            put((before & 1) << 6 | low);
        } else {
            undone[length++] = (byte) b;
        }
    }

    private void slash() {
        int last = last();
        if (last == '*') {
            length--;
            space();
        } else if (last == '.' && length > 1 && undone[length - 2] == '/') {
            length--;
        } else if (last != '/') {
            undone[length++] = '/';
        }
    }

    private void space() {
        if (last() != ' ') {
            undone[length++] = ' ';
        }
    }

    private int last() {
        return length == 0 ? -1 : undone[length - 1];
    }
}
