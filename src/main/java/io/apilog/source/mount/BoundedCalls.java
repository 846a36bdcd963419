package io.apilog.source.mount;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks file systems that can fail to answer in threads of their own, and waits no longer than a bound. What does not come back is left to
 * its thread: should it come back later, its answer is thrown away, so that whoever asked has the only hand on what it knows. While a file
 * system is waited for, nothing more is asked about the same path, and other paths of it are waited for only shortly, at most so many. Any
 * thread.
 */
public final class BoundedCalls {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedCalls.class);
    private static final int MOST_THREADS = 64;
    private static final int MOST_OF_A_MOUNT = 8;
    private static final long KEEP_SECONDS = 30;

    /** So long a file system that is not waited for already has for an answer. */
    public static final Duration BOUND = Duration.ofSeconds(5);
    /** And one that is. */
    public static final Duration BOUND_IN_TROUBLE = Duration.ofMillis(100);

    private final long boundNanos;
    private final long troubleNanos;
    private final LongSupplier nanoTime;
    private final AtomicInteger threadCount = new AtomicInteger();
    private final AtomicLong unanswered = new AtomicLong();
    private final Map<Object, Set<Path>> waitedFor = new HashMap<>();
    private final ThreadPoolExecutor threads;

    /** Something that is asked of a file system. */
    @FunctionalInterface
    public interface Question<T> {
        /** @throws IOException as the file system answers */
        T ask() throws IOException;
    }

    /** What is done, by the thread that asked, with an answer that came too late. */
    @FunctionalInterface
    public interface Late<T> {
        /** @throws IOException it is ignored */
        void came(T answer) throws IOException;
    }

    public BoundedCalls(Duration bound, Duration boundInTrouble, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        boundNanos = bound.toNanos();
        troubleNanos = boundInTrouble.toNanos();
        threads = new ThreadPoolExecutor(
                0, MOST_THREADS, KEEP_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "mount-" + threadCount.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * The answer.
     *
     * @param mount the file system that is asked
     * @param late closes what an answer that came too late has opened
     * @throws UnansweredException there is none in time
     */
    public <T> T ask(Object mount, Path about, Question<T> question, Late<? super T> late) throws IOException {
        long nanos = admit(mount, about);
        Call<T> call = new Call<>(mount, about, question, late);
        try {
            threads.execute(call);
        } catch (RejectedExecutionException e) {
            throw refused(mount, about);
        }
        return call.await(nanos);
    }

    /** As {@link #ask}, where a late answer leaves nothing open. */
    public <T> T ask(Object mount, Path about, Question<T> question) throws IOException {
        return ask(mount, about, question, answer -> {});
    }

    /** Does something that nobody waits for. */
    void later(Question<?> question) {
        try {
            threads.execute(() -> {
                try {
                    question.ask();
                } catch (IOException | RuntimeException e) {
                    LOG.debug("What nobody waits for failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("A file is left open, as every thread waits", e);
        }
    }

    /** How often no answer came in time, or nothing was asked for that; it only grows. */
    public long unanswered() {
        return unanswered.get();
    }

    /** Whether any file system is waited for that has not answered in time. */
    public synchronized boolean isWaiting() {
        return !waitedFor.isEmpty();
    }

    private synchronized long admit(Object mount, Path about) throws UnansweredException {
        Set<Path> waiting = waitedFor.getOrDefault(mount, Set.of());
        if (waiting.contains(about) || waiting.size() >= MOST_OF_A_MOUNT) {
            throw refused(mount, about);
        }
        return waiting.isEmpty() ? boundNanos : troubleNanos;
    }

    private UnansweredException refused(Object mount, Path about) {
        unanswered.incrementAndGet();
        return new UnansweredException(about, mount);
    }

    private synchronized void leave(Object mount, Path about) {
        Set<Path> waiting = waitedFor.computeIfAbsent(mount, m -> new HashSet<>());
        if (waiting.isEmpty()) {
            LOG.warn(
                    "{} is waited for, as the file system at {} does not answer; other files are read meanwhile. Is its"
                            + " server there?",
                    about,
                    mount);
        }
        waiting.add(about);
    }

    private synchronized void cameBack(Object mount, Path about) {
        Set<Path> waiting = waitedFor.get(mount);
        if (waiting != null && waiting.remove(about) && waiting.isEmpty()) {
            waitedFor.remove(mount);
            LOG.info("The file system at {} answers again", mount);
        }
    }

    private final class Call<T> implements Runnable {
        private final Object mount;
        private final Path about;
        private final Question<T> question;
        private final Late<? super T> late;
        private boolean over;
        private boolean left;
        private @Nullable T answer;
        private @Nullable Throwable failure;

        Call(Object mount, Path about, Question<T> question, Late<? super T> late) {
            this.mount = mount;
            this.about = about;
            this.question = question;
            this.late = late;
        }

        @Override
        public void run() {
            T came = null;
            Throwable why = null;
            try {
                came = question.ask();
            } catch (Throwable e) {
                why = e;
            }
            if (isTaken(came, why)) {
                return;
            }
            cameBack(mount, about);
            try {
                if (came != null) {
                    late.came(came);
                }
            } catch (IOException | RuntimeException e) {
                LOG.debug("What came too late is left", e);
            }
        }

        private synchronized boolean isTaken(@Nullable T came, @Nullable Throwable why) {
            answer = came;
            failure = why;
            over = true;
            notifyAll();
            return !left;
        }

        synchronized T await(long nanos) throws IOException {
            long end = nanoTime.getAsLong() + nanos;
            boolean isInterrupted = false;
            while (!over) {
                long rest = end - nanoTime.getAsLong();
                if (rest <= 0) {
                    left = true;
                    leave(mount, about);
                    throw refused(mount, about);
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(this, Math.max(rest, 1_000_000));
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
            return result();
        }

        @SuppressWarnings("NullAway") // A question whose answer may be nothing is asked for a nullable type.
        private T result() throws IOException {
            Throwable why = failure;
            if (why instanceof IOException e) {
                throw e;
            } else if (why instanceof RuntimeException e) {
                throw e;
            } else if (why instanceof Error e) {
                throw e;
            }
            return answer;
        }
    }
}
