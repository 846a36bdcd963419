package io.apilog.metrics.series;

import io.apilog.metrics.Label;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.StatusLabel;
import java.util.List;

/**
 * What a family of the API is: whoever compares two configurations compares these. The rows of an equal definition can go on; those of
 * another one mean something else and begin at 0.
 *
 * @param metric which it is
 * @param name what it is shown under
 * @param labels the names of its labels as they are shown, in their order; fixed labels of sources are not among them
 * @param status how the label of the status tells requests apart; {@link StatusLabel#NONE} where there is none
 * @param fields where the values of its extra labels come from, in the order of the labels
 * @param buckets upper bounds in seconds without +Inf; empty for a counter
 */
public record FamilyDefinition(
        Metric metric,
        String name,
        List<String> labels,
        StatusLabel status,
        List<String> fields,
        List<Double> buckets) {
    /** Copies the lists. */
    public FamilyDefinition {
        labels = List.copyOf(labels);
        fields = List.copyOf(fields);
        buckets = List.copyOf(buckets);
    }

    /** The definition that a family has with these settings. */
    public static FamilyDefinition of(Metric metric, MetricsSettings settings) {
        StatusLabel status = status(metric, settings);
        return new FamilyDefinition(
                metric,
                settings.naming().of(metric),
                SeriesLabels.names(metric, status, settings),
                status,
                settings.extraLabels().stream()
                        .map(label -> label.field().toString())
                        .toList(),
                buckets(metric, settings));
    }

    private static StatusLabel status(Metric metric, MetricsSettings settings) {
        if (!metric.labels().contains(Label.STATUS)) {
            return StatusLabel.NONE;
        }
        return metric == Metric.REQUESTS ? settings.status() : settings.durationStatus();
    }

    private static List<Double> buckets(Metric metric, MetricsSettings settings) {
        return switch (metric) {
            case REQUEST_DURATION -> settings.durationBuckets();
            case UPSTREAM_DURATION -> settings.upstreamBuckets();
            default -> List.of();
        };
    }
}
