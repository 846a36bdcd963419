package io.apilog.metrics;

import io.apilog.metrics.SeriesTable.Rows;
import java.util.function.LongPredicate;

/** One of the API families: its definition, and its series. */
final class Family {
    private final FamilyDefinition definition;
    private final Buckets buckets;
    private final boolean histogram;
    private final boolean counted;
    private final SeriesTable series;

    /** @param counted false where the metric is switched off */
    Family(FamilyDefinition definition, boolean counted) {
        this.definition = definition;
        this.counted = counted;
        this.histogram = !definition.buckets().isEmpty();
        this.buckets = new Buckets(definition.buckets());
        this.series = new SeriesTable(histogram ? buckets.width() : 1);
    }

    FamilyDefinition definition() {
        return definition;
    }

    SeriesTable series() {
        return series;
    }

    Buckets buckets() {
        return buckets;
    }

    boolean isCounted() {
        return counted;
    }

    /** How many sample lines a series is shown as; none where the metric is switched off. */
    int linesOfSeries() {
        if (!counted) {
            return 0;
        }
        return histogram ? buckets.samples() : 1;
    }

    /** How many sample lines it is shown as. */
    int lines() {
        return series.size() * linesOfSeries();
    }

    /** The label of a status, 0 for none, as it is packed. */
    int status(int status) {
        return definition.status().packed(status);
    }

    /** The most series that one combination of other labels can have where statuses are told apart by class. */
    int classes() {
        return definition.status() == StatusLabel.NONE ? 1 : MetricsSettings.LEAST_LINES;
    }

    /** Adds an amount to the series at {@code row}: an observation in nanoseconds, or a number to count. */
    void add(int row, long amount) {
        if (histogram) {
            buckets.observe(series.cells(), row, amount);
        } else {
            series.add(row, amount);
        }
    }

    Copy copy() {
        return new Copy(definition, buckets, series.copy());
    }

    /** A copy of the series whose label set passes. */
    Copy copy(LongPredicate wanted) {
        return new Copy(definition, buckets, series.copy(wanted));
    }

    SavedFamily save() {
        return series.save(definition);
    }

    /** A copy at one moment. */
    record Copy(FamilyDefinition definition, Buckets buckets, Rows rows) {
        Copy upTo(long copy) {
            return new Copy(definition, buckets, rows.upTo(copy));
        }

        boolean isHistogram() {
            return !definition.buckets().isEmpty();
        }
    }
}
