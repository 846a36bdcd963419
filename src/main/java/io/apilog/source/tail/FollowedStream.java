package io.apilog.source.tail;

import io.apilog.source.lines.LineBatch;
import java.nio.file.attribute.FileTime;
import org.apache.commons.io.input.Tailer;
import org.jspecify.annotations.Nullable;

/**
 * What Tailer follows: all files as one stream of complete lines that is only ever appended to. It is never newer and never shorter,
 * so Tailer's own tests for rotation, which know no identity, never come true; and it never ends within a line, so Tailer never reads
 * one twice.
 *
 * <p>Of each line the stream has its end alone, by which Tailer calls for the line in its turn; the bytes stay in the batch. Tailer would
 * gather them one by one, under a lock, into a String: that took half of the processor time of a live line ({@code bench/live}).
 *
 * <p>Tailer calls {@link #read} again only when every line of the reads before was handled, so a batch is counted, and
 * committed, when a read finds all of it handed over. Only the follower's thread uses it.
 */
public final class FollowedStream implements Tailer.Tailable, Tailer.RandomAccessResourceBridge {
    private static final int END_OF_STREAM = -1;
    private static final FileTime EPOCH = FileTime.fromMillis(0);

    private final FollowLoop loop;
    private final long pollNanos;
    private final Idle idle;
    private long handed;

    /** Waits while there is nothing to read. */
    public interface Idle {
        void await(long nanos);
    }

    /** The stream of a loop's marks. */
    public FollowedStream(FollowLoop loop, long pollNanos, Idle idle) {
        this.loop = loop;
        this.pollNanos = pollNanos;
        this.idle = idle;
    }

    @Override
    public Tailer.RandomAccessResourceBridge getRandomAccess(String mode) {
        loop.settle();
        handed = 0;
        return this;
    }

    @Override
    public boolean isNewer(FileTime time) {
        return false;
    }

    @Override
    public FileTime lastModifiedFileTime() {
        return EPOCH;
    }

    /**
     * One more than was handed out where a line is ready: for Tailer that there is something to read is enough. Where none is, this
     * waits until the next poll, so that Tailer itself has no delay to keep between two passes over a backlog.
     */
    @Override
    public long size() {
        boolean ready = loop.prepare();
        if (!ready) {
            idle.await(pollNanos);
        }
        return ready ? handed + 1 : handed;
    }

    @Override
    public long getPointer() {
        return handed;
    }

    /** Tailer goes back to the start of an unfinished line; here there is none. */
    @Override
    public void seek(long position) {}

    @Override
    public int read(byte[] target) {
        @Nullable LineBatch current = loop.batch();
        if (current == null || !current.hasMarksToHand()) {
            loop.settle();
            loop.prepare();
            current = loop.batch();
        }
        if (current == null) {
            return END_OF_STREAM;
        }
        loop.begin();
        int marks = current.handMarks(target);
        handed += marks;
        return marks;
    }

    @Override
    public void close() {
        // The files belong to the supplies, which outlive one run of Tailer.
    }
}
