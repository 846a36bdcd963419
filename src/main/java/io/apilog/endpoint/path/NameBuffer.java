package io.apilog.endpoint.path;

import io.apilog.request.Endpoint;
import java.nio.charset.StandardCharsets;

/** The name in the making: bytes in a buffer that is used again for every request. */
public final class NameBuffer {
    /** The longest name, in bytes; longer ones are cut at a segment and end in {@link #REST}. */
    public static final int MAX_BYTES = Endpoint.LONGEST_NAME;

    /** Stands for all that follows. */
    static final String REST = "/**";

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final byte[] bytes = new byte[MAX_BYTES];
    private int length;
    private boolean full;

    /** Empties the name. */
    public void clear() {
        length = 0;
        full = false;
    }

    /** Adds a byte; one that does not fit is dropped and makes the buffer {@link #full}. */
    public void append(int octet) {
        if (length == MAX_BYTES) {
            full = true;
        } else {
            bytes[length++] = (byte) octet;
        }
    }

    /** Adds text of ASCII characters. */
    public void append(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            append(ascii.charAt(i));
        }
    }

    /** Appends bytes that are UTF-8 as they are, as far as there is room. */
    public void append(byte[] from, int start, int end) {
        int fitting = Math.min(end - start, MAX_BYTES - length);
        System.arraycopy(from, start, bytes, length, fitting);
        length += fitting;
        full |= fitting < end - start;
    }

    /** Adds {@code %XX}. */
    public void appendEscaped(int octet) {
        append('%');
        append(HEX[(octet >> 4) & 0xf]);
        append(HEX[octet & 0xf]);
    }

    /** Whether something did not fit. */
    public boolean full() {
        return full;
    }

    /** The length of the name in bytes. */
    public int length() {
        return length;
    }

    /** Forgets what was added since the length was {@code mark}. */
    public void rewind(int mark) {
        length = mark;
        full = false;
    }

    /** Cuts at the last segment that leaves room and ends the name in {@link #REST}. */
    public void cut() {
        int end = Math.min(length, MAX_BYTES - REST.length());
        while (end > 0 && !(bytes[end] == '/' || end == length)) {
            end--;
        }
        rewind(end);
        append(REST);
    }

    /** Where the last segment begins, after its slash. */
    int lastSegment() {
        int start = length;
        while (start > 0 && bytes[start - 1] != '/') {
            start--;
        }
        return start;
    }

    /** The buffer itself, of which the first {@link #length} bytes are the name. Not to be kept. */
    public byte[] bytes() {
        return bytes;
    }

    /** The name as text. Allocates: only for a new endpoint. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
