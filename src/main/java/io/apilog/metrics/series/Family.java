package io.apilog.metrics.series;

import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.StatusLabel;
import io.apilog.metrics.series.SeriesTable.Rows;
import java.util.function.LongPredicate;

/** One of the API families: its definition, and its series. */
public final class Family {
    private final FamilyDefinition definition;
    private final Buckets buckets;
    private final boolean histogram;
    private final boolean counted;
    private final SeriesTable series;

    /** @param counted false where the metric is switched off */
    public Family(FamilyDefinition definition, boolean counted) {
        this.definition = definition;
        this.counted = counted;
        this.histogram = !definition.buckets().isEmpty();
        this.buckets = new Buckets(definition.buckets());
        this.series = new SeriesTable(histogram ? buckets.width() : 1);
    }

    public FamilyDefinition definition() {
        return definition;
    }

    public SeriesTable series() {
        return series;
    }

    Buckets buckets() {
        return buckets;
    }

    public boolean isCounted() {
        return counted;
    }

    /** How many sample lines a series is shown as; none where the metric is switched off. */
    public int linesOfSeries() {
        if (!counted) {
            return 0;
        }
        return histogram ? buckets.samples() : 1;
    }

    /** How many sample lines it is shown as. */
    public int lines() {
        return series.size() * linesOfSeries();
    }

    /** The label of a status, 0 for none, as it is packed. */
    public int status(int status) {
        return definition.status().packed(status);
    }

    /** The most series that one combination of other labels can have where statuses are told apart by class. */
    public int classes() {
        return definition.status() == StatusLabel.NONE ? 1 : MetricsSettings.LEAST_LINES;
    }

    /** Adds an amount to the series at {@code row}: an observation in nanoseconds, or a number to count. */
    public void add(int row, long amount) {
        if (histogram) {
            buckets.observe(series.cells(), row, amount);
        } else {
            series.add(row, amount);
        }
    }

    public Copy copy() {
        return new Copy(definition, buckets, series.copy());
    }

    /** A copy of the series whose label set passes. */
    public Copy copy(LongPredicate wanted) {
        return new Copy(definition, buckets, series.copy(wanted));
    }

    public SavedFamily save() {
        return series.save(definition);
    }

    /** A copy at one moment. */
    public record Copy(FamilyDefinition definition, Buckets buckets, Rows rows) {
        public Copy upTo(long copy) {
            return new Copy(definition, buckets, rows.upTo(copy));
        }
    }
}
