package io.apilog.metrics.operation;

import java.util.Arrays;
import java.util.List;

/**
 * Observations counted in the buckets of a histogram. Immutable.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile">histogram_quantile, whose rule
 *     this has</a>
 */
public final class Distribution {
    /** No buckets, so no observations. */
    public static final Distribution NONE = new Distribution(List.of(), new long[1]);

    private final List<Double> bounds;
    private final long[] counts;

    /**
     * Copies the counts.
     *
     * @param bounds upper bounds in seconds, ascending, without +Inf
     * @param counts for each bound the observations up to it and above the one before, and last those above all; not negative
     */
    public Distribution(List<Double> bounds, long[] counts) {
        if (counts.length != bounds.size() + 1) {
            throw new IllegalArgumentException(bounds.size() + " bounds, " + counts.length + " counts");
        }
        this.bounds = List.copyOf(bounds);
        this.counts = counts.clone();
    }

    /** All observations. */
    public long count() {
        return Arrays.stream(counts).sum();
    }

    /** Upper bounds in seconds, ascending, without +Inf. */
    public List<Double> bounds() {
        return bounds;
    }

    /** A copy of the counts, one more than there are bounds. */
    public long[] counts() {
        return counts.clone();
    }

    /** Both together; one without observations yields to the other, whatever its bounds are. */
    public Distribution plus(Distribution other) {
        if (!bounds.equals(other.bounds)) {
            return other.count() == 0 ? this : other;
        }
        long[] sums = counts.clone();
        for (int bucket = 0; bucket < sums.length; bucket++) {
            sums[bucket] += other.counts[bucket];
        }
        return new Distribution(bounds, sums);
    }

    /**
     * The seconds that a share of the observations did not pass: linear within a bucket, and the highest bound for one above it.
     *
     * @param share above 0 and below 1
     * @return NaN where there are no observations, or no bounds
     */
    public double quantile(double share) {
        long all = count();
        if (all == 0 || bounds.isEmpty()) {
            return Double.NaN;
        }
        double rank = share * all;
        long below = 0;
        for (int bucket = 0; bucket < bounds.size(); bucket++) {
            if (below + counts[bucket] >= rank) {
                double from = bucket == 0 ? 0 : bounds.get(bucket - 1);
                return from + (bounds.get(bucket) - from) * ((rank - below) / counts[bucket]);
            }
            below += counts[bucket];
        }
        return bounds.get(bounds.size() - 1);
    }

    /** Whether a quantile lies above the highest bound, so that {@link #quantile} is less than what it was. */
    public boolean isAbove(double share) {
        long all = count();
        return all > 0 && all - counts[bounds.size()] < share * all;
    }
}
