package io.apilog.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings that differ from the defaults in a few things; nothing is held back. */
public final class Settings {
    public int budget = MetricsSettings.DEFAULT_BUDGET;
    public Naming naming = Naming.APILOG;
    public StatusLabel status = StatusLabel.CODE;
    public StatusLabel durationStatus = StatusLabel.CODE;
    public Map<String, String> labels = Map.of();
    public List<ExtraLabel> extraLabels = List.of();
    public List<Double> upstreamBuckets = MetricsSettings.DEFAULT_BUCKETS;
    public Set<Metric> disabled = Set.of();
    public Duration expireIdle = Duration.ZERO;

    public Settings budget(int lines) {
        budget = lines;
        return this;
    }

    public Settings durationStatus(StatusLabel label) {
        durationStatus = label;
        return this;
    }

    public MetricsSettings make() {
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
