package io.apilog.metrics.history;

import static io.apilog.metrics.history.Counts.FAILED;
import static io.apilog.metrics.history.Counts.REFUSED;
import static io.apilog.metrics.history.Counts.REQUESTS;

import io.apilog.metrics.operation.OperationTotals;
import java.util.ArrayList;
import java.util.List;

/** The last hour of one operation: what it was asked in each minute, and the durations of the last few. */
final class Track {
    static final int MINUTES = 60;
    /** The minute at hand, and the four before it. */
    static final int RECENT_MINUTES = 5;

    private static final int P95 = 3;
    private static final double SHARE = 0.95;

    private final List<Double> bounds;
    private final Ring minutes = new Ring(MINUTES, P95 + 1);
    private final Ring recent;
    private Counts before;
    private long total;

    /** @param totals what is not of this hour any more */
    Track(OperationTotals totals) {
        this.bounds = totals.durations().bounds();
        this.recent = new Ring(RECENT_MINUTES, Counts.width(bounds.size()));
        this.before = Counts.of(totals);
        this.total = totals.requests();
    }

    /** All requests of the operation when it was looked at last. */
    long total() {
        return total;
    }

    /** What was counted since the last time belongs to this minute. */
    void counted(long minute, OperationTotals totals) {
        Counts now = Counts.of(totals);
        if (now.get(REQUESTS) != before.get(REQUESTS)) {
            minutes.add(minute, REQUESTS, now.since(before, REQUESTS));
            minutes.add(minute, REFUSED, now.since(before, REFUSED));
            minutes.add(minute, FAILED, now.since(before, FAILED));
            for (int column = 0; column < now.width(); column++) {
                recent.add(minute, column, now.since(before, column));
            }
            double p95 = recent(minute, minute, 1).durations().quantile(SHARE);
            minutes.set(minute, P95, Float.floatToRawIntBits((float) p95));
        }
        before = now;
        total = totals.requests();
    }

    /** Counts begin anew from here. */
    void rebase(OperationTotals totals) {
        before = Counts.of(totals);
        total = totals.requests();
    }

    /** The minutes from one to another as one that still lasts; none of them before the last {@value #RECENT_MINUTES}. */
    Moment recent(long first, long last, double lasted) {
        long[] cells = new long[recent.width()];
        for (long minute = first; minute <= last; minute++) {
            for (int column = 0; column < cells.length; column++) {
                cells[column] += recent.get(minute, column);
            }
        }
        return new Moment(0, lasted, cells[REQUESTS], cells[REFUSED], cells[FAILED], Counts.durations(bounds, cells));
    }

    long requests(long minute) {
        return minutes.get(minute, REQUESTS);
    }

    long refused(long minute) {
        return minutes.get(minute, REFUSED);
    }

    long failed(long minute) {
        return minutes.get(minute, FAILED);
    }

    /** In seconds; NaN where nothing in that minute had a duration. */
    double p95(long minute) {
        return requests(minute) == 0 ? Double.NaN : Float.intBitsToFloat(minutes.get(minute, P95));
    }

    /** For each minute from one to another the 95th percentile. */
    List<Double> p95s(long first, long last) {
        List<Double> list = new ArrayList<>();
        for (long minute = first; minute <= last; minute++) {
            list.add(p95(minute));
        }
        return list;
    }
}
