package io.apilog.bytes;

import java.util.Arrays;

/**
 * The bytes of one record that do not stand in its line as they are: escapes undone, text of JSON. Used again for every line; grows
 * to the longest line's length and is given back to a small size when a line needed much.
 */
public final class Scratch {
    private static final int KEPT = 16 * 1024;

    private byte[] bytes = new byte[1024];
    private int length;

    /** Forgets what the line before left. */
    public void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[KEPT];
        }
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /**
     * Makes room for {@code count} more bytes. Texts that point into the buffer keep pointing at the old one, whose content stays
     * valid, so growing in mid-record does no harm.
     */
    public void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    /** Appends one byte; {@link #reserve} was called. */
    public void add(int b) {
        bytes[length++] = (byte) b;
    }

    /** Appends bytes up to a backslash, and says where that stands; {@link #reserve} was called for all of them. */
    public int addPlain(byte[] source, int from, int to) {
        int count = EightBytes.copyUntil((byte) '\\', source, from, to, bytes, length);
        length += count;
        return from + count;
    }

    /** Appends a character as UTF-8, at most four bytes; {@link #reserve} was called. */
    public void addCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            add(codePoint);
        } else if (codePoint < 0x800) {
            add(0xc0 | codePoint >> 6);
            add(0x80 | codePoint & 0x3f);
        } else if (codePoint < 0x10000) {
            add(0xe0 | codePoint >> 12);
            add(0x80 | codePoint >> 6 & 0x3f);
            add(0x80 | codePoint & 0x3f);
        } else {
            add(0xf0 | codePoint >> 18);
            add(0x80 | codePoint >> 12 & 0x3f);
            add(0x80 | codePoint >> 6 & 0x3f);
            add(0x80 | codePoint & 0x3f);
        }
    }

    /** Appends UTF-16 as UTF-8; a lone surrogate becomes U+FFFD. */
    public void addChars(char[] chars, int from, int count) {
        reserve(count * 3);
        for (int i = from; i < from + count; i++) {
            char c = chars[i];
            if (Character.isHighSurrogate(c) && i + 1 < from + count && Character.isLowSurrogate(chars[i + 1])) {
                addCodePoint(Character.toCodePoint(c, chars[++i]));
            } else {
                addCodePoint(Character.isSurrogate(c) ? 0xfffd : c);
            }
        }
    }
}
