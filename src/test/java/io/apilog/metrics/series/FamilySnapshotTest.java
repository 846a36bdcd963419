package io.apilog.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FamilySnapshotTest {
    private static final FamilySnapshot.Labels LABELS =
            new FamilySnapshot.Labels(List.of("source", "endpoint"), List.of("web", "/users/{id}"));

    @Test
    void another_output_is_written_of_nothing_but_a_histograms_snapshot() {
        assertThat(json(histogram(5_000_000, 30_000_000, 2_000_000_000)))
                .isEqualTo("{\"name\":\"apilog_request_duration_seconds\",\"series\":[{\"labels\":{\"source\":\"web\","
                        + "\"endpoint\":\"/users/{id}\"},\"buckets\":[[0.01,1],[0.1,1]],\"above\":1,\"count\":3,"
                        + "\"sum\":2.035}]}");
    }

    @Test
    void another_output_is_written_of_nothing_but_a_counters_snapshot() {
        SeriesTable table = new SeriesTable(1);
        int row = table.addRow(7, 0);
        table.add(row, 41);
        table.add(row, 1);
        FamilySnapshot requests = new FamilySnapshot(
                Metric.REQUESTS, "http_requests", new Buckets(List.of()), table.copy(), 1, ignored -> LABELS);

        assertThat(json(requests))
                .isEqualTo("{\"name\":\"http_requests\",\"series\":[{\"labels\":{\"source\":\"web\","
                        + "\"endpoint\":\"/users/{id}\"},\"value\":42.0}]}");
    }

    @Test
    void prometheus_is_told_the_same() {
        assertThat(PrometheusFamily.of(histogram(5_000_000, 30_000_000)).samples)
                .extracting(sample -> sample.name + " " + sample.labelValues + " " + sample.value)
                .containsExactly(
                        "apilog_request_duration_seconds_bucket [web, /users/{id}, 0.01] 1.0",
                        "apilog_request_duration_seconds_bucket [web, /users/{id}, 0.1] 2.0",
                        "apilog_request_duration_seconds_bucket [web, /users/{id}, +Inf] 2.0",
                        "apilog_request_duration_seconds_count [web, /users/{id}] 2.0",
                        "apilog_request_duration_seconds_sum [web, /users/{id}] 0.035");
    }

    private static FamilySnapshot histogram(long... nanos) {
        Buckets buckets = new Buckets(List.of(0.01, 0.1));
        SeriesTable table = new SeriesTable(buckets.width());
        int row = table.addRow(7, 0);
        for (long observation : nanos) {
            buckets.observe(table.cells(), row, observation);
        }
        return new FamilySnapshot(
                Metric.REQUEST_DURATION,
                Metric.REQUEST_DURATION.fullName(),
                buckets,
                table.copy(),
                1,
                ignored -> LABELS);
    }

    private static String json(FamilySnapshot family) {
        return IntStream.range(0, family.size())
                .mapToObj(series ->
                        "{\"labels\":{" + labels(family.labels(series)) + "}," + numbers(family, series) + "}")
                .collect(Collectors.joining(",", "{\"name\":\"" + family.name() + "\",\"series\":[", "]}"));
    }

    private static String labels(FamilySnapshot.Labels labels) {
        return IntStream.range(0, labels.names().size())
                .mapToObj(i ->
                        "\"" + labels.names().get(i) + "\":\"" + labels.values().get(i) + "\"")
                .collect(Collectors.joining(","));
    }

    private static String numbers(FamilySnapshot family, int series) {
        if (!family.isHistogram()) {
            return "\"value\":" + family.value(series);
        }
        List<String> buckets = new ArrayList<>();
        for (int i = 0; i < family.bounds().size(); i++) {
            buckets.add("[" + family.bounds().get(i) + "," + family.bucket(series, i) + "]");
        }
        return "\"buckets\":[" + String.join(",", buckets) + "],\"above\":"
                + family.bucket(series, family.bounds().size()) + ",\"count\":" + family.count(series) + ",\"sum\":"
                + family.sum(series);
    }
}
