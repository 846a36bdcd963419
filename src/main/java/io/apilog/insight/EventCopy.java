package io.apilog.insight;

import io.apilog.metrics.Label;
import io.apilog.metrics.Metric;
import io.apilog.metrics.series.Buckets;
import io.apilog.metrics.series.HistogramSamples;
import io.apilog.metrics.series.SeriesTable.Rows;
import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
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
        List<String> names = metric.labels().stream().map(Label::text).toList();
        if (metric.type() == Collector.Type.HISTOGRAM) {
            return metric.family(new HistogramSamples(
                    metric.fullName(), buckets, rows, row -> new HistogramSamples.Labels(names, labels.get(row))));
        }
        List<Sample> samples = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            samples.add(new Sample(metric.fullName(), names, labels.get(row), rows.cell(row, 0) / unit));
        }
        return metric.family(samples);
    }
}
