package io.apilog.audit.trail;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches on a thread of its own, so that a disk that is full or does not answer holds nobody up for long. Where a batch cannot be
 * written, what was to follow it is dropped: whoever made it begins another attempt, from {@link #reached}. The thread ends when there is
 * nothing to write for a while.
 */
final class TrailWriter {
    private static final Logger LOG = LoggerFactory.getLogger(TrailWriter.class);
    private static final int MOST_BATCHES = 64;
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);
    private static final long RETRY_AFTER = TimeUnit.SECONDS.toNanos(5);
    private static final long IDLE = TimeUnit.SECONDS.toNanos(30);
    private static final int REMEMBERED = 8;

    private final TrailDisk disk;
    private final LongSupplier nanoTime;
    private final Object state = new Object();
    private final ArrayDeque<TrailBatch> full = new ArrayDeque<>();
    private final ArrayDeque<TrailBatch> free = new ArrayDeque<>();
    private final ArrayDeque<Failed> failures = new ArrayDeque<>();
    private final TrailPoint reached = new TrailPoint();
    private int batches;
    private boolean running;
    private boolean busy;
    private boolean complained;
    private long failedAt;
    private volatile int failed = -1;

    private TrailDisk.@Nullable Opened open;
    private int openFile;
    private int openAttempt;

    /** An attempt that ended, and how far it came. */
    private record Failed(int attempt, TrailPoint reached) {}

    TrailWriter(TrailDisk disk, LongSupplier nanoTime) {
        this.disk = disk;
        this.nanoTime = nanoTime;
    }

    /** Everything up to there is in the files. */
    void beginAt(TrailPoint point) {
        synchronized (state) {
            reached.set(point);
        }
    }

    /** Whether what belongs to an attempt is not written any more. Any thread. */
    boolean hasFailed(int attempt) {
        return failed >= attempt;
    }

    /** Whether there is reason to try again. */
    boolean mayTryAgain() {
        synchronized (state) {
            return !busy && nanoTime.getAsLong() - failedAt >= RETRY_AFTER;
        }
    }

    /** Copies how far the files are. */
    void reached(TrailPoint into) {
        synchronized (state) {
            into.set(reached);
        }
    }

    /** A batch to be filled. Waits for a second at most while all are to be written; then the attempt has failed. */
    TrailBatch take(int attempt) {
        synchronized (state) {
            long until = System.nanoTime() + LONGEST_WAIT;
            while (free.isEmpty() && batches >= MOST_BATCHES && failed < attempt) {
                if (!await(until - System.nanoTime())) {
                    fail(attempt, "it does not answer");
                }
            }
            TrailBatch batch = free.poll();
            if (batch == null) {
                batches++;
                batch = new TrailBatch();
            }
            return batch;
        }
    }

    /** Writes it when its turn has come. */
    void offer(TrailBatch batch) {
        synchronized (state) {
            full.add(batch);
            if (!running) {
                running = true;
                Thread thread = new Thread(this::run, "audit-writer");
                thread.setDaemon(true);
                thread.start();
            }
            state.notifyAll();
        }
    }

    /**
     * Waits until a place is in the files.
     *
     * @return that place, or how far its attempt came
     */
    TrailPoint await(TrailPoint point, int attempt, long nanos) {
        synchronized (state) {
            long until = System.nanoTime() + nanos;
            while (failed < attempt ? reached.size() < point.size() : busy) {
                if (!await(until - System.nanoTime())) {
                    break;
                }
            }
            TrailPoint came = reached;
            for (Failed one : failures) {
                if (one.attempt >= attempt) {
                    came = one.reached;
                    break;
                }
            }
            return came.size() < point.size() ? came.copy() : point;
        }
    }

    /** Returns false where the time is over. */
    private boolean await(long nanos) {
        try {
            if (nanos > 0) {
                TimeUnit.NANOSECONDS.timedWait(state, nanos);
            }
            return nanos > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        TrailBatch batch = next(null);
        while (batch != null) {
            write(batch);
            batch = next(batch);
        }
    }

    private @Nullable TrailBatch next(@Nullable TrailBatch done) {
        synchronized (state) {
            busy = false;
            if (done != null) {
                free.add(done);
            }
            state.notifyAll();
            long until = System.nanoTime() + IDLE;
            while (full.isEmpty()) {
                if (!await(until - System.nanoTime())) {
                    running = false;
                    close();
                    return null;
                }
            }
            busy = true;
            return full.poll();
        }
    }

    private void write(TrailBatch batch) {
        if (hasFailed(batch.attempt)) {
            return;
        }
        try {
            TrailDisk.Opened file = open(batch);
            file.write(batch.lines.bytes(), batch.lines.length(), batch.at);
        } catch (IOException | RuntimeException e) {
            close();
            synchronized (state) {
                fail(batch.attempt, e.toString());
            }
            cutBack();
            return;
        }
        synchronized (state) {
            if (!hasFailed(batch.attempt)) {
                reached.set(batch.end);
                if (complained) {
                    complained = false;
                    LOG.info("the audit trail can be written again; it says how many requests are missing in it");
                }
            }
        }
    }

    private TrailDisk.Opened open(TrailBatch batch) throws IOException {
        TrailDisk.Opened file = open;
        if (file == null || openFile != batch.file || openAttempt != batch.attempt) {
            close();
            file = disk.open(batch.file, batch.at);
            open = file;
            openFile = batch.file;
            openAttempt = batch.attempt;
        }
        return file;
    }

    /** Half a line is no use to anybody. Where that fails too, it is cut off by the next attempt, or the next start. */
    private void cutBack() {
        TrailPoint to = new TrailPoint();
        reached(to);
        if (to.file == 0) {
            return;
        }
        try (TrailDisk.Opened file = disk.open(to.file, to.length)) {
            LOG.debug("the trail ends at {} bytes of its file {} now: {}", to.length, to.file, file);
        } catch (IOException | RuntimeException e) {
            LOG.debug("the trail could not be cut back", e);
        }
    }

    private void close() {
        TrailDisk.Opened file = open;
        open = null;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.debug("a file of the trail was not closed", e);
            }
        }
    }

    private void fail(int attempt, String why) {
        failedAt = nanoTime.getAsLong();
        if (failed < attempt) {
            failures.add(new Failed(attempt, reached.copy()));
            if (failures.size() > REMEMBERED) {
                failures.poll();
            }
            if (!complained) {
                complained = true;
                LOG.error(
                        "the audit trail cannot be written ({}): requests are counted, and are missing in the trail,"
                                + " until it can be written again, which is tried every {} s",
                        why,
                        TimeUnit.NANOSECONDS.toSeconds(RETRY_AFTER));
            }
            failed = attempt;
        }
        free.addAll(full);
        full.clear();
        state.notifyAll();
    }
}
