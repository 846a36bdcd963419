package io.apilog.metrics.label;

import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.Metric;
import io.apilog.metrics.SavedCount;
import io.apilog.request.Source;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many requests had a value of an extra label that is counted as {@code other}.
 *
 * @param counts for each source one for each label
 */
public record LabelOverflow(List<Source> sources, List<ExtraLabel> labels, List<Long> counts) {
    /** The counts that are not 0, to be saved. */
    public List<SavedCount> save() {
        List<SavedCount> saved = new ArrayList<>();
        for (Source source : sources) {
            for (int i = 0; i < labels.size(); i++) {
                long count = counts.get(source.index() * labels.size() + i);
                if (count > 0) {
                    saved.add(new SavedCount(
                            source.name(),
                            Metric.LABEL_OVERFLOW.fullName(),
                            labels.get(i).name(),
                            count));
                }
            }
        }
        return saved;
    }

    /** The family; there is none without extra labels. */
    public Optional<MetricFamilySamples> family() {
        List<Sample> samples = new ArrayList<>();
        for (Source source : sources) {
            for (int i = 0; i < labels.size(); i++) {
                long count = counts.get(source.index() * labels.size() + i);
                samples.add(Metric.LABEL_OVERFLOW.sample(
                        (double) count, source.name(), labels.get(i).name()));
            }
        }
        return samples.isEmpty() ? Optional.empty() : Optional.of(Metric.LABEL_OVERFLOW.family(samples));
    }
}
