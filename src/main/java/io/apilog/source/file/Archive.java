package io.apilog.source.file;

import io.apilog.bytes.PathText;
import io.apilog.line.LogFile;
import io.apilog.source.checkpoint.LedgerEntry;
import io.apilog.source.checkpoint.SavedArchive;
import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.fingerprint.GzipContent;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.lines.LineBatch;
import io.apilog.source.lines.LineOrigin;
import io.apilog.source.lines.StreamLines;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A rotated file that was compressed before all of it was read. Offsets are those of what it holds. Belongs to the reading thread. */
public final class Archive extends LineOrigin implements LedgerEntry {
    private final FileIdentity identity;
    private volatile Path where;
    private volatile long offset;
    private volatile long size;
    private @Nullable GzipContent content;
    private @Nullable StreamLines lines;
    private long lookAgainAt = Long.MIN_VALUE;
    private int attempts;
    private boolean isMeasured;
    private volatile boolean unanswered;
    private final HeadFingerprint head;
    private final long modified;

    /**
     * @param offset where reading begins
     * @param head how what it holds begins, so that it is known again in another file
     * @param modified when it was written last: the oldest is read first
     */
    public Archive(
            LogFile logFile, FileIdentity identity, Path where, long offset, HeadFingerprint head, long modified) {
        super(logFile);
        this.identity = identity;
        this.where = where;
        this.offset = offset;
        this.head = head;
        this.modified = modified;
    }

    @Override
    public FileIdentity identity() {
        return identity;
    }

    /** A path at which the archive was seen last. Any thread. */
    public Path where() {
        return where;
    }

    /** Notes under which path the archive was seen. */
    public void foundAt(Path path) {
        where = path;
        isMeasured = size > 0;
    }

    /** Notes how many bytes the archive says it holds; 0 where that cannot be seen. */
    public void measured(long bytes) {
        isMeasured = true;
        size = bytes;
    }

    /** Whether it was looked at how much it holds, where it lies now. */
    public boolean isMeasured() {
        return isMeasured;
    }

    /** How far its contents were counted. Any thread. */
    public long offset() {
        return offset;
    }

    /** What it says it holds, at least what was counted of it. */
    long size() {
        return Math.max(size, offset);
    }

    /** When the archive was written last, in nanoseconds since 1970; the least number where that is not known. */
    public long modified() {
        return modified;
    }

    /** The lines that are read of it; null while it is closed. */
    public @Nullable StreamLines lines() {
        return lines;
    }

    /** Opens the archive with its contents, which stand before its offset now. */
    public void open(GzipContent opened) {
        content = opened;
        unanswered = false;
        measured(opened.sizeModulo());
        lines = new StreamLines(opened.rest(new byte[0]), offset);
    }

    /** Closes what is open; the offset stays. */
    public void close() {
        close(content);
        content = null;
        lines = null;
    }

    /** Whether the archive is to be read on now. */
    public boolean isDue(long now) {
        return lookAgainAt == Long.MIN_VALUE || now - lookAgainAt >= 0;
    }

    /** Notes that the file system does not answer, which says nothing of the archive. */
    public void cannotBeAsked(long when) {
        lookAgainAt = when;
        unanswered = true;
    }

    /** Whether its file system did not answer when it was asked last. Any thread. */
    public boolean isUnanswered() {
        return unanswered;
    }

    /** Returns how often that was. */
    public int tryAgainAt(long when) {
        lookAgainAt = when;
        return ++attempts;
    }

    @Override
    public void counted(long end) {
        offset = end;
    }

    @Override
    public void settle(LineBatch batch) {
        // The file is whole and does not change: it needs no marker.
    }

    /** The archive as one that was read to its end, and is known: nothing in it is left to be found. */
    public SetAside finished() {
        return new SetAside(identity, offset, false, true, head);
    }

    /** The archive as it is saved. */
    public SavedArchive saved() {
        return new SavedArchive(logFile(), identity, PathText.of(where), offset, head);
    }

    /** An archive that was saved, which is closed. */
    public static Archive restored(SavedArchive saved, FileIdentity identity) {
        return new Archive(
                saved.logFile(), identity, PathText.of(saved.where()), saved.offset(), saved.head(), Long.MIN_VALUE);
    }
}
