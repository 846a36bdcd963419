package io.apilog.source.file;

import io.apilog.bytes.LineEnds;
import io.apilog.source.fingerprint.Beginning;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.fingerprint.TailMarker;
import io.apilog.source.lines.LineBatch;
import java.io.IOException;

/**
 * Fills a batch with the next complete lines of one file. Each read begins with the bytes before the offset and checks them, so a file
 * that was cut and written anew is noticed even where it is longer than before.
 */
public final class SegmentReader {
    /** What came of reading. */
    public enum Outcome {
        /** The batch has lines; there may be more. */
        LINES,
        /** No line yet, but more bytes to search. */
        MORE,
        /** Nothing complete is left. */
        END_OF_FILE,
        /** What was counted is no longer in the file. */
        CHANGED
    }

    private SegmentReader() {}

    /** One step: reads about {@link LineBatch#USUAL_BYTES}, more only for one long line. */
    public static Outcome fill(FollowedFile file, LineBatch batch) throws IOException {
        batch.clear();
        int lineBytes = LineBatch.USUAL_BYTES;
        if (file.position().scanned() > file.offset()) {
            long end = findEnd(file, batch);
            if (end == NOT_FOUND || end == OUT_OF_BYTES) {
                return end == NOT_FOUND ? Outcome.MORE : endOfFile(file, batch);
            }
            if (end - file.offset() > batch.maxLineBytes() + 2L) {
                return overlong(file, batch, end);
            }
            lineBytes = (int) Math.max(lineBytes, end - file.offset());
            file.position().searchAgain();
        }
        return readLines(file, batch, lineBytes);
    }

    private static final long NOT_FOUND = -1;
    private static final long OUT_OF_BYTES = -2;

    /** Searches on for the end of an unfinished line, or of a run of NULs; the offset behind it. */
    private static long findEnd(FollowedFile file, LineBatch batch) throws IOException {
        byte[] bytes = batch.buffer(LineBatch.USUAL_BYTES);
        int read = file.readAt(bytes, LineBatch.USUAL_BYTES, file.position().scanned());
        if (read == 0) {
            return OUT_OF_BYTES;
        }
        if (file.position().inNuls()) {
            int text = LineEnds.skipNuls(bytes, 0, read);
            if (text < read) {
                return behindNuls(file, file.position().scanned() + text);
            }
            file.position().scannedTo(file.position().scanned() + read, true);
        } else {
            int lf = LineEnds.indexOf(bytes, 0, read, LineEnds.LF);
            if (lf >= 0) {
                return file.position().scanned() + lf + 1;
            }
            file.position().scannedTo(file.position().scanned() + read, false);
        }
        return read < LineBatch.USUAL_BYTES ? OUT_OF_BYTES : NOT_FOUND;
    }

    /** A hole that a writer left who went on at its old position after the file was cut: not part of any line. */
    private static long behindNuls(FollowedFile file, long text) throws IOException {
        byte[] before = new byte[TailMarker.lengthAt(text)];
        file.readAt(before, before.length, text - before.length);
        file.moveTo(text, TailMarker.before(before, 0, before.length));
        return text;
    }

    private static Outcome overlong(FollowedFile file, LineBatch batch, long end) throws IOException {
        byte[] lead = new byte[TailMarker.lengthAt(file.offset())];
        int read = file.readAt(lead, lead.length, file.offset() - lead.length);
        if (!file.position().marker().matches(lead, read) || beginsOtherwise(file)) {
            return Outcome.CHANGED;
        }
        batch.origin(file);
        batch.addOverlong(file.offset(), end);
        return Outcome.LINES;
    }

    private static Outcome readLines(FollowedFile file, LineBatch batch, int lineBytes) throws IOException {
        int lead = TailMarker.lengthAt(file.offset());
        byte[] bytes = batch.buffer(lead + lineBytes);
        long base = file.offset() - lead;
        int read = file.readAt(bytes, lead + lineBytes, base);
        if (read < lead) {
            return Outcome.END_OF_FILE;
        }
        if (!file.position().marker().matches(bytes, lead) || beginsOtherwise(file, bytes, read)) {
            return Outcome.CHANGED;
        }
        int lastEnd = LineEnds.lastIndexOf(bytes, lead, read, LineEnds.LF) + 1;
        if (lastEnd > 0) {
            batch.origin(file);
            batch.baseOffset(base);
            batch.addLines(lead, lastEnd, file.offset());
            return Outcome.LINES;
        }
        boolean nuls = read > lead && bytes[lead] == 0;
        if (nuls) {
            int text = LineEnds.skipNuls(bytes, lead, read);
            if (text < read) {
                file.moveTo(base + text, TailMarker.before(bytes, 0, text));
                nuls = false;
            }
        }
        file.position().scannedTo(base + read, nuls);
        return read < lead + lineBytes ? endOfFile(file, batch) : Outcome.MORE;
    }

    /** Where the file is finished, what is left without a line end is its last line. */
    private static Outcome endOfFile(FollowedFile file, LineBatch batch) throws IOException {
        long rest = file.position().scanned() - file.offset();
        if (!file.position().isFinishing() || rest == 0 || file.position().inNuls()) {
            return Outcome.END_OF_FILE;
        }
        if (rest > batch.maxLineBytes() + 1L) {
            return overlong(file, batch, file.position().scanned());
        }
        int lead = TailMarker.lengthAt(file.offset());
        byte[] bytes = batch.buffer(lead + (int) rest);
        long base = file.offset() - lead;
        int read = file.readAt(bytes, lead + (int) rest, base);
        if (read <= lead) {
            return Outcome.END_OF_FILE;
        }
        if (!file.position().marker().matches(bytes, lead) || beginsOtherwise(file, bytes, read)) {
            return Outcome.CHANGED;
        }
        batch.origin(file);
        batch.baseOffset(base);
        batch.addLines(lead, read, file.offset());
        return Outcome.LINES;
    }

    /**
     * Whether a file of which nothing was counted is not what it was when it was looked at: it was cut and written anew since. There are no
     * bytes before the offset by which that could be told.
     *
     * @param bytes from the file's beginning on, where the offset is 0
     */
    private static boolean beginsOtherwise(FollowedFile file, byte[] bytes, int read) throws IOException {
        HeadFingerprint head = file.position().head();
        if (file.offset() > 0 || head.length() == 0) {
            return false;
        }
        return head.start() > 0
                ? beginsOtherwise(file)
                : head.match(Beginning.at(0, bytes, Math.min(read, HeadFingerprint.LENGTH)))
                        != HeadFingerprint.Match.SAME;
    }

    private static boolean beginsOtherwise(FollowedFile file) throws IOException {
        HeadFingerprint head = file.position().head();
        return file.offset() == 0 && head.length() > 0 && head.match(file::readAt) != HeadFingerprint.Match.SAME;
    }
}
