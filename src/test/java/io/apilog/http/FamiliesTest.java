package io.apilog.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.prometheus.client.Summary;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FamiliesTest {
    private final CollectorRegistry registry = new CollectorRegistry();

    @Test
    void the_times_of_creation_are_left_out() {
        Counter.build("a_total", "a")
                .labelNames("x")
                .register(registry)
                .labels("1")
                .inc();
        Histogram.build("b_seconds", "b").buckets(1).register(registry).observe(2);
        Summary.build("c_bytes", "c").register(registry).observe(3);
        assertThat(names(all()))
                .containsExactlyInAnyOrder(
                        "a_total",
                        "b_seconds_bucket",
                        "b_seconds_bucket",
                        "b_seconds_count",
                        "b_seconds_sum",
                        "c_bytes_count",
                        "c_bytes_sum");
    }

    @Test
    void a_gauge_may_be_called_created() {
        Gauge.build("file_created", "a").register(registry).set(1);
        assertThat(names(all())).containsExactly("file_created");
    }

    @Test
    void a_family_without_them_is_handed_on_as_it_is() {
        Gauge.build("g", "a").register(registry).set(1);
        MetricFamilySamples family = registry.metricFamilySamples().nextElement();
        assertThat(Families.select(Collections.enumeration(List.of(family)), Set.of()))
                .first()
                .isSameAs(family);
    }

    @Test
    void a_family_without_samples_keeps_its_description() {
        Counter.build("a_total", "a").labelNames("x").register(registry);
        assertThat(all()).hasSize(1).first().extracting(f -> f.name).isEqualTo("a");
    }

    @Test
    void only_the_samples_named_are_kept() {
        Histogram.build("b_seconds", "b").buckets(1).register(registry).observe(2);
        Gauge.build("g", "a").register(registry).set(1);
        assertThat(names(Families.select(registry.metricFamilySamples(), Set.of("b_seconds_count", "no_such"))))
                .containsExactly("b_seconds_count");
    }

    @Test
    void a_time_of_creation_cannot_be_asked_for() {
        Counter.build("a_total", "a").register(registry).inc();
        assertThat(Families.select(registry.metricFamilySamples(), Set.of("a_created")))
                .isEmpty();
    }

    private List<MetricFamilySamples> all() {
        return Families.select(registry.metricFamilySamples(), Set.of());
    }

    private static List<String> names(List<MetricFamilySamples> families) {
        return families.stream()
                .flatMap(f -> f.samples.stream())
                .map(s -> s.name)
                .toList();
    }
}
