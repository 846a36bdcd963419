package io.apilog.source;

import io.apilog.line.CommitPoint;
import io.apilog.line.Intake;
import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.disk.LogPlaces;
import io.apilog.source.disk.Pulse;
import io.apilog.source.disk.WatchedDisk;
import io.apilog.source.lines.LineSupply;
import io.apilog.source.report.FileStatus;
import io.apilog.source.report.SourceEvents;
import io.apilog.source.tail.CommitTasks;
import io.apilog.source.tail.FollowLoop;
import io.apilog.source.tail.FollowedStream;
import io.apilog.source.tail.LineDelivery;
import io.apilog.source.tail.TailerLoop;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all files of all sources on one thread, and standard input where a source names {@code -}. Lines arrive at the sinks that
 * the {@link Intake} opened, in batches between {@link CommitPoint#begin()} and {@link CommitPoint#end()}, all on that thread.
 */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** A look, a read or a batch that takes longer is trouble. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration FINISH_WITHIN = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofMillis(800);

    private final LongSupplier nanoTime;
    private final FileFeed files;
    private final Pulse pulse;
    private final @Nullable StandardInput standardInput;
    private final FollowLoop steps;
    private final TailerLoop loop;
    private final CommitTasks tasks = new CommitTasks();
    private final CountDownLatch looked = new CountDownLatch(1);
    private boolean started;
    private boolean closed;
    private volatile boolean running;

    /**
     * Nothing is read before {@link #start()}.
     *
     * @param standardInput read where a source names {@code -}, and then by this alone
     * @param saved where reading goes on; {@link Checkpoint#NONE} for a first start
     * @param firstLook run on the reading thread when it is known what is there, before anything is read
     * @param nanoTime a clock as {@link System#nanoTime()}
     * @param clock the time that files are given
     * @throws java.nio.file.InvalidPathException a source has a path that can be none
     */
    public Follower(
            List<SourceSettings> sources,
            FollowSettings settings,
            InputStream standardInput,
            Intake intake,
            CommitPoint commitPoint,
            SourceEvents events,
            Checkpoint saved,
            Runnable firstLook,
            LongSupplier nanoTime,
            InstantSource clock) {
        this.nanoTime = nanoTime;
        this.pulse = new Pulse(nanoTime);
        LogDisk disk = new WatchedDisk(LogPlaces.bounded(nanoTime), pulse);
        this.files = new FileFeed(sources, settings, disk, intake, events, nanoTime, clock, saved);
        this.standardInput = StandardInput.of(sources, standardInput, settings.maxLineBytes(), intake);
        List<LineSupply> supplies = new ArrayList<>(List.of(files, files.archives()));
        if (this.standardInput != null) {
            supplies.add(this.standardInput);
        }
        long pollNanos = settings.pollInterval().toNanos();
        steps = new FollowLoop(supplies, commitPoint, events, nanoTime, pollNanos, tasks, () -> {
            try {
                firstLook.run();
            } finally {
                looked.countDown();
            }
        });
        FollowedStream stream = new FollowedStream(steps, pollNanos, this::rest);
        loop = new TailerLoop(steps, stream, new LineDelivery(steps), this::ended);
    }

    private void rest(long nanos) {
        pulse.end();
        tasks.await(nanos);
        pulse.end();
    }

    /**
     * What keeps reading from going on: that its thread is over, or what it has waited for longer than {@link #LONGEST_WAIT}; empty
     * where all is well, and before the start and after the end. Any thread.
     */
    public String trouble() {
        if (!running) {
            return "";
        }
        return loop.isRunning() ? pulse.overdue(LONGEST_WAIT.toNanos()) : "the thread that reads has ended";
    }

    private void ended() {
        tasks.close();
        files.close();
    }

    /**
     * Runs a task at the next moment at which every line handed over is counted and every position stands behind its lines: on the
     * reading thread while that runs, which is woken for it, and else at once. The task is short: lines wait for it.
     */
    public void atCommit(Runnable task) {
        tasks.add(task);
    }

    /**
     * A file that must be there to go on from positions, and is not.
     *
     * @param nanoTime a clock as {@link System#nanoTime()}
     */
    public static Optional<String> missing(Checkpoint positions, LongSupplier nanoTime) {
        return new CheckpointCheck(LogPlaces.bounded(nanoTime)).missing(positions);
    }

    /** How far every file is read. Only within {@link #atCommit} and the first look. */
    public Checkpoint positions() {
        return files.positions();
    }

    /** Begins to read. Called once. */
    public synchronized void start() {
        if (started) {
            throw new IllegalStateException("started already");
        }
        started = true;
        if (standardInput != null) {
            standardInput.start();
        }
        tasks.open();
        pulse.end();
        loop.start();
        running = true;
    }

    /**
     * Whether every line that was in the files at the start, where reading begins before it, is counted, and the first look is over, so
     * that what comes from now on is not lost by an end of the process. Any thread.
     */
    public boolean firstPassDone() {
        return steps.isFirstLookDone() && files.firstPassDone();
    }

    /**
     * Waits until it is known what is there, so that whatever is written from now on is counted.
     *
     * @return whether it is, within that time
     */
    public boolean awaitFirstLook(Duration within) {
        try {
            return looked.await(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether anything that was rotated away, or was there at the start, is yet to be counted. As {@link #positions}. */
    public boolean isBehind() {
        return files.isBehind();
    }

    /** How many files are known, so that they are not read again: followed ones, archives, those that are not read. Any thread. */
    public int knownFiles() {
        return files.known();
    }

    /** How each path, and each file that is still read, stands. Any thread; not one moment for all of them. */
    public List<FileStatus> files() {
        return files.files();
    }

    /** As {@link #close(Duration)} with two seconds. */
    @Override
    public void close() {
        close(FINISH_WITHIN);
    }

    /**
     * Hands over the complete lines that the files hold now, for at most that long, then ends the thread, which takes less than a
     * second more. Unfinished lines are left.
     */
    public synchronized void close(Duration finishWithin) {
        if (closed) {
            return;
        }
        closed = true;
        running = false;
        if (!started) {
            files.close();
            return;
        }
        CountDownLatch finished = steps.finish(nanoTime.getAsLong() + finishWithin.toNanos());
        tasks.wakeForGood();
        try {
            if (!finished.await(finishWithin.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.info("Lines are left that were not counted in the time there is to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.stop(STOP_WITHIN);
    }

    boolean isRunning() {
        return loop.isRunning();
    }
}
