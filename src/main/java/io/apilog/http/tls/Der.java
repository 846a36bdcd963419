package io.apilog.http.tls;

import java.util.Arrays;

/** One element of DER (X.690) and those behind it. */
final class Der {
    private final byte[] bytes;
    private final int from;
    private final int to;

    /**
     * The element that begins at an index.
     *
     * @param bytes the whole
     * @param to where the elements end
     */
    Der(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    boolean atEnd() {
        return from >= to;
    }

    int tag() {
        return bytes[from] & 0xFF;
    }

    /** The first element inside this one, which must have the tag. */
    Der inside(int tag) throws TlsException {
        if (atEnd() || tag() != tag) {
            throw damaged();
        }
        int content = contentFrom();
        return new Der(bytes, content, content + length());
    }

    Der next() throws TlsException {
        return new Der(bytes, contentFrom() + length(), to);
    }

    byte[] content() throws TlsException {
        return Arrays.copyOfRange(bytes, contentFrom(), contentFrom() + length());
    }

    private int contentFrom() throws TlsException {
        int first = at(from + 1);
        return from + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private int length() throws TlsException {
        int first = at(from + 1);
        int length = first;
        if (first >= 0x80) {
            length = 0;
            for (int i = 0; i < (first & 0x7F); i++) {
                length = length << 8 | at(from + 2 + i);
            }
        }
        if (length < 0 || length > to - contentFrom()) {
            throw damaged();
        }
        return length;
    }

    private int at(int index) throws TlsException {
        if (index >= to) {
            throw damaged();
        }
        return bytes[index] & 0xFF;
    }

    private static TlsException damaged() {
        return new TlsException(TlsException.Part.KEY, "holds a key that is damaged");
    }
}
