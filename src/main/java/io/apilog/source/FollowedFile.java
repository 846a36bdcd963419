package io.apilog.source;

import io.apilog.line.LogFile;
import io.apilog.source.file.FileEvent;
import io.apilog.source.file.FileState;
import io.apilog.source.file.Rows;
import io.apilog.source.file.Trust;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file identity that is read, under whatever name it has now: the ledger's entry. All but the volatile fields belong to the reading
 * thread.
 */
final class FollowedFile extends LineOrigin implements LedgerEntry, GroupMembers.Member {
    enum Life {
        /** A followed path names it. */
        LIVE,
        /** No followed path names it any more; read to its end. */
        DRAINING,
        /** Read to its end, closed, and known so that it is not read again. */
        DONE
    }

    private final FileIdentity identity;
    private volatile Path where;
    private @Nullable Path realPath;
    private @Nullable FileChannel channel;
    private volatile FileState state = new FileState.Found(Trust.SETTLED);
    private final Rows rows = new Rows();
    private int names;
    private final List<RotationGroup> families = new ArrayList<>(1);

    private final ReadPosition position;
    private boolean queued;
    private boolean mayBeCopy;
    private boolean unplaced;
    private boolean holdsWhatWasCut;
    private boolean fromStart;
    private boolean movedLately;
    private boolean justResumed;
    private boolean mayHaveGrown;
    private boolean superseded;
    private boolean vanished;
    private @Nullable SavedFile lastSaved;

    private volatile long countedBytes;
    private volatile long size;
    private volatile long reserved;
    private long modified;
    private volatile long backlogEnd = -1;
    private final WaitingLines waiting = new WaitingLines();

    /** @param beginWithin reading begins at the start of the line in which this offset lies; 0 is the file's beginning */
    FollowedFile(LogFile logFile, FileIdentity identity, Path where, long beginWithin) {
        this(logFile, identity, where, new ReadPosition(beginWithin), beginWithin);
    }

    private FollowedFile(LogFile logFile, FileIdentity identity, Path where, ReadPosition position, long size) {
        super(logFile);
        this.identity = identity;
        this.where = where;
        this.position = position;
        this.countedBytes = position.hasBegun() ? position.offset() : position.beginWithin();
        this.size = size;
    }

    /** A file that was saved; it is not open, and whether it still is as it was is yet to be seen. */
    static FollowedFile restored(SavedFile saved, FileIdentity identity) {
        ReadPosition position = ReadPosition.restored(saved.beginWithin(), saved.trace());
        FollowedFile file = new FollowedFile(
                saved.logFile(),
                identity,
                PathText.of(saved.where()),
                position,
                saved.trace().size());
        file.lastSaved = saved;
        file.mayBeCopy = saved.mayBeCopy();
        file.unplaced = saved.mayBeCopy() && saved.trace().offset() == 0;
        file.superseded = saved.superseded();
        file.mayHaveGrown = saved.mayHaveGrown();
        file.state = saved.finished() ? new FileState.Finished(Trust.UNSEEN) : new FileState.Draining(Trust.UNSEEN);
        return file;
    }

    /** As it is saved: the same object as the last time where nothing of it has changed, by which it is seen that nothing has. */
    SavedFile saved() {
        SavedFile now = new SavedFile(
                logFile(),
                identity,
                PathText.of(lastSeenAt()),
                life() == Life.DONE || superseded,
                superseded,
                position.beginWithin(),
                mayBeCopy,
                mayHaveGrownUnseen(),
                trace());
        SavedFile last = lastSaved;
        if (last != null && last.equals(now)) {
            return last;
        }
        lastSaved = now;
        return now;
    }

    /** By what it is known again. */
    Trace trace() {
        return new Trace(position.head(), position.marker(), offset(), size);
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
        realPath = null;
    }

    /** Where it is, links followed, spelled so that it is the same from any directory. */
    Path lastSeenAt() {
        Path real = realPath;
        return (real == null ? where : real).toAbsolutePath();
    }

    /** Where the path that names it leads, where that is another path. */
    void leadsTo(Path real) {
        realPath = real;
    }

    @Nullable
    FileChannel channel() {
        return channel;
    }

    /** The families that it was seen in. */
    List<RotationGroup> families() {
        return families;
    }

    @Override
    public boolean isOpen() {
        return channel != null;
    }

    void channel(FileChannel opened) {
        channel = opened;
    }

    void closeChannel() {
        close(channel);
        channel = null;
    }

    @Override
    public boolean isDone() {
        return state instanceof FileState.Finished;
    }

    Life life() {
        FileState now = state;
        if (now instanceof FileState.Finished) {
            return Life.DONE;
        }
        return now instanceof FileState.Draining ? Life.DRAINING : Life.LIVE;
    }

    /** Something was observed of it. */
    void happens(FileEvent event) {
        rows.occurred(state, event);
        state = state.next(event);
    }

    /** What has happened to it since the start. */
    Rows rows() {
        return rows;
    }

    void named() {
        names++;
        mayHaveGrown |= isRestored();
        happens(FileEvent.NAMED);
        position.finishing(false);
    }

    /** One path fewer names it. Returns whether none is left. */
    boolean unnamed() {
        return --names <= 0;
    }

    @Override
    public ReadPosition position() {
        return position;
    }

    long offset() {
        return position.offset();
    }

    boolean isNamed() {
        return names > 0;
    }

    /** Reading goes on here. */
    void moveTo(long newOffset, TailMarker before) {
        position.moveTo(newOffset, before);
        countedBytes = newOffset;
        happens(FileEvent.PLACED);
        justResumed = false;
        waiting.countedTo(newOffset);
    }

    @Override
    void counted(long end) {
        position.counted(end);
    }

    @Override
    void settle(LineBatch batch) {
        long inBuffer = offset() - batch.baseOffset();
        if (batch.baseOffset() >= 0 && inBuffer >= 0) {
            position.marker(TailMarker.before(batch.buffer(), 0, (int) inBuffer));
        } else {
            rememberMarker();
        }
        countedBytes = offset();
        waiting.countedTo(offset());
    }

    private void rememberMarker() {
        byte[] before = new byte[TailMarker.lengthAt(offset())];
        position.marker(TailMarker.NONE);
        try {
            if (readAt(before, before.length, offset() - before.length) == before.length) {
                position.marker(TailMarker.before(before, 0, before.length));
            }
        } catch (IOException ignored) {
            // Without a marker nothing is checked before the next read, which will fail too or set the next one.
        }
    }

    /** Reads up to {@code length} bytes at {@code position}, fewer only at the end of the file; 0 where it is not open. */
    int readAt(byte[] target, int length, long position) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            return 0;
        }
        ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
        while (buffer.hasRemaining()) {
            int read = open.read(buffer, position + buffer.position());
            if (read <= 0) {
                break;
            }
        }
        return buffer.position();
    }

    /** Whether what is open does not begin otherwise than the file did when that was looked at last. */
    boolean beginsAsBefore() throws IOException {
        return position.head().match(this::readAt) != HeadFingerprint.Match.CHANGED;
    }

    /** Whether it was saved, and not opened since. */
    boolean isRestored() {
        return state.trust() == Trust.UNSEEN;
    }

    /** It is open again: whether what was counted stands in it is yet to be seen, and what it holds now is a backlog. */
    void resume(long newSize) {
        happens(FileEvent.OPENED);
        justResumed = true;
        if (newSize > offset()) {
            backlogEnd = newSize;
        }
    }

    /** Whether lines can have come while the daemon was down that nobody saw. */
    boolean mayHaveGrownUnseen() {
        return mayHaveGrown && (isRestored() || justResumed);
    }

    /** Another file has what was not read of it. */
    void supersede() {
        superseded = true;
    }

    @Override
    public boolean isSuperseded() {
        return superseded;
    }

    /** It was deleted: another file has its inode. */
    void vanish() {
        vanished = true;
    }

    boolean isVanished() {
        return vanished;
    }

    boolean isQueued() {
        return queued;
    }

    void queued(boolean now) {
        queued = now;
    }

    /** Whether what was counted is no longer what stands in the file; it is not read until that is settled. */
    @Override
    public boolean isDoubtful() {
        return state.trust() == Trust.DOUBTED;
    }

    void doubtful(boolean now) {
        happens(now ? FileEvent.CHANGED : FileEvent.STANDS);
        justResumed &= now;
    }

    /** Whether this may be a copy that is just being made of another file, so that growth is no new lines. */
    @Override
    public boolean mayBeCopy() {
        return mayBeCopy;
    }

    void mayBeCopy(boolean now) {
        mayBeCopy = now;
    }

    /** Whether it is the copy of a file that was cut then: once it is read, what comes to it are no lines of that file. */
    void holdsWhatWasCut(boolean now) {
        holdsWhatWasCut = now;
    }

    /** It was read to its end. */
    void readToEnd() {
        mayBeCopy |= holdsWhatWasCut;
    }

    /** Whether it is yet to be seen of which file it is a copy, if of any; it is not read before. */
    boolean isUnplaced() {
        return unplaced;
    }

    void unplaced(boolean now) {
        unplaced = now;
    }

    void wasThereAtStart() {
        fromStart = true;
    }

    /** Whether the file was there when the daemon started. */
    boolean isFromStart() {
        return fromStart;
    }

    /** Whether the last look saw a change: two writes within one tick of the file system's clock look like one. */
    boolean movedLately() {
        return movedLately;
    }

    void movedLately(boolean now) {
        movedLately = now;
    }

    long size() {
        return size;
    }

    /** So many bytes at its end are NULs, which the writer has reserved and not yet filled. */
    void reserved(long bytes) {
        reserved = bytes;
    }

    /** What is in it, without what the writer has only reserved. Any thread. */
    long writtenSize() {
        return Math.max(countedBytes, size - reserved);
    }

    long modified() {
        return modified;
    }

    void seen(long newSize, long newModified, long now) {
        size = newSize;
        modified = newModified;
        waiting.seen(newSize, offset(), now);
    }

    /** At this time of its last modification it still was what was read. */
    void isAsOf(long newModified) {
        modified = newModified;
    }

    long countedBytes() {
        return countedBytes;
    }

    WaitingLines waiting() {
        return waiting;
    }

    void backlogTo(long end) {
        backlogEnd = end;
    }

    /** What is in it now was there at the start. */
    void backlogToItsSize() {
        if (isOpen() && size > offset()) {
            backlogEnd = size;
        }
    }

    boolean isCatchingUp() {
        return backlogEnd >= 0;
    }

    /** The file was read as far as it goes, or to the end of the backlog found at the start. Returns whether that ended the backlog. */
    boolean endBacklog(boolean endOfFile) {
        if (backlogEnd >= 0 && (endOfFile || offset() >= backlogEnd)) {
            backlogEnd = -1;
            return true;
        }
        return false;
    }
}
