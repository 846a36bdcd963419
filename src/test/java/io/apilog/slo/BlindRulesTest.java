package io.apilog.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Naming;
import io.apilog.metrics.StatusLabel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlindRulesTest {
    private static MetricsSettings settings(
            StatusLabel status,
            StatusLabel ofDurations,
            Map<String, String> labels,
            List<ExtraLabel> extra,
            Set<Metric> off) {
        return new MetricsSettings(
                1000,
                Naming.APILOG,
                status,
                ofDurations,
                1,
                labels,
                extra,
                MetricsSettings.DEFAULT_BUCKETS,
                MetricsSettings.DEFAULT_BUCKETS,
                off,
                Duration.ZERO);
    }

    @Test
    void the_default_settings_silence_nothing() {
        assertThat(BlindRules.of(MetricsSettings.DEFAULT)).isEmpty();
    }

    @Test
    void classes_of_the_status_silence_what_looks_for_codes() {
        assertThat(BlindRules.of(settings(StatusLabel.CLASS, StatusLabel.CODE, Map.of(), List.of(), Set.of())))
                .singleElement()
                .asString()
                .contains("metrics.status", "ApilogRefusedBurst", "ApilogMissingPaths");
    }

    @Test
    void durations_that_are_switched_off_silence_what_is_slow() {
        assertThat(BlindRules.of(settings(
                        StatusLabel.CODE, StatusLabel.NONE, Map.of(), List.of(), Set.of(Metric.REQUEST_DURATION))))
                .singleElement()
                .asString()
                .contains("metrics.disabled", "ApilogSlowEndpoint");
    }

    @Test
    void clients_that_are_not_counted_silence_what_is_about_them() {
        assertThat(BlindRules.of(settings(
                        StatusLabel.CODE, StatusLabel.CODE, Map.of(), List.of(), Set.of(Metric.CLIENTS_ACTIVE))))
                .singleElement()
                .asString()
                .contains("metrics.disabled", "ApilogCustomersAffected");
    }

    @Test
    void labels_of_other_names_and_extra_ones_are_told() {
        assertThat(BlindRules.of(settings(
                        StatusLabel.CODE,
                        StatusLabel.CODE,
                        Map.of("endpoint", "route"),
                        List.of(ExtraLabel.ofField("tenant", "http_x_tenant", 10)),
                        Set.of())))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("metrics.labels"))
                .anySatisfy(line -> assertThat(line).contains("add tenant to each"));
    }
}
