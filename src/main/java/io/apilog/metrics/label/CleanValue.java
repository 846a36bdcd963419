package io.apilog.metrics.label;

import io.apilog.request.ExtraField;
import io.apilog.request.Text;

/**
 * A log's text made fit for a label: at most {@value #LONGEST} bytes of UTF-8, without control characters; a host in lower case and
 * without its port. What is fit as it stands, as nearly everything is, is not copied. Used again for every value.
 */
public final class CleanValue {
    /** The longest value, in bytes. */
    public static final int LONGEST = 100;

    private static final byte[] REPLACEMENT = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};

    private final byte[] buffer = new byte[LONGEST];
    private byte[] bytes = buffer;
    private int from;
    private int to;
    private int character;

    /** Points this at the clean form of a text. */
    public void set(Text text, ExtraField.Kind kind) {
        bytes = text.bytes();
        from = text.from();
        to = kind == ExtraField.Kind.HOST ? endOfHost(text) : text.to();
        if (to - from > LONGEST || !isPlain(kind == ExtraField.Kind.HOST)) {
            copy(kind == ExtraField.Kind.HOST);
        }
    }

    /** Where it stands. */
    public byte[] bytes() {
        return bytes;
    }

    /** Its first byte. */
    public int from() {
        return from;
    }

    /** Behind its last byte. */
    public int to() {
        return to;
    }

    /** Before the port: a colon and digits, where no other colon tells of an address of version 6. */
    private static int endOfHost(Text text) {
        byte[] bytes = text.bytes();
        int at = text.to();
        while (at > text.from() && bytes[at - 1] >= '0' && bytes[at - 1] <= '9') {
            at--;
        }
        boolean port = at > text.from() && at < text.to() && bytes[at - 1] == ':';
        for (int i = text.from(); port && i < at - 1; i++) {
            port = bytes[i] != ':' || bytes[at - 2] == ']';
        }
        return port ? at - 1 : text.to();
    }

    private boolean isPlain(boolean lowerCase) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < ' ' || bytes[i] == 0x7f || lowerCase && bytes[i] >= 'A' && bytes[i] <= 'Z') {
                return false;
            }
        }
        return true;
    }

    private void copy(boolean lowerCase) {
        int length = 0;
        int at = from;
        while (at < to) {
            int end = endOfCharacter(at);
            boolean bad = end < 0 || !isShown(character);
            int size = bad ? REPLACEMENT.length : end - at;
            if (length + size > LONGEST) {
                break;
            }
            System.arraycopy(bad ? REPLACEMENT : bytes, bad ? 0 : at, buffer, length, size);
            if (lowerCase && buffer[length] >= 'A' && buffer[length] <= 'Z') {
                buffer[length] = (byte) (buffer[length] + ('a' - 'A'));
            }
            length += size;
            at = end < 0 ? at + 1 : end;
        }
        bytes = buffer;
        from = 0;
        to = length;
    }

    /** Behind the well-formed character at {@code at}, which is kept; -1 where there is none. */
    private int endOfCharacter(int at) {
        int first = bytes[at] & 0xff;
        int more = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
        if (more < 0 || at + more >= to) {
            return -1;
        }
        character = more == 0 ? first : first & 0x3f >> more;
        for (int i = 1; i <= more; i++) {
            int next = bytes[at + i] & 0xff;
            if (next >> 6 != 2) {
                return -1;
            }
            character = character << 6 | next & 0x3f;
        }
        boolean overlong = more == 2 && character < 0x800 || more == 3 && character < 0x10000;
        return overlong || character > Character.MAX_CODE_POINT ? -1 : at + more + 1;
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
