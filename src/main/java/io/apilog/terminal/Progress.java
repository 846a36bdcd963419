package io.apilog.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A line in the terminal that tells how far long work is: bytes, lines a second, what is left. Says nothing where nobody reads, and nothing of
 * work that is done within {@link #PATIENCE}. {@link #bytes} is for any thread, the rest for one at a time.
 */
public final class Progress {
    /** What is done sooner needs no word. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    static final Duration PAUSE = Duration.ofMillis(200);

    /** The rest of the line is wiped, and what is written next, by the log for one, begins where this began. */
    private static final String WIPED = "\u001b[K\r";

    private static final double MIB = 1 << 20;
    private static final double LONG_SECONDS = 90;

    /** The first hundredth is read by code that is not compiled yet, and would tell an hour of what takes seconds. */
    private static final double TELLING = 0.01;

    private final boolean watched;
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final long total;
    private final long begun;
    private final AtomicLong bytes = new AtomicLong();
    private long lines;
    private long due;
    private boolean said;

    /**
     * Begins now.
     *
     * @param total bytes to be read; 0 where nobody knows
     * @param out standard error
     * @param nanoTime as {@link System#nanoTime}
     */
    public Progress(Terminal terminal, PrintStream out, long total, LongSupplier nanoTime) {
        this.watched = terminal.present();
        this.out = out;
        this.total = total;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.due = begun + PATIENCE.toNanos();
    }

    /** Takes note of bytes that were read. */
    public void bytes(long more) {
        bytes.addAndGet(more);
    }

    /** Takes note of lines that were counted, and says how far it is where that is due. */
    public void lines(long more) {
        lines += more;
        if (!watched) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - due >= 0) {
            due = now + PAUSE.toNanos();
            said = true;
            out.print(text(now - begun) + WIPED);
            out.flush();
        }
    }

    /** Wipes the line. */
    public void end() {
        if (said) {
            out.print(WIPED);
            out.flush();
        }
    }

    private String text(long nanos) {
        double seconds = nanos / 1e9;
        long read = bytes.get();
        String rate = String.format(Locale.ROOT, "%,d lines, %,.0f lines/s", lines, lines / seconds);
        if (total <= 0) {
            return String.format(Locale.ROOT, "%,.0f MiB, %s", read / MIB, rate);
        }
        double share = Math.min(1, (double) read / total);
        String known =
                String.format(Locale.ROOT, "%3.0f %% of %,.0f MiB, %s", Math.floor(share * 100), total / MIB, rate);
        return share < TELLING ? known : known + ", " + left(seconds / share - seconds) + " left";
    }

    private static String left(double seconds) {
        return seconds >= LONG_SECONDS
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.0f s", seconds);
    }
}
