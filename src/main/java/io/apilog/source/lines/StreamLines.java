package io.apilog.source.lines;

import io.apilog.bytes.LineEnds;
import java.io.IOException;
import java.io.InputStream;

/** Cuts what comes through a stream into batches of whole lines. Keeps one unfinished line, and of an overlong one only its start. */
public final class StreamLines {
    private static final int BUFFER = 2 * LineBatch.USUAL_BYTES;
    private static final long NOT_SKIPPING = -1;

    private final InputStream in;
    private byte[] unfinished = new byte[BUFFER];
    private int unfinishedLength;
    /** Where in the stream {@code unfinished} begins. */
    private long offset;

    private long overlongFrom = NOT_SKIPPING;
    private boolean ended;

    /** The lines of a stream from offset 0 on. */
    public StreamLines(InputStream in) {
        this(in, 0);
    }

    /** @param offset where in the stream the next byte is */
    public StreamLines(InputStream in, long offset) {
        this.in = in;
        this.offset = offset;
    }

    /**
     * Fills the batch with at least one line; waits for it. What stands after the last line end is a line when the stream ends.
     *
     * @return false when the stream has ended and nothing is left
     * @throws IOException reading failed; every complete line before was handed over
     */
    public boolean next(LineBatch batch) throws IOException {
        batch.clear();
        while (!ended && batch.lines() == 0) {
            step(batch);
        }
        return batch.lines() > 0;
    }

    private void step(LineBatch batch) throws IOException {
        if (unfinishedLength > batch.maxLineBytes() + 1) {
            overlongFrom = offset;
            offset += unfinishedLength;
            unfinishedLength = 0;
        }
        byte[] bytes = batch.buffer(Math.max(BUFFER, unfinishedLength + LineBatch.USUAL_BYTES));
        System.arraycopy(unfinished, 0, bytes, 0, unfinishedLength);
        int read = in.read(bytes, unfinishedLength, bytes.length - unfinishedLength);
        if (read < 0) {
            end(batch);
            return;
        }
        int searchFrom = unfinishedLength;
        int end = unfinishedLength + read;
        int from = 0;
        if (overlongFrom != NOT_SKIPPING) {
            from = LineEnds.indexOf(bytes, 0, end, LineEnds.LF) + 1;
            if (from == 0) {
                offset += end;
                return;
            }
            batch.addOverlong(overlongFrom, offset + from);
            overlongFrom = NOT_SKIPPING;
            searchFrom = from;
        }
        int linesEnd = Math.max(from, LineEnds.lastIndexOf(bytes, searchFrom, end, LineEnds.LF) + 1);
        batch.addLines(from, linesEnd, offset + from);
        // A hole that a writer left is no part of a line, however long it is.
        int kept = linesEnd < end && bytes[linesEnd] == 0 ? LineEnds.skipNuls(bytes, linesEnd, end) : linesEnd;
        keep(bytes, kept, end);
        offset += kept;
    }

    private void keep(byte[] bytes, int from, int to) {
        unfinishedLength = to - from;
        if (unfinished.length < unfinishedLength) {
            unfinished = new byte[unfinishedLength + BUFFER];
        }
        System.arraycopy(bytes, from, unfinished, 0, unfinishedLength);
    }

    private void end(LineBatch batch) {
        ended = true;
        if (overlongFrom != NOT_SKIPPING) {
            batch.addOverlong(overlongFrom, offset);
        } else if (unfinishedLength > 0) {
            batch.addLines(0, unfinishedLength, offset);
        }
        unfinishedLength = 0;
    }
}
