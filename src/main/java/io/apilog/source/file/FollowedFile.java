package io.apilog.source.file;

import io.apilog.bytes.PathText;
import io.apilog.line.LogFile;
import io.apilog.source.checkpoint.LedgerEntry;
import io.apilog.source.checkpoint.SavedFile;
import io.apilog.source.checkpoint.Trace;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.fingerprint.TailMarker;
import io.apilog.source.lines.LineBatch;
import io.apilog.source.lines.LineOrigin;
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
public final class FollowedFile extends LineOrigin implements LedgerEntry, GroupMembers.Member {
    /** How far the life of a file has come. */
    public enum Life {
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
    public FollowedFile(LogFile logFile, FileIdentity identity, Path where, long beginWithin) {
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
    public static FollowedFile restored(SavedFile saved, FileIdentity identity) {
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

    /** The file as it is saved: the same object as the last time where nothing of it has changed, by which it is seen that nothing has. */
    public SavedFile saved() {
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

    /** A path at which the file was seen last. Any thread. */
    public Path where() {
        return where;
    }

    /** Notes under which path the file was seen. */
    public void foundAt(Path path) {
        where = path;
        realPath = null;
    }

    /** Where it is, links followed, spelled so that it is the same from any directory. */
    public Path lastSeenAt() {
        Path real = realPath;
        return (real == null ? where : real).toAbsolutePath();
    }

    /** Where the path that names it leads, where that is another path. */
    public void leadsTo(Path real) {
        realPath = real;
    }

    /** The channel by which the file is open; null while it is closed. */
    public @Nullable FileChannel channel() {
        return channel;
    }

    /** The families that it was seen in. */
    public List<RotationGroup> families() {
        return families;
    }

    /** Nothing is known of it any more. */
    void leaveFamilies() {
        families.forEach(family -> family.members().remove(this));
        families.clear();
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

    /** How far the life of the file has come. Any thread. */
    public Life life() {
        FileState now = state;
        if (now instanceof FileState.Finished) {
            return Life.DONE;
        }
        return now instanceof FileState.Draining ? Life.DRAINING : Life.LIVE;
    }

    /** Something was observed of it. */
    public void happens(FileEvent event) {
        rows.occurred(state, event);
        state = state.next(event);
    }

    /** What has happened to it since the start. */
    public Rows rows() {
        return rows;
    }

    /** Notes that one path more names the file. */
    public void named() {
        names++;
        mayHaveGrown |= isRestored();
        happens(FileEvent.NAMED);
        position.finishing(false);
    }

    /** One path fewer names it. Returns whether none is left. */
    public boolean unnamed() {
        return --names <= 0;
    }

    @Override
    public ReadPosition position() {
        return position;
    }

    /** The offset before which every byte is counted. */
    public long offset() {
        return position.offset();
    }

    /** Whether a followed path names the file. */
    public boolean isNamed() {
        return names > 0;
    }

    /** Reading goes on here. */
    public void moveTo(long newOffset, TailMarker before) {
        position.moveTo(newOffset, before);
        countedBytes = newOffset;
        happens(FileEvent.PLACED);
        justResumed = false;
        waiting.countedTo(newOffset);
    }

    @Override
    public void counted(long end) {
        position.counted(end);
    }

    @Override
    public void settle(LineBatch batch) {
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
    public int readAt(byte[] target, int length, long position) throws IOException {
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
    public boolean beginsAsBefore() throws IOException {
        return position.head().match(this::readAt) != HeadFingerprint.Match.CHANGED;
    }

    @Override
    public boolean isRestored() {
        return state.trust() == Trust.UNSEEN;
    }

    /** Notes that the file is open again: whether what was counted stands in it is yet to be seen, and what it holds now is a backlog. */
    public void resume(long newSize) {
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
    public void supersede() {
        superseded = true;
    }

    /** Notes that what stands in it now is not what another file was read for in its place. */
    public void holdsAnother() {
        superseded = false;
    }

    @Override
    public boolean isSuperseded() {
        return superseded;
    }

    /** Notes that the file was deleted: another file has its inode. */
    public void vanish() {
        vanished = true;
    }

    /** Whether the file was deleted. */
    public boolean isVanished() {
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

    /** Sets whether what was counted is in doubt. */
    public void doubtful(boolean now) {
        happens(now ? FileEvent.CHANGED : FileEvent.STANDS);
        justResumed &= now;
    }

    /** Whether this may be a copy that is just being made of another file, so that growth is no new lines. */
    @Override
    public boolean mayBeCopy() {
        return mayBeCopy;
    }

    /** Sets whether the file may be a copy in the making. */
    public void mayBeCopy(boolean now) {
        mayBeCopy = now;
    }

    /** Whether it is the copy of a file that was cut then: once it is read, what comes to it are no lines of that file. */
    void holdsWhatWasCut(boolean now) {
        holdsWhatWasCut = now;
    }

    /** Notes that the file was read to its end. */
    public void readToEnd() {
        mayBeCopy |= holdsWhatWasCut;
    }

    /** Whether it is yet to be seen of which file it is a copy, if of any; it is not read before. */
    public boolean isUnplaced() {
        return unplaced;
    }

    /** Sets whether it is yet to be seen of which file this is a copy. */
    public void unplaced(boolean now) {
        unplaced = now;
    }

    /** Notes that the file was there when the daemon started. */
    public void wasThereAtStart() {
        fromStart = true;
    }

    /** Whether the file was there when the daemon started. */
    public boolean isFromStart() {
        return fromStart;
    }

    /** Whether the last look saw a change: two writes within one tick of the file system's clock look like one. */
    public boolean movedLately() {
        return movedLately;
    }

    /** Sets whether the last look saw a change. */
    public void movedLately(boolean now) {
        movedLately = now;
    }

    /** The size in bytes at the last look. Any thread. */
    public long size() {
        return size;
    }

    /** Notes that so many bytes at the end are NULs, which the writer has reserved and not yet filled. */
    public void reserved(long bytes) {
        reserved = bytes;
    }

    /** What is in it, without what the writer has only reserved. Any thread. */
    public long writtenSize() {
        return Math.max(countedBytes, size - reserved);
    }

    /** The time of the last modification at the last look, in nanoseconds since 1970. */
    public long modified() {
        return modified;
    }

    /** Notes what a look at the file saw, at a time of the monotonic clock. */
    public void seen(long newSize, long newModified, long now) {
        size = newSize;
        modified = newModified;
        waiting.seen(newSize, offset(), now);
    }

    /** At this time of its last modification it still was what was read. */
    void isAsOf(long newModified) {
        modified = newModified;
    }

    /** How many bytes of the file are counted as far as whole batches go. Any thread. */
    public long countedBytes() {
        return countedBytes;
    }

    /** The lines that wait to be counted. */
    public WaitingLines waiting() {
        return waiting;
    }

    /** Takes what is before this offset for a backlog. */
    public void backlogTo(long end) {
        backlogEnd = end;
    }

    /** What is in it now was there at the start. */
    public void backlogToItsSize() {
        if (isOpen() && size > offset()) {
            backlogEnd = size;
        }
    }

    /** Whether a backlog is not yet counted. Any thread. */
    public boolean isCatchingUp() {
        return backlogEnd >= 0;
    }

    /** The file was read as far as it goes, or to the end of the backlog found at the start. Returns whether that ended the backlog. */
    public boolean endBacklog(boolean endOfFile) {
        if (backlogEnd >= 0 && (endOfFile || offset() >= backlogEnd)) {
            backlogEnd = -1;
            return true;
        }
        return false;
    }
}
