package io.apilog.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.client.Collector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void every_name_is_there_once() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::fullName)).doesNotHaveDuplicates();
    }

    @Test
    void every_name_is_one_of_prometheus_and_ours() {
        assertThat(Metric.values())
                .allSatisfy(metric -> assertThat(metric.fullName()).matches("apilog_[a-z]+(_[a-z]+)*"));
    }

    @Test
    void counters_and_only_they_end_in_total() {
        assertThat(Metric.values())
                .allSatisfy(metric -> assertThat(metric.fullName().endsWith("_total"))
                        .isEqualTo(metric.type() == Collector.Type.COUNTER));
    }

    @Test
    void no_name_ends_as_the_parts_of_a_histogram_do() {
        assertThat(Metric.values())
                .allSatisfy(metric -> assertThat(metric.fullName()).doesNotMatch(".*_(bucket|sum|count|created)"));
    }

    @Test
    void times_are_in_seconds_sizes_in_bytes_and_histograms_of_one_or_of_requests() {
        assertThat(Metric.values())
                .allSatisfy(metric -> assertThat(metric.fullName())
                        .doesNotContain("milli", "micro", "minutes", "kilo", "_kb", "_mb", "_ms"));
        assertThat(Arrays.stream(Metric.values()).filter(metric -> metric.type() == Collector.Type.HISTOGRAM))
                .allSatisfy(metric -> assertThat(metric.fullName()).matches(".*_(seconds|requests)"));
    }

    @Test
    void help_is_one_sentence() {
        assertThat(Metric.values())
                .allSatisfy(metric -> assertThat(metric.help()).endsWith(".").doesNotContain("\n"));
    }

    @Test
    void labels_stand_in_the_order_of_the_contract() {
        assertThat(Metric.REQUESTS.labels())
                .isEqualTo(List.of(Label.SOURCE, Label.ENDPOINT, Label.METHOD, Label.STATUS));
        assertThat(Metric.REQUEST_DURATION.labels()).isEqualTo(Metric.REQUESTS.labels());
        assertThat(Metric.RESPONSE_BYTES.labels()).isEqualTo(List.of(Label.SOURCE, Label.ENDPOINT, Label.METHOD));
        assertThat(Metric.BUILD_INFO.labels()).isEqualTo(List.of(Label.VERSION, Label.REVISION, Label.JAVAVERSION));
    }

    @Test
    void a_sample_needs_a_value_for_each_label() {
        assertThatThrownBy(() -> Metric.LINES.sample(1, "web")).isInstanceOf(IllegalArgumentException.class);
    }
}
