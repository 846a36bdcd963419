package io.apilog.metrics.history;

import io.apilog.metrics.operation.Distribution;
import io.apilog.metrics.operation.OperationTotals;
import java.util.List;

/** Requests, those refused, those failed, and a number for each bucket of their durations: sums, and differences of sums. */
final class Counts {
    static final int REQUESTS = 0;
    static final int REFUSED = 1;
    static final int FAILED = 2;
    static final int FIRST_BUCKET = 3;

    private final long[] cells;

    Counts(int bounds) {
        this.cells = new long[width(bounds)];
    }

    /** How many numbers there are, where there are so many bounds besides +Inf. */
    static int width(int bounds) {
        return FIRST_BUCKET + bounds + 1;
    }

    static Counts of(OperationTotals totals) {
        Counts counts = new Counts(totals.durations().bounds().size());
        counts.add(totals);
        return counts;
    }

    void add(OperationTotals totals) {
        add(totals, 1);
    }

    void subtract(OperationTotals totals) {
        add(totals, -1);
    }

    private void add(OperationTotals totals, int sign) {
        cells[REQUESTS] += sign * totals.requests();
        cells[REFUSED] += sign * totals.refused();
        cells[FAILED] += sign * totals.failed();
        long[] buckets = totals.durations().counts();
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            cells[FIRST_BUCKET + bucket] += sign * buckets[bucket];
        }
    }

    long get(int column) {
        return cells[column];
    }

    int width() {
        return cells.length;
    }

    /** What was added since an earlier sum; nothing where this is less. */
    long since(Counts before, int column) {
        return Math.max(0, cells[column] - before.cells[column]);
    }

    static Distribution durations(List<Double> bounds, long[] cells) {
        long[] buckets = new long[bounds.size() + 1];
        System.arraycopy(cells, FIRST_BUCKET, buckets, 0, buckets.length);
        return new Distribution(bounds, buckets);
    }
}
