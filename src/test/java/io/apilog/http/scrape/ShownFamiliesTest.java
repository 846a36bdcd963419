package io.apilog.http.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShownFamiliesTest {
    private final CollectorRegistry registry = new CollectorRegistry();

    @Test
    void all_are_handed_on_as_they_are_where_none_is_named() {
        Gauge.build("g", "a").register(registry).set(1);
        MetricFamilySamples family = registry.metricFamilySamples().nextElement();
        assertThat(ShownFamilies.select(Collections.enumeration(List.of(family)), Set.of()))
                .first()
                .isSameAs(family);
    }

    @Test
    void only_the_samples_named_are_kept() {
        Histogram.build("b_seconds", "b").buckets(1).register(registry).observe(2);
        Gauge.build("g", "a").register(registry).set(1);
        assertThat(ShownFamilies.select(registry.metricFamilySamples(), Set.of("b_seconds_count", "no_such")))
                .flatExtracting(family -> family.samples)
                .extracting(sample -> sample.name)
                .containsExactly("b_seconds_count");
    }
}
