package io.apilog.metrics.series;

import io.prometheus.client.Collector;
import java.util.ArrayList;
import java.util.List;

/** The bounds of a histogram, and where in its row of numbers things stand: a count for each bound, one for +Inf, the sum. */
public final class Buckets {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] upToNanos;
    private final List<Double> bounds;
    private final List<String> texts;

    /** Buckets up to these bounds, ascending, and one for the rest; without bounds there is no histogram. */
    public Buckets(List<Double> seconds) {
        this.bounds = List.copyOf(seconds);
        this.upToNanos = seconds.stream()
                .mapToLong(bound -> Math.round(bound * NANOS_PER_SECOND))
                .toArray();
        List<String> all = new ArrayList<>(
                seconds.stream().map(Collector::doubleToGoString).toList());
        all.add("+Inf");
        this.texts = List.copyOf(all);
    }

    /** How many numbers a row has. */
    public int width() {
        return upToNanos.length + 2;
    }

    /** How many sample lines a row is shown as: the buckets with +Inf, the count and the sum. */
    public int samples() {
        return upToNanos.length + 3;
    }

    /** The bounds in seconds, +Inf not among them. */
    List<Double> bounds() {
        return bounds;
    }

    /** How many buckets there are, +Inf included. */
    int count() {
        return upToNanos.length + 1;
    }

    /** The label {@code le} of a bucket, as Go writes the number. */
    String text(int bucket) {
        return texts.get(bucket);
    }

    /** Where the sum, in nanoseconds, stands in a row. */
    int sumColumn() {
        return upToNanos.length + 1;
    }

    /** Adds one observation to the row that begins at {@code row}. Cells are per bucket, not cumulative. */
    public void observe(long[] cells, int row, long nanos) {
        int bucket = 0;
        while (bucket < upToNanos.length && nanos > upToNanos[bucket]) {
            bucket++;
        }
        cells[row + bucket]++;
        cells[row + sumColumn()] = SeriesTable.sum(cells[row + sumColumn()], nanos);
    }
}
