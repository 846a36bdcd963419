package io.apilog.http.scrape;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Keeps what is written, in pieces, so that nothing is copied while it grows. */
final class AnswerPieces extends OutputStream {
    private static final int PIECE = 16 * 1024;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] last = new byte[PIECE];
    private int used;

    @Override
    public void write(int b) {
        if (used == PIECE) {
            turn();
        }
        last[used++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        int position = from;
        int left = length;
        while (left > 0) {
            if (used == PIECE) {
                turn();
            }
            int count = Math.min(left, PIECE - used);
            System.arraycopy(bytes, position, last, used, count);
            used += count;
            position += count;
            left -= count;
        }
    }

    private void turn() {
        full.add(last);
        last = new byte[PIECE];
        used = 0;
    }

    /** What it takes in memory, in bytes. */
    long size() {
        return (long) PIECE * (full.size() + 1);
    }

    /** Reads what was written. */
    InputStream read() {
        List<InputStream> all = new ArrayList<>();
        full.forEach(piece -> all.add(new ByteArrayInputStream(piece)));
        all.add(new ByteArrayInputStream(last, 0, used));
        return new SequenceInputStream(Collections.enumeration(all));
    }
}
