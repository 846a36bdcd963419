package io.apilog.metrics.series;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.List;

/** A snapshot as the families of Prometheus' client library, of which its text and OpenMetrics are written. */
public final class PrometheusFamily {
    private PrometheusFamily() {}

    /** The family; the sample lines of a histogram are made while they are read. */
    public static MetricFamilySamples of(FamilySnapshot family) {
        return new MetricFamilySamples(
                family.name(),
                family.metric().type(),
                family.metric().help(),
                family.isHistogram() ? new HistogramSamples(family) : samples(family));
    }

    private static List<Sample> samples(FamilySnapshot family) {
        List<Sample> samples = new ArrayList<>(family.size());
        for (int series = 0; series < family.size(); series++) {
            FamilySnapshot.Labels labels = family.labels(series);
            samples.add(new Sample(family.name(), labels.names(), labels.values(), family.value(series)));
        }
        return samples;
    }
}
