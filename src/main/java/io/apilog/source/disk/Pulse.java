package io.apilog.source.disk;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the reading thread waits for, and since when. Written by that thread alone, read by any. */
public final class Pulse {
    private final LongSupplier nanoTime;
    private volatile long since;
    private volatile @Nullable Object file;

    /** A pulse by a clock as {@link System#nanoTime}, that waits for nothing yet. */
    public Pulse(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** Asks the operating system something about a file. */
    void begin(Object about) {
        since = nanoTime.getAsLong();
        file = about;
    }

    /** Notes that the operating system answered. */
    public void end() {
        since = nanoTime.getAsLong();
        file = null;
    }

    /** What is waited for, where that takes longer than it may; empty where nothing does. */
    public String overdue(long longestNanos) {
        Object about = file;
        long nanos = nanoTime.getAsLong() - since;
        if (nanos <= longestNanos) {
            return "";
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
        return about == null
                ? "reading has not gone on for " + seconds + " s"
                : "reading has waited for " + about + " for " + seconds + " s: is its disk or mount there?";
    }
}
