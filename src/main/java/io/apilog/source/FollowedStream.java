package io.apilog.source;

import io.apilog.line.CommitPoint;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.apache.commons.io.input.Tailer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Tailer follows: all files as one stream of complete lines that is only ever appended to. It is never newer and never shorter,
 * so Tailer's own tests for rotation, which know no identity, never come true; and it never ends within a line, so Tailer never reads
 * one twice.
 *
 * <p>Of each line the stream has its end alone, by which Tailer calls for the line in its turn; the bytes stay in the batch. Tailer would
 * gather them one by one, under a lock, into a String: that took half of the processor time of a live line ({@code bench/live}).
 *
 * <p>Tailer calls {@link #read} again only when every line of the reads before was handled, so a batch is counted, and
 * committed, when a read finds all of it handed over. Only the follower's thread uses it, except for {@link #finish}.
 */
final class FollowedStream implements Tailer.Tailable, Tailer.RandomAccessResourceBridge {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedStream.class);
    private static final int END_OF_STREAM = -1;
    private static final FileTime EPOCH = FileTime.fromMillis(0);

    private final List<LineSupply> supplies;
    private final CommitPoint commitPoint;
    private final SourceEvents events;
    private final LongSupplier nanoTime;
    private final long pollNanos;
    private final Idle idle;
    /** Waits while there is nothing to read. */
    interface Idle {
        void await(long nanos);
    }

    private final CountDownLatch finished = new CountDownLatch(1);
    private final CommitTasks tasks;
    private final Runnable firstLook;

    private int turn;
    private @Nullable LineSupply supplier;
    private @Nullable LineBatch batch;
    private boolean committing;
    private long handed;
    private long pollAt = Long.MIN_VALUE;
    private boolean lastPollDone;
    private boolean looked;
    private volatile boolean firstLookDone;
    private boolean failureSaid;
    private volatile long finishBy;
    private volatile boolean finishing;

    FollowedStream(
            List<? extends LineSupply> supplies,
            CommitPoint commitPoint,
            SourceEvents events,
            LongSupplier nanoTime,
            long pollNanos,
            Idle idle,
            CommitTasks tasks,
            Runnable firstLook) {
        this.supplies = List.copyOf(supplies);
        this.commitPoint = commitPoint;
        this.events = events;
        this.nanoTime = nanoTime;
        this.pollNanos = pollNanos;
        this.idle = idle;
        this.tasks = tasks;
        this.firstLook = firstLook;
    }

    /** The batch whose lines Tailer is handing over. */
    @Nullable
    LineBatch batch() {
        return batch;
    }

    @Override
    public Tailer.RandomAccessResourceBridge getRandomAccess(String mode) {
        settle();
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
        if (batch == null) {
            prepare();
        }
        if (batch == null) {
            idle.await(pollNanos);
        }
        return batch == null ? handed : handed + 1;
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
        LineBatch current = batch;
        if (current == null || !current.hasMarksToHand()) {
            settle();
            prepare();
            current = batch;
        }
        if (current == null) {
            return END_OF_STREAM;
        }
        begin();
        int marks = current.handMarks(target);
        handed += marks;
        return marks;
    }

    private void prepare() {
        try {
            tasks.run();
            if (finishing) {
                prepareLast();
            } else {
                pollIfDue();
                nextBatch();
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void prepareLast() {
        if (!lastPollDone) {
            lastPollDone = true;
            poll();
        }
        if (nanoTime.getAsLong() - finishBy < 0) {
            nextBatch();
        }
        if (batch == null) {
            finished.countDown();
        }
    }

    private void pollIfDue() {
        long now = nanoTime.getAsLong();
        if (pollAt == Long.MIN_VALUE || now - pollAt >= 0) {
            pollAt = now + pollNanos;
            poll();
        }
    }

    private void poll() {
        supplies.forEach(LineSupply::poll);
        if (!looked) {
            looked = true;
            try {
                firstLook.run();
            } finally {
                firstLookDone = true;
            }
        }
    }

    /** Whether what was found at the first look was taken note of. Any thread. */
    boolean isFirstLookDone() {
        return firstLookDone;
    }

    private void nextBatch() {
        for (int tried = 0; tried < supplies.size() && batch == null; tried++) {
            supplier = supplies.get(turn);
            turn = (turn + 1) % supplies.size();
            batch = supplier.next();
        }
    }

    private void begin() {
        if (!committing) {
            committing = true;
            try {
                commitPoint.begin();
            } catch (Throwable e) {
                failed(e);
            }
        }
    }

    /** The lines handed over are counted: positions go behind them, and the batch is committed. */
    void settle() {
        LineBatch done = batch;
        if (done == null) {
            return;
        }
        batch = null;
        try {
            LineOrigin origin = done.origin();
            if (origin != null) {
                origin.settle(done);
                events.bytesRead(origin.logFile().source(), done.deliveredBytes());
            }
            if (supplier != null) {
                supplier.giveBack(done);
            }
        } catch (Throwable e) {
            failed(e);
        }
        end();
    }

    private void end() {
        if (committing) {
            committing = false;
            try {
                commitPoint.end();
            } catch (Throwable e) {
                failed(e);
            }
        }
    }

    /** Nothing may reach Tailer, whose thread would end; but for that after which nothing can be relied on. */
    private void failed(Throwable why) {
        Fatal.rethrow(why);
        if (!failureSaid) {
            failureSaid = true;
            LOG.error("Following goes on after an unexpected failure, which is said only once", why);
        }
    }

    /** From now on only what the files hold already is handed over, until a moment of the clock. Any thread. */
    CountDownLatch finish(long until) {
        finishBy = until;
        finishing = true;
        return finished;
    }

    @Override
    public void close() {
        // The files belong to the supplies, which outlive one run of Tailer.
    }
}
