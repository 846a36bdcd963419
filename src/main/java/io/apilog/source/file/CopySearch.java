package io.apilog.source.file;

import io.apilog.line.LogFile;
import io.apilog.source.checkpoint.SavedSearch;
import io.apilog.source.checkpoint.Trace;
import io.apilog.source.fingerprint.Beginning;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.fingerprint.TailMarker;
import io.apilog.source.lines.LineOrigin;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What was not yet read of a file is to be found in another one, which begins as the file began and has before the offset what was read
 * there.
 */
public final class CopySearch {
    /** What became of the file. */
    public enum Reason {
        /** The original was cut after it had been copied (copytruncate); it goes on from its new beginning. */
        CUT,
        /** The original is not there any more: compressed, or copied to another file system. */
        GONE
    }

    private final LogFile logFile;
    private final @Nullable FollowedFile original;
    private final Reason reason;
    private final Trace trace;
    private final boolean sizeIsOld;
    private boolean found;
    private long waitsSince;
    private boolean waits;

    /** @param file as it stood before: its lines go on where its sink is */
    public CopySearch(FollowedFile file, Reason reason) {
        this.logFile = file.logFile();
        this.original = file;
        this.reason = reason;
        this.trace = file.trace();
        this.sizeIsOld = file.mayHaveGrownUnseen();
    }

    /** A search that was saved. */
    public CopySearch(SavedSearch saved) {
        this.logFile = saved.logFile();
        this.original = null;
        this.reason = saved.gone() ? Reason.GONE : Reason.CUT;
        this.trace = saved.trace();
        this.sizeIsOld = saved.sizeIsOld();
    }

    /** The search as it is saved: without the file, which need not be there any more. */
    public SavedSearch saved() {
        return new SavedSearch(logFile, trace, reason == Reason.GONE, sizeIsOld);
    }

    LogFile logFile() {
        return logFile;
    }

    /** By what the copy is known, and how far the file was counted. */
    public Trace trace() {
        return trace;
    }

    /** Ends the search: nothing was found, or nothing is left to be found. */
    public void giveUp() {
        found = true;
    }

    /** Whether it was asked for that long already, from the first time on. A restart begins anew. */
    public boolean hasWaited(long nanos, long now) {
        if (!waits) {
            waits = true;
            waitsSince = now;
        }
        return now - waitsSince >= nanos;
    }

    /** Whether the search is over. */
    public boolean isFound() {
        return found;
    }

    /**
     * Whether bytes are known to have been there that were not counted, and more than a piece of the first line; or may have been there,
     * as lines can have been written while the daemon was down to a file that is gone since. One that was cut meanwhile may as well have
     * been read to its end, which is said, and not counted.
     */
    public boolean hasUnread() {
        return (trace.size() > trace.offset() || (sizeIsOld && isGone()))
                && trace.head().isTelling(trace.offset());
    }

    /** What was not read, for people. */
    public String unread() {
        long bytes = trace.size() - trace.offset();
        String known = bytes > 0 ? "its last " + bytes + " bytes" : "";
        if (!sizeIsOld) {
            return known.isEmpty() ? "what was written to it since the last look" : known;
        }
        return (known.isEmpty() ? "" : known + ", and ") + "what was written to it while the daemon was down";
    }

    /** The file whose lines are looked for; null where the search was saved by an earlier process. */
    public @Nullable FollowedFile original() {
        return original;
    }

    /** Whether the file is not there any more, as against cut. */
    public boolean isGone() {
        return reason == Reason.GONE;
    }

    /** Whether an open file begins as the file did: it is a copy, of now or of earlier. */
    boolean beginsAlike(FollowedFile candidate) throws IOException {
        return candidate.readAt(new byte[1], 1, 0) > 0
                && trace.head().isTelling(trace.offset())
                && trace.head().match(candidate::readAt) == HeadFingerprint.Match.SAME;
    }

    /** The same for bytes that were read already. */
    public boolean beginsAlike(Beginning first) {
        return !first.isEmpty()
                && trace.head().isTelling(trace.offset())
                && trace.head().match(first) == HeadFingerprint.Match.SAME;
    }

    /** Whether an open file is the copy that goes at least as far as the file was read. */
    public boolean matches(FollowedFile candidate) throws IOException {
        if (candidate == original || !beginsAlike(candidate)) {
            return false;
        }
        TailMarker marker = trace.marker();
        byte[] before = new byte[marker.length()];
        int read = candidate.readAt(before, before.length, trace.offset() - before.length);
        return read == before.length && marker.matches(before, read);
    }

    /** The file goes on in another one, of which it is a copy that was made earlier. */
    public static void goOnIn(FollowedFile whole, FollowedFile firstPart) {
        new CopySearch(firstPart, Reason.GONE).handTo(whole);
    }

    /** The copy is read from where the original was read to. */
    public void handTo(FollowedFile copy) {
        copy.moveTo(trace.offset(), trace.marker());
        copy.position().head(trace.head());
        copy.mayBeCopy(false);
        copy.unplaced(false);
        copy.holdsWhatWasCut(!isGone());
        handSinkTo(copy);
    }

    /** The same for one that begins at the offset already. */
    public void handTo(Archive copy) {
        handSinkTo(copy);
    }

    private void handSinkTo(LineOrigin copy) {
        found = true;
        if (original != null) {
            if (original.sink() != null) {
                copy.sinkOf(original);
            }
            if (isGone()) {
                original.supersede();
            }
        }
    }
}
