package io.apilog.client;

import io.apilog.line.LogFile;
import io.apilog.request.Request;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What time it is in the log of each source: the latest that one of its files is believed to be at, since files need not be read in their order. It
 * goes back only where it is found to have been wrong. Asked by whoever needs it of a line, found out once for each. Of {@value #MOST_FILES} files at
 * most it is known what time they are at. For one thread.
 */
public final class LogClocks {
    private static final int MOST_FILES = 512;
    private static final int BEHIND = 64;

    private final boolean live;
    private final LongSupplier wallMillis;
    private final long[] now;

    /** When it was at the end of another process, or {@link LogClock#NEVER}. */
    private final long[] before;

    /** How many lines in a row say that it is earlier, and agree with the wall. */
    private final int[] behind;

    private final Map<LogFile, FileClock> files = new HashMap<>();
    private @Nullable FileClock file;
    private @Nullable Request last;
    private long lastTurn;
    private long lastMillis;

    /** @param source the index of the file's */
    private record FileClock(LogFile file, int source, LogClock clock) {}

    private LogClocks(int sources, boolean live, LongSupplier wallMillis) {
        this.live = live;
        this.wallMillis = wallMillis;
        this.now = new long[sources];
        this.before = new long[sources];
        this.behind = new int[sources];
        Arrays.fill(now, LogClock.NEVER);
        Arrays.fill(before, LogClock.NEVER);
    }

    /**
     * Of logs that are read while they are written.
     *
     * @param wallMillis the time of lines that have none, in milliseconds since 1970; 0 where it is not known
     */
    public static LogClocks live(int sources, LongSupplier wallMillis) {
        return new LogClocks(sources, true, wallMillis);
    }

    /** Of logs that are read once, whenever they were written. */
    public static LogClocks once(int sources, LongSupplier wallMillis) {
        return new LogClocks(sources, false, wallMillis);
    }

    /** When a request is taken to be of, which is never after now: its own time, or now where that is not believed. */
    public long take(Request request) {
        if (request == last && request.turn() == lastTurn) {
            return lastMillis;
        }
        last = request;
        lastTurn = request.turn();
        long logged = request.record().timeMillis;
        lastMillis = take(request, logged >= 0 ? logged : wallMillis.getAsLong());
        return lastMillis;
    }

    private long take(Request request, long millis) {
        FileClock of = file;
        if (of == null || !of.file().equals(request.file())) {
            of = file(request);
        }
        LogClock clock = of.clock();
        long was = clock.nowMillis();
        clock.take(millis);
        int source = of.source();
        long is = clock.nowMillis();
        if (is > now[source]) {
            if (clock.isAgreed() || is - now[source] <= LogClock.STEP_MILLIS || now[source] == LogClock.NEVER) {
                now[source] = is;
            }
            behind[source] = 0;
        } else if (is < was && was == now[source]) {
            findAgain(source);
        } else if (is < now[source] - LogClock.STEP_MILLIS) {
            late(source, millis);
        } else {
            behind[source] = 0;
        }
        return Math.min(millis, now[source]);
    }

    private FileClock file(Request request) {
        FileClock of = files.get(request.file());
        if (of == null || of.source() != request.source().index()) {
            if (files.size() >= MOST_FILES) {
                // Any one will do: it begins anew with its next line.
                Iterator<LogFile> some = files.keySet().iterator();
                some.next();
                some.remove();
            }
            of = new FileClock(request.file(), request.source().index(), new LogClock(live, wallMillis));
            files.put(request.file(), of);
        }
        file = of;
        return of;
    }

    /** One line says that it is earlier than what others say, or said. Who agrees with the wall is right. */
    private void late(int source, long millis) {
        if (!live || Math.abs(millis - wallMillis.getAsLong()) > LogClock.STEP_MILLIS || ++behind[source] < BEHIND) {
            return;
        }
        behind[source] = 0;
        before[source] = LogClock.NEVER;
        files.values().removeIf(of -> of.source() == source && of.clock().nowMillis() - millis > LogClock.STEP_MILLIS);
        findAgain(source);
    }

    private void findAgain(int source) {
        long latest = before[source];
        for (FileClock of : files.values()) {
            if (of.source() == source) {
                latest = Math.max(latest, of.clock().nowMillis());
            }
        }
        now[source] = latest;
    }

    /** Goes on from a time that another process or configuration found. */
    public void goOn(int source, long millis) {
        before[source] = Math.max(before[source], millis);
        now[source] = Math.max(now[source], millis);
    }

    /** Nothing follows in any source. */
    public void end() {
        for (FileClock of : files.values()) {
            of.clock().end();
            now[of.source()] = Math.max(now[of.source()], of.clock().nowMillis());
        }
    }

    /** Of how many files it is known what time they are at. */
    int files() {
        return files.size();
    }

    /** What time it is in the log of a source, in milliseconds since 1970, or {@link Long#MIN_VALUE} before its first line. */
    public long nowMillis(int source) {
        return now[source];
    }
}
