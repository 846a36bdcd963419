package io.apilog.source.tail;

import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be done between two batches, by the thread that reads; while none reads, by whoever asks. */
public final class CommitTasks {
    private static final Logger LOG = LoggerFactory.getLogger(CommitTasks.class);

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final Semaphore wake = new Semaphore(0);
    private boolean open;
    private volatile boolean any;
    private volatile boolean awake;

    /** The reading thread takes them from now on. */
    public synchronized void open() {
        open = true;
    }

    /** Adds a task, or runs it where no thread reads. Any thread. */
    public void add(Runnable task) {
        synchronized (this) {
            if (open) {
                waiting.add(task);
                any = true;
                wake.release();
                return;
            }
            // No thread reads: nothing moves as long as the lock is held.
            task.run();
        }
    }

    /** Does what waits. On the reading thread. */
    void run() {
        while (any) {
            Runnable task = next();
            if (task == null) {
                return;
            }
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("What was to be done between two batches failed", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.poll();
        any = !waiting.isEmpty();
        return task;
    }

    /** Nobody reads any more. On the reading thread. */
    public void close() {
        run();
        synchronized (this) {
            open = false;
            waiting.forEach(Runnable::run);
            waiting.clear();
            any = false;
        }
    }

    /** Waits, until there is something to do or the time is over. On the reading thread. */
    public void await(long nanos) {
        try {
            if (!awake && wake.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on {@link #await} does not wait. */
    public void wakeForGood() {
        awake = true;
        wake.release();
    }
}
