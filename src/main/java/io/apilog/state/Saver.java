package io.apilog.state;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves on a thread of its own, and gives what was saved last to whoever shows it: what is shown was saved before, so that nothing that
 * was seen can be taken back by the end of the process.
 *
 * <p>Where saving fails, what is shown is no longer what is saved; the directory's mark says so, and the next start begins anew. That
 * ends with a save whose copy is younger than anything that was shown meanwhile.
 *
 * @param <T> the copy that is saved and shown; immutable
 */
public final class Saver<T> implements AutoCloseable {
    /** Saves are at least so far apart. */
    static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Saver.class);
    /** Saving takes at most about this part of the time. */
    private static final int REST = 20;

    /** How soon after the first save of a process that begins with a backlog there is a second one. */
    private static final Duration EARLY = Duration.ofMillis(250);

    private static final Duration END_WITHIN = Duration.ofSeconds(2);

    private final StateDirectory directory;
    private final SaverSettings settings;
    private final Captures<T> captures;
    private final SnapshotEncoder<T> encoder;
    private final Settling<T> settling;
    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private final Thread thread = new Thread(this::run, "state-saver");

    /** Held while saving: at the start and the end that is done by another thread. */
    private final Object saving = new Object();

    private final Object state = new Object();
    private @Nullable T saved;
    private long savedAt;
    private long restUntil;
    private long saves;
    private long liveShown;
    private boolean wanted;
    private Predicate<T> isBehind = none -> false;
    private boolean closed;
    private SaveStatus status = new SaveStatus(0, 0, "");
    private long forcedAt;
    private volatile @Nullable CompletableFuture<T> pending;

    /**
     * Nothing is saved before {@link #begin}.
     *
     * @param nanoTime a clock as {@link System#nanoTime()}
     * @param clock gives the time that a snapshot bears
     */
    public Saver(
            StateDirectory directory,
            SaverSettings settings,
            Captures<T> captures,
            SnapshotEncoder<T> encoder,
            LongSupplier nanoTime,
            InstantSource clock) {
        this(directory, settings, captures, encoder, Settling.none(), nanoTime, clock);
    }

    /**
     * The same.
     *
     * @param settling is told of what is saved
     */
    public Saver(
            StateDirectory directory,
            SaverSettings settings,
            Captures<T> captures,
            SnapshotEncoder<T> encoder,
            Settling<T> settling,
            LongSupplier nanoTime,
            InstantSource clock) {
        this.directory = directory;
        this.settings = settings;
        this.captures = captures;
        this.encoder = encoder;
        this.settling = settling;
        this.nanoTime = nanoTime;
        this.clock = clock;
        thread.setDaemon(true);
    }

    /** Saves the state of the start, forced to the disk, and goes on saving. Called once, before anything changes. */
    public void begin(T copy) {
        begin(copy, none -> false);
    }

    /**
     * The same, saving more often while there is a backlog: once after a quarter of a second, then every second, so that a process that
     * is ended soon, again and again, gets on.
     *
     * @param behind whether a copy was made within a backlog
     */
    public void begin(T copy, Predicate<T> behind) {
        isBehind = behind;
        synchronized (saving) {
            long began = nanoTime.getAsLong();
            try {
                write(copy, false);
                directory.force();
                forcedAt = began;
                succeeded(copy, 0, began);
                directory.mark(false);
                saveEarly();
            } catch (IOException | RuntimeException e) {
                failed(e);
            }
        }
        thread.start();
    }

    private void saveEarly() {
        synchronized (state) {
            restUntil = wanted ? savedAt + EARLY.toNanos() : restUntil;
        }
    }

    /**
     * What may be shown: what was saved last, of the last second or else as soon as possible.
     *
     * @param atMost how long to wait for a new save; zero where what is there will do
     * @param view what of the copy is wanted
     * @param live the same of now, shown where saving fails
     */
    public <S> S show(Duration atMost, Function<T, S> view, Supplier<S> live) {
        long until = System.nanoTime() + atMost.toNanos();
        synchronized (state) {
            long seen = saves;
            while (isOld() && saves == seen && !isFailing() && !closed) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                wanted = true;
                state.notifyAll();
                if (!await(left)) {
                    break;
                }
            }
            T last = saved;
            if (last != null && !isFailing()) {
                return view.apply(last);
            }
            liveShown++;
            return live.get();
        }
    }

    private boolean isOld() {
        return nanoTime.getAsLong() - savedAt >= LEAST_INTERVAL.toNanos();
    }

    /** How saving goes. Any thread. */
    public SaveStatus status() {
        synchronized (state) {
            return status;
        }
    }

    private boolean isFailing() {
        return !status.failure().isEmpty();
    }

    /** Returns false where the thread was interrupted. */
    private boolean await(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(state, nanos);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        while (awaitTurn()) {
            long shown = liveShown();
            CompletableFuture<T> copy = capture();
            try {
                save(copy.get(), shown, false);
            } catch (CancellationException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A copy that is on its way. It is cancelled at the end, since an interrupt would close the files that are being written. */
    private CompletableFuture<T> capture() {
        CompletableFuture<T> copy = new CompletableFuture<>();
        pending = copy;
        captures.request(copy::complete);
        synchronized (state) {
            if (closed) {
                copy.cancel(false);
            }
        }
        return copy;
    }

    private boolean awaitTurn() {
        synchronized (state) {
            while (!closed) {
                long now = nanoTime.getAsLong();
                long due = wanted || isFailing()
                        ? restUntil
                        : savedAt + settings.interval().toNanos();
                long left = Math.max(due, restUntil) - now;
                if (left <= 0) {
                    wanted = false;
                    return true;
                }
                if (!await(left)) {
                    return false;
                }
            }
            return false;
        }
    }

    private long liveShown() {
        synchronized (state) {
            return liveShown;
        }
    }

    /** One save. {@code shownBefore}: how often something unsaved had been shown before the copy was made. */
    private void save(T copy, long shownBefore, boolean clean) {
        synchronized (saving) {
            long began = nanoTime.getAsLong();
            try {
                write(copy, clean);
            } catch (IOException | RuntimeException e) {
                failed(e);
                return;
            }
            if (!succeeded(copy, shownBefore, began)) {
                return;
            }
            try {
                directory.mark(false);
                forceIfDue(copy, clean);
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    private void write(T copy, boolean clean) throws IOException {
        directory.save(encoder.encode(copy), clock.millis(), clean);
    }

    private void forceIfDue(T copy, boolean clean) throws IOException {
        Optional<Duration> interval = settings.forceInterval();
        boolean due = interval.isPresent()
                && nanoTime.getAsLong() - forcedAt >= interval.get().toNanos();
        if (due || clean) {
            settling.force(copy);
            directory.force();
            forcedAt = nanoTime.getAsLong();
        }
        if (due || clean || interval.isEmpty()) {
            settling.settled(copy);
        }
    }

    /** Shows the copy from now on. Returns false where something younger was shown meanwhile, because saving had failed. */
    private boolean succeeded(T copy, long shownBefore, long began) {
        synchronized (state) {
            savedAt = nanoTime.getAsLong();
            restUntil = savedAt + Math.max(LEAST_INTERVAL.toNanos(), (savedAt - began) * REST);
            if (isFailing() && liveShown != shownBefore) {
                return false;
            }
            if (isFailing()) {
                LOG.info("{} can be written again; what is shown is saved before", directory.path());
            }
            saved = copy;
            wanted |= isBehind.test(copy);
            saves++;
            status = new SaveStatus(clock.millis(), status.failures(), "");
            state.notifyAll();
            return true;
        }
    }

    /** The mark is set before anything that is not saved can be shown. */
    private void failed(Exception why) {
        String marked = "";
        try {
            directory.mark(true);
        } catch (IOException e) {
            marked = "; nor can it be marked, so that counters may go backwards after a restart";
        }
        synchronized (state) {
            if (!isFailing()) {
                LOG.error(
                        "{} cannot be written ({}): counting goes on, but after a restart counters begin at 0 and reading"
                                + " at the end of the files, until it can be written again, which is tried each second{}",
                        directory.path(),
                        why.toString(),
                        marked);
            }
            status = new SaveStatus(status.lastSaveMillis(), status.failures() + 1, why.toString());
            savedAt = nanoTime.getAsLong();
            restUntil = savedAt + LEAST_INTERVAL.toNanos();
            wanted = false;
            state.notifyAll();
        }
    }

    /**
     * Ends the thread, and saves once more, forced to the disk.
     *
     * @param within how long to wait for the copy; where it does not come, what was saved before stays
     */
    public void finish(Duration within) {
        close();
        CompletableFuture<T> copy = new CompletableFuture<>();
        long shown = liveShown();
        captures.request(copy::complete);
        try {
            save(copy.get(within.toNanos(), TimeUnit.NANOSECONDS), shown, true);
        } catch (TimeoutException e) {
            LOG.warn("the last lines are not in the saved state: reading them did not end in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the thread; nothing more is saved. */
    @Override
    public void close() {
        synchronized (state) {
            closed = true;
            state.notifyAll();
        }
        CompletableFuture<T> copy = pending;
        if (copy != null) {
            copy.cancel(false);
        }
        try {
            thread.join(END_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
