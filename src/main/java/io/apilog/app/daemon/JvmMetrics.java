package io.apilog.app.daemon;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import java.util.Collections;
import java.util.List;

/**
 * simpleclient's own metrics of the JVM, without the time at which each was created: simpleclient adds that as a series of its own unless
 * an environment variable says otherwise, which it reads once and in no other way.
 */
final class JvmMetrics {
    private static final String CREATED = "_created";

    private final CollectorRegistry registry;

    /** @param registry where they are */
    JvmMetrics(CollectorRegistry registry) {
        this.registry = registry;
    }

    /** The metrics of this JVM. */
    static JvmMetrics registered() {
        CollectorRegistry registry = new CollectorRegistry();
        DefaultExports.register(registry);
        return new JvmMetrics(registry);
    }

    List<MetricFamilySamples> families() {
        return Collections.list(registry.metricFamilySamples()).stream()
                .map(JvmMetrics::withoutCreated)
                .toList();
    }

    private static MetricFamilySamples withoutCreated(MetricFamilySamples family) {
        boolean mayHave =
                switch (family.type) {
                    case COUNTER, HISTOGRAM, SUMMARY -> true;
                    default -> false;
                };
        String created = family.name + CREATED;
        if (!mayHave || family.samples.stream().noneMatch(sample -> sample.name.equals(created))) {
            return family;
        }
        MetricFamilySamples kept = family.filter(name -> !name.equals(created));
        return kept != null
                ? kept
                : new MetricFamilySamples(family.name, family.unit, family.type, family.help, List.of());
    }
}
