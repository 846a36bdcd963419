package io.apilog.source.tail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.input.Tailer;
import org.apache.commons.io.input.TailerListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs Tailer on one thread for as long as is wanted: should its run ever end, it is started again. */
public final class TailerLoop {
    private static final Logger LOG = LoggerFactory.getLogger(TailerLoop.class);
    /** So many lines are called for at a time: about those of a batch. */
    private static final int MARKS = 1024;

    private static final Duration RESTART_AFTER = Duration.ofSeconds(1);

    private final FollowLoop loop;
    private final FollowedStream stream;
    private final TailerListener listener;
    private final Runnable atEnd;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Tailer tailer;

    /** @param atEnd run on the thread when it is over */
    public TailerLoop(FollowLoop loop, FollowedStream stream, TailerListener listener, Runnable atEnd) {
        this.loop = loop;
        this.stream = stream;
        this.listener = listener;
        this.atEnd = atEnd;
        this.thread = new Thread(this::run, "log-follower");
        this.thread.setDaemon(true);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (stopped.getCount() > 0) {
                follow();
                loop.settle();
                if (stopped.await(0, TimeUnit.SECONDS)
                        || stopped.await(RESTART_AFTER.toNanos(), TimeUnit.NANOSECONDS)) {
                    break;
                }
                LOG.warn("Following had ended by itself and begins again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atEnd.run();
        }
    }

    private void follow() {
        try {
            Tailer run = tailer(stream, listener);
            tailer = run;
            if (stopped.getCount() > 0) {
                run.run();
            }
        } catch (IOException | RuntimeException | Error e) {
            Fatal.rethrow(e);
            LOG.error("Following ended", e);
        }
    }

    /** The stream itself waits for the next poll: see its size. */
    private static Tailer tailer(FollowedStream stream, TailerListener listener) throws IOException {
        return Tailer.builder()
                .setTailable(stream)
                .setTailerListener(listener)
                .setCharset(StandardCharsets.ISO_8859_1)
                .setBufferSize(MARKS)
                .setDelayDuration(Duration.ZERO)
                .setReOpen(false)
                .setTailFromEnd(false)
                .setStartThread(false)
                .get();
    }

    /** Ends the loop. Returns whether its thread is over within that time. */
    public boolean stop(Duration within) {
        stopped.countDown();
        Tailer running = tailer;
        if (running != null) {
            running.close();
        }
        try {
            thread.join(within.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /** Whether the thread runs. */
    public boolean isRunning() {
        return thread.isAlive();
    }
}
