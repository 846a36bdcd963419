package io.apilog.bytes;

/** Where lines end, and what is between them. */
public final class LineEnds {
    /** A line feed, which ends a line. */
    public static final byte LF = '\n';
    /** A carriage return, which is a part of a line's end in front of a line feed. */
    public static final byte CR = '\r';

    private LineEnds() {}

    /** Index of the first {@code value} in {@code bytes[from, to)}, or -1. */
    public static int indexOf(byte[] bytes, int from, int to, byte value) {
        return ByteSearch.indexOf(bytes, from, to, value);
    }

    /** Index of the last {@code value} in {@code bytes[from, to)}, or -1. Looks back over one line, so byte by byte will do. */
    public static int lastIndexOf(byte[] bytes, int from, int to, byte value) {
        for (int at = to - 1; at >= from; at--) {
            if (bytes[at] == value) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the first byte of {@code bytes[from, to)} that is not NUL, or {@code to}. */
    public static int skipNuls(byte[] bytes, int from, int to) {
        return ByteSearch.skipNuls(bytes, from, to);
    }
}
