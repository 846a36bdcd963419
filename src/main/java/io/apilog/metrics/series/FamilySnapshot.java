package io.apilog.metrics.series;

import io.apilog.metrics.Metric;
import io.apilog.metrics.series.SeriesTable.Rows;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The series of one family at one moment, for whatever writes them out: the text of a scrape, or another output. Immutable, for any thread.
 * Series are numbered from 0; one that is new is 0 in it, as the scraper is to see it first. Nothing is kept of what is asked: the labels of a
 * series are made anew each time.
 */
public final class FamilySnapshot {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Metric metric;
    private final String name;
    private final Buckets buckets;
    private final Rows rows;
    private final double unit;
    private final IntFunction<Labels> labels;

    /**
     * The labels of one series.
     *
     * @param values as many as there are names
     */
    public record Labels(List<String> names, List<String> values) {}

    /**
     * A copy of a family.
     *
     * @param name what it is shown under
     * @param buckets without bounds for a counter
     * @param unit how much of what is counted is one in a counter's value
     * @param labels of the series of a row
     */
    public FamilySnapshot(
            Metric metric, String name, Buckets buckets, Rows rows, double unit, IntFunction<Labels> labels) {
        this.metric = metric;
        this.name = name;
        this.buckets = buckets;
        this.rows = rows;
        this.unit = unit;
        this.labels = labels;
    }

    /** Which metric it is: its type and its help. */
    public Metric metric() {
        return metric;
    }

    /** What it is shown under; {@code metrics.naming} may have changed it. */
    public String name() {
        return name;
    }

    /** Whether a series is a histogram; else it is a counter. */
    public boolean isHistogram() {
        return buckets.count() > 1;
    }

    /** The upper bounds of a histogram's buckets in seconds, ascending, without +Inf; none for a counter. */
    public List<Double> bounds() {
        return buckets.bounds();
    }

    /** How many series there are. */
    public int size() {
        return rows.size();
    }

    /** The labels of a series, without the bound of a bucket. */
    public Labels labels(int series) {
        return labels.apply(series);
    }

    /** A counter's value. */
    public double value(int series) {
        return rows.cell(series, 0) / unit;
    }

    /**
     * How many observations of a histogram are in a bucket, those of lower buckets not among them.
     *
     * @param bucket from 0; the one behind the last bound is that of what is above it
     */
    public long bucket(int series, int bucket) {
        return rows.cell(series, bucket);
    }

    /** How many observations a histogram has. */
    public long count(int series) {
        long count = 0;
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            count += rows.cell(series, bucket);
        }
        return count;
    }

    /** The sum of a histogram's observations in seconds. */
    public double sum(int series) {
        return (double) rows.cell(series, buckets.sumColumn()) / NANOS_PER_SECOND;
    }

    /** As Prometheus' texts write it: where it stands among the buckets of a histogram. */
    Buckets buckets() {
        return buckets;
    }
}
