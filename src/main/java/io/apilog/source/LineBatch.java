package io.apilog.source;

import io.apilog.line.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some whole lines of one origin, in one buffer that is used again for the next batch. Two cursors run over it: one over the bytes
 * that are handed to Tailer, one over the lines that come back.
 */
final class LineBatch {
    /** What is read of a file at a time; a batch is larger only where a single line is. */
    static final int USUAL_BYTES = 64 * 1024;

    private static final int USUAL_LINES = 1024;

    private final int maxLineBytes;
    private byte[] bytes = new byte[USUAL_BYTES + TailMarker.LENGTH];
    private @Nullable LineOrigin origin;

    private long baseOffset = -1;
    private int lines;
    private int[] from = new int[USUAL_LINES];
    private int[] to = new int[USUAL_LINES];
    private long[] start = new long[USUAL_LINES];
    private long[] end = new long[USUAL_LINES];
    private boolean[] overlong = new boolean[USUAL_LINES];

    private int handedLines;
    private int handedOfLine;
    private int deliveredLines;
    private long firstOffset;

    /** What of the buffer has lines that were not looked through for CRs yet: only what is handed to Tailer ever is. */
    private int unsearchedFrom;

    private int unsearchedTo;
    private boolean mayHaveCarriageReturns;

    LineBatch(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** The buffer, at least this large. What it held stays. */
    byte[] buffer(int capacity) {
        if (bytes.length < capacity) {
            bytes = Arrays.copyOf(bytes, capacity);
        }
        return bytes;
    }

    byte[] buffer() {
        return bytes;
    }

    int maxLineBytes() {
        return maxLineBytes;
    }

    void clear() {
        origin = null;
        baseOffset = -1;
        lines = 0;
        handedLines = 0;
        handedOfLine = 0;
        deliveredLines = 0;
        unsearchedFrom = 0;
        unsearchedTo = 0;
        mayHaveCarriageReturns = false;
    }

    /** The buffer begins with the byte at this offset of the file. */
    void baseOffset(long offset) {
        baseOffset = offset;
    }

    /** Offset in the file of the buffer's first byte; -1 where the buffer does not hold the lines. */
    long baseOffset() {
        return baseOffset;
    }

    void origin(LineOrigin whose) {
        origin = whose;
    }

    @Nullable
    LineOrigin origin() {
        return origin;
    }

    int lines() {
        return lines;
    }

    /**
     * Adds the lines in {@code buffer[first, last)}; the last one may lack its line end.
     *
     * @param offset where {@code buffer[first]} is in its file
     */
    void addLines(int first, int last, long offset) {
        noteFirst(offset);
        unsearchedFrom = Math.min(unsearchedFrom, first);
        unsearchedTo = Math.max(unsearchedTo, last);
        int at = first;
        while (at < last) {
            int lf = LineEnds.indexOf(bytes, at, last, LineEnds.LF);
            int lineEnd = lf < 0 ? last : lf;
            int next = lf < 0 ? last : lf + 1;
            int lineStart = bytes[at] == 0 ? LineEnds.skipNuls(bytes, at, lineEnd) : at;
            if (lineEnd > lineStart && bytes[lineEnd - 1] == LineEnds.CR) {
                lineEnd--;
            }
            add(lineStart, lineEnd, offset + (lineStart - first), offset + (next - first));
            at = next;
        }
    }

    private void add(int lineFrom, int lineTo, long startOffset, long endOffset) {
        makeRoom();
        from[lines] = lineFrom;
        to[lines] = lineTo;
        start[lines] = startOffset;
        end[lines] = endOffset;
        overlong[lines] = lineTo - lineFrom > maxLineBytes;
        if (overlong[lines]) {
            to[lines] = lineFrom;
        }
        lines++;
    }

    /** Adds the stand-in for a line whose bytes were skipped. */
    void addOverlong(long startOffset, long endOffset) {
        noteFirst(startOffset);
        add(0, 0, startOffset, endOffset);
        overlong[lines - 1] = true;
    }

    private void noteFirst(long offset) {
        if (lines == 0) {
            firstOffset = offset;
        }
    }

    /** How many bytes of the file the delivered lines were, line ends included. */
    long deliveredBytes() {
        return deliveredLines == 0 ? 0 : end[deliveredLines - 1] - firstOffset;
    }

    private void makeRoom() {
        if (lines == from.length) {
            int larger = lines * 2;
            from = Arrays.copyOf(from, larger);
            to = Arrays.copyOf(to, larger);
            start = Arrays.copyOf(start, larger);
            end = Arrays.copyOf(end, larger);
            overlong = Arrays.copyOf(overlong, larger);
        }
    }

    boolean hasBytesToHand() {
        return handedLines < lines;
    }

    /**
     * Copies whole lines as Tailer is to see them, each ended by one LF; a line longer than {@code target} goes in pieces. A CR inside
     * a line would end it for Tailer, so a space stands in for it until {@link #restoreCarriageReturns}.
     *
     * @return how many bytes were copied
     */
    int handTo(byte[] target) {
        findCarriageReturns();
        int filled = 0;
        while (handedLines < lines) {
            int begin = from[handedLines] + handedOfLine;
            int length = to[handedLines] - begin;
            int room = target.length - filled;
            if (length + 1 > room) {
                if (filled > 0) {
                    return filled;
                }
                copy(begin, target, 0, Math.min(length, room));
                handedOfLine += Math.min(length, room);
                return Math.min(length, room);
            }
            copy(begin, target, filled, length);
            filled += length;
            target[filled++] = LineEnds.LF;
            handedLines++;
            handedOfLine = 0;
        }
        return filled;
    }

    private void findCarriageReturns() {
        mayHaveCarriageReturns |= LineEnds.indexOf(bytes, unsearchedFrom, unsearchedTo, LineEnds.CR) >= 0;
        unsearchedFrom = unsearchedTo;
    }

    private void copy(int begin, byte[] target, int at, int length) {
        System.arraycopy(bytes, begin, target, at, length);
        if (!mayHaveCarriageReturns) {
            return;
        }
        for (int cr = LineEnds.indexOf(target, at, at + length, LineEnds.CR);
                cr >= 0;
                cr = LineEnds.indexOf(target, cr, at + length, LineEnds.CR)) {
            target[cr] = ' ';
        }
    }

    /** Puts back the CRs that {@link #handTo} replaced in the next line, whose text is {@code text[0, length)}. */
    void restoreCarriageReturns(byte[] text, int length) {
        if (!mayHaveCarriageReturns) {
            return;
        }
        int base = from[deliveredLines];
        int limit = base + Math.min(length, to[deliveredLines] - base);
        for (int cr = LineEnds.indexOf(bytes, base, limit, LineEnds.CR);
                cr >= 0;
                cr = LineEnds.indexOf(bytes, cr + 1, limit, LineEnds.CR)) {
            text[cr - base] = LineEnds.CR;
        }
    }

    /** Points {@code line} at the next line, whose text is {@code text[0, length)}. */
    void point(Line line, byte[] text, int length) {
        if (overlong[deliveredLines]) {
            line.setOverlong(start[deliveredLines]);
        } else {
            line.set(text, 0, length, start[deliveredLines]);
        }
    }

    /** Points {@code line} at the next line where it lies in this batch: for reading without Tailer. */
    void point(Line line) {
        point(line, deliveredLines);
    }

    /** Points {@code line} at a line by its place in the batch. */
    void point(Line line, int index) {
        if (overlong[index]) {
            line.setOverlong(start[index]);
        } else {
            line.set(bytes, from[index], to[index], start[index]);
        }
    }

    /** The next line was taken. Returns the offset behind its line end. */
    long delivered() {
        return end[deliveredLines++];
    }

    boolean hasLinesToDeliver() {
        return deliveredLines < lines;
    }

    /** Copies of at most so many lines that are not overlong; where there is no other, one empty line. */
    List<byte[]> sample(int most) {
        List<byte[]> sample = new ArrayList<>();
        for (int i = 0; i < lines && sample.size() < most; i++) {
            if (!overlong[i]) {
                sample.add(Arrays.copyOfRange(bytes, from[i], to[i]));
            }
        }
        return sample.isEmpty() ? List.of(new byte[0]) : sample;
    }
}
