package io.apilog.metrics.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Naming;
import io.apilog.metrics.OneScraper;
import io.apilog.metrics.Samples;
import io.apilog.metrics.Settings;
import io.apilog.metrics.StatusLabel;
import io.apilog.metrics.series.FamilyDefinition;
import io.apilog.metrics.series.SavedFamily;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SavedSeriesTest {
    private final OneScraper scraper = new OneScraper();
    private static final Source WEB = new Source(0, "web", Map.of("site", "shop"));
    private static final Source API = new Source(1, "api", Map.of());
    private static final String REQUESTS = "apilog_requests_total";
    private static final String DURATION_SUM = "apilog_request_duration_seconds_sum";

    private final Settings settings = new Settings();
    private final EndpointNamer before = new EndpointNamer(EndpointSettings.DEFAULT);
    private final EndpointNamer after = new EndpointNamer(EndpointSettings.DEFAULT);
    private AccessRecord record = new AccessRecord();
    private ApiMetrics api = new ApiMetrics(settings.make(), List.of(WEB, API));

    @Test
    void what_was_counted_goes_on_under_other_numbers() {
        extra("tenant", 9);
        api = new ApiMetrics(settings.make(), List.of(WEB, API));
        tenant("acme");
        count(API, "/b");
        tenant("x");
        count(WEB, "/a");
        count(WEB, "/a");
        SavedSeries saved = api.save();
        endpoint(after, "/a");
        ApiMetrics next = new ApiMetrics(
                settings.make(), List.of(new Source(0, "api", Map.of()), new Source(1, "web", Map.of("site", "shop"))));
        assertThat(next.restore(saved, this::afterwards)).isEmpty();
        assertThat(samples(next, REQUESTS)).containsExactlyInAnyOrderElementsOf(samples(api, REQUESTS));
        assertThat(samples(next, DURATION_SUM)).containsExactlyInAnyOrderElementsOf(samples(api, DURATION_SUM));
        assertThat(next.series()).isEqualTo(api.series());
    }

    @Test
    void a_family_that_means_something_else_now_begins_at_0_and_the_others_go_on() {
        count(WEB, "/a");
        settings.durationStatus(StatusLabel.CLASS);
        ApiMetrics next = new ApiMetrics(settings.make(), List.of(WEB, API));
        assertThat(next.restore(api.save(), this::afterwards))
                .extracting(FamilyDefinition::metric)
                .containsExactly(Metric.REQUEST_DURATION);
        assertThat(samples(next, REQUESTS)).isEqualTo(samples(api, REQUESTS));
        assertThat(samples(next, DURATION_SUM)).isEmpty();
    }

    @Test
    void names_buckets_labels_and_the_fields_of_labels_make_another_definition_and_limits_do_not() {
        FamilyDefinition plain = definition();
        extra("tenant", 9);
        FamilyDefinition tenant = definition();
        assertThat(tenant).isNotEqualTo(plain);
        extra("tenant", 10);
        assertThat(definition()).isEqualTo(tenant);
        settings.extraLabels = List.of(ExtraLabel.ofField("tenant", "customer", 9));
        assertThat(definition()).isNotEqualTo(tenant);
        settings.extraLabels = List.of();
        settings.labels = Map.of("endpoint", "route");
        assertThat(definition()).isNotEqualTo(plain);
        settings.labels = Map.of();
        settings.naming = Naming.OTEL;
        assertThat(definition()).isNotEqualTo(plain);
        settings.naming = Naming.APILOG;
        settings.budget = 500;
        assertThat(definition()).isEqualTo(plain);
    }

    private FamilyDefinition definition() {
        return FamilyDefinition.of(Metric.REQUEST_DURATION, settings.make());
    }

    @Test
    void sources_and_endpoints_that_are_no_longer_there_are_left_out() {
        count(WEB, "/a");
        count(API, "/a");
        count(API, "/gone");
        Source moved = new Source(0, "web", Map.of("site", "other"));
        ApiMetrics next = new ApiMetrics(settings.make(), List.of(moved, API));
        next.restore(api.save(), name -> name.equals("/gone") ? Optional.empty() : afterwards(name));
        assertThat(samples(next, REQUESTS)).containsExactly("{source=api,endpoint=/a,method=GET,status=200} 1.0");
    }

    @Test
    void what_is_over_a_smaller_budget_is_added_to_other() {
        for (int i = 0; i < 60; i++) {
            count(API, "/" + (char) ('a' + i / 26) + (char) ('a' + i % 26));
        }
        settings.budget = 300;
        ApiMetrics next = new ApiMetrics(settings.make(), List.of(WEB, API));
        next.restore(api.save(), this::afterwards);
        assertThat(next.series()).isLessThanOrEqualTo(300);
        assertThat(samples(next, REQUESTS).stream()
                        .mapToDouble(sample -> Double.parseDouble(sample.substring(sample.lastIndexOf(' '))))
                        .sum())
                .isEqualTo(60);
    }

    @Test
    void a_series_that_was_shown_is_not_shown_as_0_again() {
        MetricsSettings holding = MetricsSettings.DEFAULT;
        api = new ApiMetrics(holding, List.of(WEB, API));
        count(API, "/a");
        scraper.scrape(api);
        count(API, "/b");
        ApiMetrics next = new ApiMetrics(holding, List.of(WEB, API));
        next.restore(api.save(), this::afterwards);
        assertThat(Samples.of(scraper.scrape(next), REQUESTS))
                .containsExactly(
                        "{source=api,endpoint=/a,method=GET,status=200} 1.0",
                        "{source=api,endpoint=/b,method=GET,status=200} 0.0");
    }

    @Test
    void numbers_that_do_not_fit_their_rows_are_refused() {
        FamilyDefinition requests = FamilyDefinition.of(Metric.REQUESTS, settings.make());
        assertThatThrownBy(() -> new SavedFamily(requests, new long[2], new long[1], new long[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void extra(String name, int limit) {
        settings.extraLabels = List.of(ExtraLabel.ofField(name, name, limit));
        record = new AccessRecord(
                settings.extraLabels.stream().map(ExtraLabel::field).toList(), Map.of());
    }

    private void tenant(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        record.extras[0].set(bytes, 0, bytes.length);
    }

    private Optional<Endpoint> afterwards(String name) {
        return name.startsWith("/") ? Optional.of(endpoint(after, name)) : Optional.of(Endpoint.OTHER);
    }

    private static Endpoint endpoint(EndpointNamer namer, String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        AccessRecord answered = new AccessRecord();
        answered.target.set(bytes, 0, bytes.length);
        answered.status = 200;
        return namer.name(answered, HttpMethod.GET);
    }

    private void count(Source source, String path) {
        record.status = 200;
        record.durationNanos = 1_000_000;
        api.count(source, endpoint(before, path), HttpMethod.GET, record);
    }

    private static List<String> samples(ApiMetrics api, String name) {
        return Samples.of(api.snapshot().families(), name);
    }
}
