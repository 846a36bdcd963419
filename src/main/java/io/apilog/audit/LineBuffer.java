package io.apilog.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that lines are written into; grows, and is used again. Once it has grown nothing is allocated. For one thread. */
public final class LineBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes;
    private int length;

    /** An empty one. */
    public LineBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    /** What was written, from 0 to {@link #length}. */
    public byte[] bytes() {
        return bytes;
    }

    /** How much was written. */
    public int length() {
        return length;
    }

    /** Forgets what stands behind a place. */
    public void cut(int to) {
        length = to;
    }

    /** Appends a character of ASCII. */
    public LineBuffer put(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** Appends a text of ASCII as it is. */
    public LineBuffer ascii(String text) {
        int count = text.length();
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** Appends bytes as they are. */
    public LineBuffer raw(byte[] from) {
        return raw(from, 0, from.length);
    }

    /** Appends bytes as they are. */
    public LineBuffer raw(byte[] from, int begin, int count) {
        room(count);
        System.arraycopy(from, begin, bytes, length, count);
        length += count;
        return this;
    }

    /** Appends a number that is not negative. */
    public LineBuffer number(long value) {
        room(LONGEST_NUMBER);
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Appends bytes as hexadecimal digits. */
    public LineBuffer hex(byte[] from, int begin, int count) {
        room(2 * count);
        for (int i = begin; i < begin + count; i++) {
            bytes[length++] = HEX[from[i] >> 4 & 0xf];
            bytes[length++] = HEX[from[i] & 0xf];
        }
        return this;
    }

    /** A text as JSON has it, with its quotes. */
    public static byte[] quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                quoted.append("\\u").append(Character.forDigit(c >> 12, 16));
                quoted.append(Character.forDigit(c >> 8 & 0xf, 16)).append(Character.forDigit(c >> 4 & 0xf, 16));
                quoted.append(Character.forDigit(c & 0xf, 16));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
