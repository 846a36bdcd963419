package io.apilog.source;

import io.apilog.line.LogFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A rotated file that was compressed before all of it was read. Offsets are those of what it holds. Belongs to the reading thread. */
final class Archive extends LineOrigin implements LedgerEntry {
    private final FileIdentity identity;
    private volatile Path where;
    private volatile long offset;
    private volatile long size;
    private @Nullable GzipContent content;
    private @Nullable StreamLines lines;
    private long lookAgainAt = Long.MIN_VALUE;
    private int attempts;
    private volatile boolean unanswered;
    private final HeadFingerprint head;
    private final long modified;

    /**
     * @param offset where reading begins
     * @param head how what it holds begins, so that it is known again in another file
     * @param modified when it was written last: the oldest is read first
     */
    Archive(LogFile logFile, FileIdentity identity, Path where, long offset, HeadFingerprint head, long modified) {
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

    Path where() {
        return where;
    }

    void foundAt(Path path) {
        where = path;
    }

    long offset() {
        return offset;
    }

    /** What it says it holds, at least what was counted of it. */
    long size() {
        return Math.max(size, offset);
    }

    long modified() {
        return modified;
    }

    @Nullable
    StreamLines lines() {
        return lines;
    }

    /** It stands before its offset now. */
    void open(GzipContent opened) {
        content = opened;
        unanswered = false;
        size = opened.sizeModulo();
        lines = new StreamLines(opened.rest(new byte[0]), offset);
    }

    void close() {
        close(content);
        content = null;
        lines = null;
    }

    boolean isDue(long now) {
        return lookAgainAt == Long.MIN_VALUE || now - lookAgainAt >= 0;
    }

    /** Its file system does not answer, which says nothing of it. */
    void cannotBeAsked(long when) {
        lookAgainAt = when;
        unanswered = true;
    }

    /** Whether its file system did not answer when it was asked last. Any thread. */
    boolean isUnanswered() {
        return unanswered;
    }

    /** Returns how often that was. */
    int tryAgainAt(long when) {
        lookAgainAt = when;
        return ++attempts;
    }

    @Override
    void counted(long end) {
        offset = end;
    }

    @Override
    void settle(LineBatch batch) {
        // The file is whole and does not change: it needs no marker.
    }

    /** It was read to its end, and is known: nothing in it is left to be found. */
    SetAside finished() {
        return new SetAside(identity, offset, false, true, head);
    }

    SavedArchive saved() {
        return new SavedArchive(logFile(), identity, PathText.of(where), offset, head);
    }

    static Archive restored(SavedArchive saved, FileIdentity identity) {
        return new Archive(
                saved.logFile(), identity, PathText.of(saved.where()), saved.offset(), saved.head(), Long.MIN_VALUE);
    }
}
