package io.apilog.request;

import java.nio.charset.StandardCharsets;

/**
 * A piece of text as a slice of bytes (UTF-8 if it is well written; any bytes if it is not). Mutable and used again for every line,
 * so that reading a line allocates nothing. Empty where the log carries nothing.
 */
public final class Text {
    private static final byte[] NONE = new byte[0];

    private byte[] bytes = NONE;
    private int from;
    private int to;

    /** A text of its own. */
    static Text of(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Text text = new Text();
        text.set(bytes, 0, bytes.length);
        return text;
    }

    /** Makes this text empty. It holds on to its buffer: G1 has to be told of each reference that is stored, which takes longer. */
    public void clear() {
        from = 0;
        to = 0;
    }

    /** Points this text at a slice; nothing is copied. */
    public void set(byte[] bytes, int from, int to) {
        if (this.bytes != bytes) {
            this.bytes = bytes;
        }
        this.from = from;
        this.to = to;
    }

    /** The buffer that holds the text. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index of the first byte. */
    public int from() {
        return from;
    }

    /** Index after the last byte. */
    public int to() {
        return to;
    }

    /** Length in bytes. */
    public int length() {
        return to - from;
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return from == to;
    }

    /** The byte at {@code index} counted from the slice's first, as 0 to 255. */
    public int at(int index) {
        return bytes[from + index] & 0xff;
    }

    /** The text decoded as UTF-8; malformed bytes become U+FFFD. Allocates: for people to read, not for every line. */
    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
