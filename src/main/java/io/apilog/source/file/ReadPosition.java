package io.apilog.source.file;

import io.apilog.source.checkpoint.Trace;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.fingerprint.TailMarker;

/**
 * Where reading stands in one file, and by what the bytes before are known again. Of an unfinished line only its start and how far it was
 * searched for its end are kept. Belongs to the reading thread.
 */
public final class ReadPosition {
    /** What {@link #beginWithin()} is once reading has begun. */
    public static final long BEGUN = -1;

    private long offset;
    private long scanned;
    private boolean inNuls;
    private long beginWithin;
    private HeadFingerprint head = HeadFingerprint.NONE;
    private TailMarker marker = TailMarker.NONE;
    private boolean finishing;

    /** @param beginWithin reading begins at the start of the line in which this offset lies; 0 is the file's beginning */
    ReadPosition(long beginWithin) {
        this.beginWithin = beginWithin;
    }

    /** A position that was saved. */
    static ReadPosition restored(long beginWithin, Trace trace) {
        ReadPosition position = new ReadPosition(beginWithin);
        position.counted(trace.offset());
        position.head = trace.head();
        position.marker = trace.marker();
        return position;
    }

    /** Every byte before it is counted. */
    long offset() {
        return offset;
    }

    /** The unfinished line behind the offset was searched for its end up to here. */
    public long scanned() {
        return scanned;
    }

    /** Whether nothing but NULs was found from the offset on. */
    public boolean inNuls() {
        return inNuls;
    }

    /** How the file was seen to begin. */
    public HeadFingerprint head() {
        return head;
    }

    void head(HeadFingerprint seen) {
        head = seen;
    }

    /** What stands before the offset. */
    public TailMarker marker() {
        return marker;
    }

    void marker(TailMarker before) {
        marker = before;
    }

    /** The offset in whose line reading is to begin; {@link #BEGUN} once it has. */
    public long beginWithin() {
        return beginWithin;
    }

    /** Whether reading has begun. */
    public boolean hasBegun() {
        return beginWithin == BEGUN;
    }

    /** Where reading begins is to be found again. */
    public void beginAgainWithin(long within) {
        beginWithin = within;
    }

    /** Reading goes on here. */
    void moveTo(long newOffset, TailMarker before) {
        counted(newOffset);
        inNuls = false;
        marker = before;
        beginWithin = BEGUN;
    }

    /** Every byte before this offset is counted; the marker is still that of the offset before. */
    void counted(long end) {
        offset = end;
        scanned = end;
    }

    /** An unfinished line was searched up to here. */
    void scannedTo(long end, boolean nothingButNuls) {
        scanned = end;
        inNuls = nothingButNuls;
    }

    /** The unfinished line is searched again from its start: bytes within it may have changed. */
    public void searchAgain() {
        scanned = offset;
        inNuls = false;
    }

    /** Whether what is left without a line end counts as a line. */
    public boolean isFinishing() {
        return finishing;
    }

    /** Whether what is left without a line end counts as a line from now on. */
    public void finishing(boolean now) {
        finishing = now;
    }
}
