package io.apilog.metrics.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Samples;
import io.apilog.metrics.Settings;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesBudgetTest {
    private static final long MILLISECOND = 1_000_000;
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final String REQUESTS = "apilog_requests_total";
    private static final String DURATIONS = "apilog_request_duration_seconds_count";

    private final EndpointNamer namer = new EndpointNamer(new EndpointSettings(List.of("/routes/{id}"), 10_000, false));
    private final AccessRecord record = new AccessRecord();
    private ApiMetrics api = new ApiMetrics(new Settings().budget(400).make(), List.of(WEB));

    @ParameterizedTest
    @CsvSource({"100,1", "199,1", "1000,1", "20000,1", "1000,100", "10240,1024", "5000,17"})
    void whatever_an_attacker_makes_up_the_budget_holds_and_every_request_is_counted(int budget, int count) {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sources.add(new Source(i, "s" + i, Map.of()));
        }
        api = new ApiMetrics(new Settings().budget(budget).make(), sources);
        Random random = new Random(20261121);
        for (int i = 0; i < 15_000; i++) {
            record.clear();
            record.status = random.nextInt(50) == 0 ? (int) AccessRecord.ABSENT : 100 + random.nextInt(900);
            record.durationNanos = random.nextBoolean() ? AccessRecord.ABSENT : random.nextLong(20_000 * MILLISECOND);
            record.responseBytes = random.nextBoolean() ? AccessRecord.ABSENT : random.nextInt(1_000);
            record.requestBytes = random.nextBoolean() ? AccessRecord.ABSENT : random.nextInt(1_000);
            record.addUpstream(random.nextLong(20_000 * MILLISECOND));
            HttpMethod method = HttpMethod.values()[random.nextInt(HttpMethod.values().length)];
            api.count(sources.get(random.nextInt(count)), endpoint(random), method, record);
        }
        assertThat(api.series()).isLessThanOrEqualTo(budget);
        assertThat(total(REQUESTS)).isEqualTo(15_000);
    }

    private Endpoint endpoint(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Endpoint.UNMATCHED;
            case 1 -> Endpoint.MALFORMED;
            case 2 -> Endpoint.OTHER;
            default -> endpoint(path(random.nextInt(4_000)));
        };
    }

    @Test
    void over_the_budget_a_request_is_counted_as_other_with_its_method_and_status() {
        fill();
        assertThat(samples(REQUESTS))
                .anyMatch(sample -> sample.startsWith("{source=web,endpoint=other,method=GET,status=200} "));
    }

    @Test
    void other_never_takes_the_room_that_is_kept_for_the_last_resort() {
        fill();
        for (int status = 100; status < 600; status++) {
            record.status = status;
            api.count(WEB, Endpoint.UNMATCHED, HttpMethod.DELETE, record);
        }
        assertThat(samples(REQUESTS))
                .filteredOn(sample -> sample.contains("method=_OTHER"))
                .hasSize(5)
                .allMatch(sample -> sample.matches("\\{source=web,endpoint=other,method=_OTHER,status=[1-5]xx} .*"));
        assertThat(api.series()).isLessThanOrEqualTo(400);
    }

    @Test
    void with_a_budget_of_some_hundreds_no_duration_is_lost() {
        record.durationNanos = MILLISECOND;
        api = new ApiMetrics(new Settings().budget(800).make(), List.of(WEB));
        for (int i = 0; i < 500; i++) {
            record.status = 100 + i;
            api.count(WEB, endpoint(path(i)), HttpMethod.GET, record);
        }
        assertThat(total(REQUESTS)).isEqualTo(500);
        assertThat(total(DURATIONS)).as("one of them switched protocols").isEqualTo(499);
    }

    @Test
    void with_the_default_budget_no_duration_of_25_sources_is_lost_whatever_comes() {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            sources.add(new Source(i, "s" + i, Map.of()));
        }
        api = new ApiMetrics(new Settings().make(), sources);
        record.clear();
        for (int i = 0; i < 25 * 900; i++) {
            record.status = 100 + i / 25;
            record.durationNanos = MILLISECOND;
            record.addUpstream(MILLISECOND);
            api.count(sources.get(i % 25), Endpoint.UNMATCHED, HttpMethod.values()[i % 10], record);
            record.attempts = 0;
        }
        assertThat(api.series()).isLessThanOrEqualTo(MetricsSettings.DEFAULT_BUDGET);
        assertThat(total(DURATIONS)).as("25 requests switched protocols").isEqualTo(25 * 900 - 25);
        assertThat(total("apilog_upstream_duration_seconds_count")).isEqualTo(25 * 900 - 25);
    }

    @Test
    void a_request_that_other_took_is_told_once() {
        fill();
        double before = overflowed("series");
        record.status = 418;
        api.count(WEB, endpoint(path(99)), HttpMethod.PUT, record);
        assertThat(overflowed("series")).isEqualTo(before + 1);
        assertThat(overflowed("endpoints")).isZero();
    }

    @Test
    void a_route_never_overflows() {
        fill();
        int full = api.series();
        for (int status = 200; status < 300; status++) {
            record.status = status;
            api.count(WEB, endpoint("/routes/1"), HttpMethod.GET, record);
        }
        assertThat(api.series()).isEqualTo(full + 100 * api.linesOfLabelSet());
        assertThat(samples(DURATIONS)).contains("{source=web,endpoint=/routes/{id},method=GET,status=299} 1.0");
    }

    @Test
    void where_routes_use_up_the_budget_requests_are_still_counted_within_their_ten_series() {
        for (int status = 200; status < 300; status++) {
            record.status = status;
            record.durationNanos = MILLISECOND;
            api.count(WEB, endpoint("/routes/1"), HttpMethod.GET, record);
        }
        int routes = api.series();
        for (int status = 100; status < 1_000; status++) {
            record.status = status;
            api.count(WEB, endpoint(path(status)), HttpMethod.GET, record);
        }
        assertThat(api.series()).isLessThanOrEqualTo(routes + MetricsSettings.LEAST_LINES);
        assertThat(total(REQUESTS)).isEqualTo(1_000);
    }

    @Test
    void what_is_switched_off_needs_no_room() {
        Settings settings = new Settings().budget(100);
        settings.disabled = java.util.Set.of(Metric.REQUEST_DURATION, Metric.UPSTREAM_DURATION);
        api = new ApiMetrics(settings.make(), List.of(WEB));
        record.status = 200;
        record.durationNanos = MILLISECOND;
        for (int i = 0; i < 50; i++) {
            api.count(WEB, endpoint(path(i)), HttpMethod.GET, record);
        }
        assertThat(samples(REQUESTS)).hasSize(50);
    }

    private void fill() {
        record.clear();
        record.status = 200;
        record.durationNanos = MILLISECOND;
        for (int i = 0; i < 60; i++) {
            api.count(WEB, endpoint(path(i)), HttpMethod.GET, record);
        }
    }

    private Endpoint endpoint(String target) {
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        AccessRecord answered = new AccessRecord();
        answered.target.set(bytes, 0, bytes.length);
        answered.status = 200;
        return namer.name(answered, HttpMethod.GET);
    }

    /** Paths of letters only, in which nothing looks like an id. */
    private static String path(int number) {
        StringBuilder path = new StringBuilder("/");
        for (int rest = number + 26; rest > 0; rest /= 26) {
            path.append((char) ('a' + rest % 26));
        }
        return path.toString();
    }

    private List<String> samples(String name) {
        return Samples.of(api.snapshot().families(), name);
    }

    private double overflowed(String reason) {
        return total("apilog_overflow_requests_total", "reason=" + reason);
    }

    private double total(String name) {
        return total(name, "");
    }

    private double total(String name, String with) {
        return samples(name).stream()
                .filter(sample -> sample.contains(with))
                .mapToDouble(sample -> Double.parseDouble(sample.substring(sample.lastIndexOf(' '))))
                .sum();
    }
}
