package io.apilog.audit.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The lines of one file, one after the other in the same bytes. For one thread. */
final class TrailText implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;

    /** A longer line is none of a trail, and is cut. */
    private static final int LONGEST = 1 << 20;

    private final InputStream in;
    private byte[] bytes = new byte[BUFFER];
    private int from;
    private int to;
    private int filled;
    private int next;
    private int searched;
    private boolean ended;
    private boolean torn;
    private long number;

    private TrailText(InputStream in) {
        this.in = in;
    }

    static TrailText open(Path file) throws IOException {
        return new TrailText(Files.newInputStream(file));
    }

    /** Goes to the next line; false where there is none. A last line without an end is one, and {@link #isTorn}. */
    boolean next() throws IOException {
        from = next;
        searched = from;
        while (true) {
            for (int i = searched; i < filled; i++) {
                if (bytes[i] == '\n') {
                    to = i;
                    next = i + 1;
                    number++;
                    return true;
                }
            }
            searched = filled;
            if (ended || filled - from >= LONGEST) {
                return last();
            }
            fill();
        }
    }

    private boolean last() {
        to = filled;
        next = filled;
        torn = ended && to > from;
        number++;
        return to > from;
    }

    private void fill() throws IOException {
        if (filled == bytes.length) {
            if (from > 0) {
                System.arraycopy(bytes, from, bytes, 0, filled - from);
                filled -= from;
                searched -= from;
                from = 0;
            } else {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
        }
        int read = in.read(bytes, filled, bytes.length - filled);
        ended = read < 0;
        filled += Math.max(0, read);
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** From 1. */
    long number() {
        return number;
    }

    boolean isTorn() {
        return torn;
    }

    /** A copy of the line. */
    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
