package io.apilog.source.file;

/**
 * Since when the oldest line that is not yet counted has been there. Two sightings of the size are kept, so the age is exact to about
 * the time between polls while a file is read steadily, and otherwise at most too small.
 */
public final class WaitingLines {
    private static final long NOTHING = Long.MIN_VALUE;

    private long end;
    private long latestEnd;
    private long latestSince;
    private volatile long since = NOTHING;

    /** The file has this size now. */
    void seen(long size, long counted, long now) {
        if (size <= counted) {
            since = NOTHING;
        } else if (since == NOTHING) {
            since = now;
            end = size;
        }
        latestEnd = size;
        latestSince = now;
    }

    void countedTo(long offset) {
        if (since != NOTHING && offset >= end) {
            since = latestEnd > offset ? latestSince : NOTHING;
            end = latestEnd;
        }
    }

    /** What is left is no complete line. */
    public void nothingComplete() {
        since = NOTHING;
    }

    /** Age in nanoseconds, 0 where nothing waits. Any thread. */
    long age(long now) {
        long first = since;
        return first == NOTHING ? 0 : Math.max(0, now - first);
    }
}
