package io.apilog.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.prometheus.client.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmMetricsTest {
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
        assertThat(names())
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
        assertThat(names()).containsExactly("file_created");
    }

    @Test
    void a_family_without_samples_keeps_its_description() {
        Counter.build("a_total", "a").labelNames("x").register(registry);
        assertThat(families()).hasSize(1).first().extracting(f -> f.name).isEqualTo("a");
    }

    @Test
    void those_of_this_jvm_have_its_memory_and_no_times_of_creation() {
        List<String> names = JvmMetrics.registered().families().stream()
                .flatMap(f -> f.samples.stream())
                .map(s -> s.name)
                .toList();
        assertThat(names)
                .contains("process_cpu_seconds_total", "jvm_memory_bytes_used")
                .noneMatch(name -> name.endsWith("_created"));
    }

    private List<MetricFamilySamples> families() {
        return new JvmMetrics(registry).families();
    }

    private List<String> names() {
        return families().stream()
                .flatMap(f -> f.samples.stream())
                .map(s -> s.name)
                .toList();
    }
}
