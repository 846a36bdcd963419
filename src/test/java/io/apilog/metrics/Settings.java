package io.apilog.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings that differ from the defaults in a few things; nothing is held back. */
final class Settings {
    int budget = MetricsSettings.DEFAULT_BUDGET;
    Naming naming = Naming.APILOG;
    StatusLabel status = StatusLabel.CODE;
    StatusLabel durationStatus = StatusLabel.CODE;
    Map<String, String> labels = Map.of();
    List<ExtraLabel> extraLabels = List.of();
    List<Double> upstreamBuckets = MetricsSettings.DEFAULT_BUCKETS;
    Set<Metric> disabled = Set.of();
    Duration expireIdle = Duration.ZERO;

    Settings budget(int lines) {
        budget = lines;
        return this;
    }

    Settings durationStatus(StatusLabel label) {
        durationStatus = label;
        return this;
    }

    MetricsSettings make() {
        return new MetricsSettings(
                budget,
                naming,
                status,
                durationStatus,
                0,
                labels,
                extraLabels,
                MetricsSettings.DEFAULT_BUCKETS,
                upstreamBuckets,
                disabled,
                expireIdle);
    }
}
