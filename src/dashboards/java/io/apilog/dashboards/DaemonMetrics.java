package io.apilog.dashboards;

import io.apilog.metrics.Label;
import io.apilog.metrics.Metric;
import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the daemon exports, from its own list and from the client library itself, and what Prometheus adds: labels by metric. */
final class DaemonMetrics {
    private static final Set<String> OF_THE_TARGET = Set.of("job", "instance");

    /** Of alerts, those that the shipped rules set. */
    private static final Map<String, Set<String>> OF_PROMETHEUS = Map.of(
            "up",
            Set.of(),
            "scrape_duration_seconds",
            Set.of(),
            "scrape_samples_scraped",
            Set.of(),
            "ALERTS",
            Set.of("alertname", "alertstate", "severity", "source", "endpoint", "method", "sloth_id", "sloth_slo"),
            "ALERTS_FOR_STATE",
            Set.of("alertname", "severity", "source", "endpoint", "method"),
            // A rule of the user's own records it.
            LogLines.RECORDED,
            Set.of("kind", "target", "selector"));

    private final Map<String, Set<String>> labelsByMetric = new HashMap<>(OF_PROMETHEUS);

    DaemonMetrics() {
        for (Metric metric : Metric.values()) {
            Set<String> labels = metric.labels().stream().map(Label::text).collect(Collectors.toSet());
            add(metric.fullName(), labels);
            if (metric.type() == Collector.Type.HISTOGRAM) {
                List.of("_sum", "_count").forEach(suffix -> add(metric.fullName() + suffix, labels));
                add(metric.fullName() + "_bucket", labels);
                add(metric.fullName() + "_bucket", Set.of("le"));
            }
        }
        CollectorRegistry registry = new CollectorRegistry();
        DefaultExports.register(registry);
        for (MetricFamilySamples family : Collections.list(registry.metricFamilySamples())) {
            for (Sample sample : family.samples) {
                add(sample.name, Set.copyOf(sample.labelNames));
            }
        }
    }

    boolean has(String metric) {
        return labelsByMetric.containsKey(metric);
    }

    /** Those by which this metric can be told apart, with the target's. */
    Set<String> labelsOf(String metric) {
        return Stream.of(OF_THE_TARGET, labelsByMetric.getOrDefault(metric, Set.of()))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private void add(String metric, Set<String> labels) {
        labelsByMetric.computeIfAbsent(metric, name -> new HashSet<>()).addAll(labels);
    }
}
