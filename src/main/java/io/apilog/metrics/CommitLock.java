package io.apilog.metrics;

import io.apilog.line.CommitPoint;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one lock around everything that counts. The reading thread holds it for a batch of lines; a scrape holds it while it copies.
 * It is fair, so that under a flood of lines a scrape waits for one batch and not for luck.
 */
public final class CommitLock implements CommitPoint {
    private final ReentrantLock lock = new ReentrantLock(true);

    private final Runnable atBegin;

    /** A lock with nothing to do when a batch begins. */
    public CommitLock() {
        this(() -> {});
    }

    /** @param atBegin done at the beginning of each batch of lines, with the lock held */
    public CommitLock(Runnable atBegin) {
        this.atBegin = atBegin;
    }

    @Override
    public void begin() {
        lock.lock();
        atBegin.run();
    }

    @Override
    public void end() {
        lock.unlock();
    }

    /** Takes a copy of something between two batches. {@code copy} is short: lines wait for it. */
    public <T> T take(Supplier<T> copy) {
        lock.lock();
        try {
            return copy.get();
        } finally {
            lock.unlock();
        }
    }
}
