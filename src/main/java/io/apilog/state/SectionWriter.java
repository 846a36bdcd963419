package io.apilog.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a section: small numbers are short, so that a histogram's many zeros take a byte each. */
public final class SectionWriter {
    private byte[] bytes = new byte[256];
    private int length;

    /** Writes any long, in one byte where it is from 0 to 127. */
    public SectionWriter number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            put((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        put((int) rest);
        return this;
    }

    /** Writes any long in eight bytes: for hashes and times. */
    public SectionWriter fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (value >>> shift));
        }
        return this;
    }

    /** Writes a flag. */
    public SectionWriter flag(boolean value) {
        put(value ? 1 : 0);
        return this;
    }

    /** Writes a text of any length, as UTF-8. */
    public SectionWriter text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        makeRoom(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    private void put(int value) {
        makeRoom(1);
        bytes[length++] = (byte) value;
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
