package io.apilog.source.tail;

import io.apilog.line.CommitPoint;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.source.lines.LineBatch;
import io.apilog.source.lines.LineOrigin;
import io.apilog.source.lines.LineSupply;
import io.apilog.source.report.SourceEvents;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop by which all files are followed: look when it is time to, read some whole lines of one file, hand over each of them, commit.
 * {@link #step} is one turn of it; in the daemon {@link FollowedStream} takes the same turn in the pieces in which Tailer asks for it.
 *
 * <p>One thread uses it, except for {@link #finish} and {@link #isFirstLookDone}.
 */
public final class FollowLoop {
    private static final Logger LOG = LoggerFactory.getLogger(FollowLoop.class);

    private final List<LineSupply> supplies;
    private final CommitPoint commitPoint;
    private final SourceEvents events;
    private final LongSupplier nanoTime;
    private final long pollNanos;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final CommitTasks tasks;
    private final Runnable firstLook;
    private final Line line = new Line();

    private int turn;
    private @Nullable LineSupply supplier;
    private @Nullable LineBatch batch;
    private boolean committing;
    private long pollAt = Long.MIN_VALUE;
    private boolean lastPollDone;
    private boolean looked;
    private volatile boolean firstLookDone;
    private boolean failureSaid;
    private boolean lineFailureSaid;
    private volatile long finishBy;
    private volatile boolean finishing;

    /** A loop over these supplies, not yet begun. */
    public FollowLoop(
            List<? extends LineSupply> supplies,
            CommitPoint commitPoint,
            SourceEvents events,
            LongSupplier nanoTime,
            long pollNanos,
            CommitTasks tasks,
            Runnable firstLook) {
        this.supplies = List.copyOf(supplies);
        this.commitPoint = commitPoint;
        this.events = events;
        this.nanoTime = nanoTime;
        this.pollNanos = pollNanos;
        this.tasks = tasks;
        this.firstLook = firstLook;
    }

    /** The lines that are ready, or are being handed over. */
    @Nullable
    LineBatch batch() {
        return batch;
    }

    /** Makes lines ready, where there are any: runs what waits for a commit, looks at the files when it is time to, and reads. */
    boolean prepare() {
        if (batch == null) {
            tryToPrepare();
        }
        return batch != null;
    }

    private void tryToPrepare() {
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
    public boolean isFirstLookDone() {
        return firstLookDone;
    }

    private void nextBatch() {
        for (int tried = 0; tried < supplies.size() && batch == null; tried++) {
            supplier = supplies.get(turn);
            turn = (turn + 1) % supplies.size();
            batch = supplier.next();
        }
    }

    /**
     * Does what there is to do, once: the next lines are read, each is handed to the sink of its file, and they are committed.
     *
     * @return whether there were any; if not, nothing is left to do before the next poll
     */
    public boolean step() {
        if (!prepare()) {
            return false;
        }
        begin();
        while (hasLine()) {
            deliver();
        }
        settle();
        return true;
    }

    /** Whether a line is ready that was not handed over. */
    private boolean hasLine() {
        LineBatch current = batch;
        return current != null && current.hasLinesToDeliver();
    }

    /** Hands the next line to the sink of the file that it comes from. It is ready. */
    void deliver() {
        LineBatch current = batch;
        LineOrigin origin = current == null ? null : current.origin();
        if (current == null || origin == null || !current.hasLinesToDeliver()) {
            lineFailed(new IllegalStateException("a line that was not handed out"));
            return;
        }
        current.point(line);
        deliver(origin.sink());
        origin.counted(current.delivered());
    }

    private void deliver(@Nullable LineSink sink) {
        if (sink == null) {
            lineFailed(new IllegalStateException("a line of a file that is not read"));
            return;
        }
        try {
            sink.accept(line);
        } catch (Throwable e) {
            Fatal.rethrow(e);
            lineFailed(e);
        }
    }

    /** A line could not be handled; what follows can. */
    void lineFailed(Throwable why) {
        if (!lineFailureSaid) {
            lineFailureSaid = true;
            LOG.error("A line could not be handled; the next ones are, and this is said only once", why);
        }
    }

    /** The lines that are ready are about to be handed over: a commit begins with the first of them. */
    void begin() {
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

    /** Nothing may end the loop but that after which nothing can be relied on. */
    private void failed(Throwable why) {
        Fatal.rethrow(why);
        if (!failureSaid) {
            failureSaid = true;
            LOG.error("Following goes on after an unexpected failure, which is said only once", why);
        }
    }

    /** From now on only what the files hold already is handed over, until a moment of the clock. Any thread. */
    public CountDownLatch finish(long until) {
        finishBy = until;
        finishing = true;
        return finished;
    }
}
