package io.apilog.insight;

import io.apilog.metrics.Label;
import io.apilog.metrics.Metric;
import io.apilog.metrics.series.Buckets;
import io.apilog.metrics.series.FamilySnapshot;
import io.apilog.metrics.series.PrometheusFamily;
import io.apilog.metrics.series.SeriesTable.Rows;
import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.List;

/**
 * A copy of a family of events. Immutable.
 *
 * @param unit of how much is one: amounts are whole numbers, such as nanoseconds
 * @param labels of each row, its source first
 */
record EventCopy(Metric metric, Buckets buckets, double unit, List<List<String>> labels, Rows rows) {
    EventCopy upTo(long copy) {
        return new EventCopy(metric, buckets, unit, labels, rows.upTo(copy));
    }

    /** How many numbers a row has. */
    int width() {
        return metric.type() == Collector.Type.HISTOGRAM ? buckets.width() : 1;
    }

    MetricFamilySamples family() {
        return PrometheusFamily.of(snapshot());
    }

    private FamilySnapshot snapshot() {
        List<String> names = metric.labels().stream().map(Label::text).toList();
        return new FamilySnapshot(
                metric,
                metric.fullName(),
                buckets,
                rows,
                unit,
                row -> new FamilySnapshot.Labels(names, labels.get(row)));
    }
}
