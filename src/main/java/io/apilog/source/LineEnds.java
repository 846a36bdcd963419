package io.apilog.source;

import io.apilog.bytes.ByteSearch;

/** Where lines end, and what is between them. */
final class LineEnds {
    static final byte LF = '\n';
    static final byte CR = '\r';

    private LineEnds() {}

    /** Index of the first {@code value} in {@code bytes[from, to)}, or -1. */
    static int indexOf(byte[] bytes, int from, int to, byte value) {
        return ByteSearch.indexOf(bytes, from, to, value);
    }

    /** Index of the last {@code value} in {@code bytes[from, to)}, or -1. Looks back over one line, so byte by byte will do. */
    static int lastIndexOf(byte[] bytes, int from, int to, byte value) {
        for (int at = to - 1; at >= from; at--) {
            if (bytes[at] == value) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the first byte of {@code bytes[from, to)} that is not NUL, or {@code to}. */
    static int skipNuls(byte[] bytes, int from, int to) {
        return ByteSearch.skipNuls(bytes, from, to);
    }
}
