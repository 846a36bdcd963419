package io.apilog.source.lines;

import io.apilog.bytes.LineEnds;
import io.apilog.line.Line;
import io.apilog.source.fingerprint.TailMarker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some whole lines of one origin, in one buffer that is used again for the next batch. Two cursors run over it: one over the lines whose
 * marks are handed to Tailer, one over those that it has called for.
 */
public final class LineBatch {
    /** What is read of a file at a time; a batch is larger only where a single line is. */
    public static final int USUAL_BYTES = 64 * 1024;

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
    private int deliveredLines;
    private long firstOffset;

    /** An empty batch for lines of so many bytes; a longer one is overlong. */
    public LineBatch(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** The buffer, at least this large. What it held stays. */
    public byte[] buffer(int capacity) {
        if (bytes.length < capacity) {
            bytes = Arrays.copyOf(bytes, capacity);
        }
        return bytes;
    }

    /** The buffer itself. */
    public byte[] buffer() {
        return bytes;
    }

    /** How many bytes a line may have. */
    public int maxLineBytes() {
        return maxLineBytes;
    }

    /** Takes out all lines; the buffer stays. */
    public void clear() {
        origin = null;
        baseOffset = -1;
        lines = 0;
        handedLines = 0;
        deliveredLines = 0;
    }

    /** The buffer begins with the byte at this offset of the file. */
    public void baseOffset(long offset) {
        baseOffset = offset;
    }

    /** Offset in the file of the buffer's first byte; -1 where the buffer does not hold the lines. */
    public long baseOffset() {
        return baseOffset;
    }

    /** Sets where the lines are from. */
    public void origin(LineOrigin whose) {
        origin = whose;
    }

    /** Where the lines are from; null for an empty batch. */
    public @Nullable LineOrigin origin() {
        return origin;
    }

    /** How many lines there are. */
    public int lines() {
        return lines;
    }

    /**
     * Adds the lines in {@code buffer[first, last)}; the last one may lack its line end.
     *
     * @param offset where {@code buffer[first]} is in its file
     */
    public void addLines(int first, int last, long offset) {
        noteFirst(offset);
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
    public void addOverlong(long startOffset, long endOffset) {
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
    public long deliveredBytes() {
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

    /** Whether there are lines whose marks were not handed over. */
    public boolean hasMarksToHand() {
        return handedLines < lines;
    }

    /**
     * Hands over a mark for each line, which is an LF, so that Tailer calls for that line; the line itself stays where it is.
     *
     * @return how many
     */
    public int handMarks(byte[] target) {
        int marks = Math.min(target.length, lines - handedLines);
        Arrays.fill(target, 0, marks, LineEnds.LF);
        handedLines += marks;
        return marks;
    }

    /** Points {@code line} at the next line where it lies in this batch. */
    public void point(Line line) {
        point(line, deliveredLines);
    }

    /** Points {@code line} at a line by its place in the batch. */
    public void point(Line line, int index) {
        if (overlong[index]) {
            line.setOverlong(start[index]);
        } else {
            line.set(bytes, from[index], to[index], start[index]);
        }
    }

    /** The next line was taken. Returns the offset behind its line end. */
    public long delivered() {
        return end[deliveredLines++];
    }

    /** Whether there are lines that were not taken. */
    public boolean hasLinesToDeliver() {
        return deliveredLines < lines;
    }

    /** Copies of at most so many lines that are not overlong; where there is no other, one empty line. */
    public List<byte[]> sample(int most) {
        List<byte[]> sample = new ArrayList<>();
        for (int i = 0; i < lines && sample.size() < most; i++) {
            if (!overlong[i]) {
                sample.add(Arrays.copyOfRange(bytes, from[i], to[i]));
            }
        }
        return sample.isEmpty() ? List.of(new byte[0]) : sample;
    }
}
