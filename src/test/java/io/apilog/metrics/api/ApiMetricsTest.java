package io.apilog.metrics.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Naming;
import io.apilog.metrics.OneScraper;
import io.apilog.metrics.Samples;
import io.apilog.metrics.Settings;
import io.apilog.metrics.StatusLabel;
import io.apilog.metrics.label.LabelSet;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApiMetricsTest {
    private final OneScraper scraper = new OneScraper();
    private static final long MILLISECOND = 1_000_000;
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final String REQUESTS = "apilog_requests_total";
    private static final String DURATION = "apilog_request_duration_seconds";

    private final EndpointNamer namer = new EndpointNamer(new EndpointSettings(List.of("/routes/{id}"), 10_000, false));
    private final AccessRecord record = new AccessRecord();
    private ApiMetrics api = new ApiMetrics(settings(20_000, StatusLabel.CODE), List.of(WEB));

    @Test
    void a_request_is_counted_under_its_labels_in_the_order_of_the_contract() {
        record.status = 200;
        count("/a", HttpMethod.GET);
        record.status = 404;
        count("/a", HttpMethod.GET);
        record.status = 200;
        count("/a", HttpMethod.GET);
        assertThat(samples(REQUESTS))
                .containsExactly(
                        "{source=web,endpoint=/a,method=GET,status=200} 2.0",
                        "{source=web,endpoint=/a,method=GET,status=404} 1.0");
    }

    @Test
    void without_a_status_the_label_is_none_and_an_unknown_method_other() {
        count("/a", HttpMethod.OTHER);
        assertThat(samples(REQUESTS)).containsExactly("{source=web,endpoint=/a,method=_OTHER,status=none} 1.0");
    }

    @Test
    void a_family_appears_only_where_the_log_carries_its_field() {
        record.status = 200;
        count("/a", HttpMethod.GET);
        assertThat(families())
                .extracting(family -> family.name)
                .containsExactly("apilog_requests", "apilog_overflow_requests");
    }

    @Test
    void a_histogram_is_the_same_read_again_and_read_by_place() {
        record.status = 200;
        for (String path : List.of("/a", "/b", "/a", "/c")) {
            record.durationNanos = path.charAt(1) * MILLISECOND;
            count(path, HttpMethod.GET);
        }
        List<MetricFamilySamples.Sample> histogram = families().stream()
                .filter(family -> family.name.equals(DURATION))
                .findFirst()
                .orElseThrow()
                .samples;
        List<MetricFamilySamples.Sample> inOrder = new ArrayList<>(histogram);
        assertThat(inOrder).hasSize(3 * 17).isEqualTo(histogram);
        assertThat(IntStream.range(0, inOrder.size()).mapToObj(histogram::get)).isEqualTo(inOrder);
        assertThatThrownBy(() -> histogram.get(inOrder.size())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void an_absent_duration_is_counted_but_not_observed() {
        record.status = 200;
        count("/a", HttpMethod.GET);
        record.durationNanos = 5 * MILLISECOND;
        count("/a", HttpMethod.GET);
        assertThat(samples(REQUESTS)).singleElement().asString().endsWith(" 2.0");
        assertThat(samples(DURATION + "_count")).singleElement().asString().endsWith(" 1.0");
    }

    @Test
    void a_duration_of_nothing_is_a_duration() {
        record.durationNanos = 0;
        count("/a", HttpMethod.GET);
        assertThat(samples(DURATION + "_count")).singleElement().asString().endsWith(" 1.0");
    }

    @Test
    void a_histogram_is_cumulative_and_ends_in_its_count_and_sum() {
        record.status = 200;
        for (long millis : new long[] {5, 6, 1_000, 60_000}) {
            record.durationNanos = millis * MILLISECOND;
            count("/a", HttpMethod.GET);
        }
        String labels = "source=web,endpoint=/a,method=GET,status=200";
        assertThat(samples(DURATION + "_bucket"))
                .hasSize(15)
                .contains(
                        "{" + labels + ",le=0.005} 1.0",
                        "{" + labels + ",le=0.01} 2.0",
                        "{" + labels + ",le=0.75} 2.0",
                        "{" + labels + ",le=1.0} 3.0",
                        "{" + labels + ",le=10.0} 3.0",
                        "{" + labels + ",le=+Inf} 4.0");
        assertThat(samples(DURATION + "_count")).containsExactly("{" + labels + "} 4.0");
        assertThat(samples(DURATION + "_sum")).containsExactly("{" + labels + "} 61.011");
    }

    @Test
    void a_request_that_switched_protocols_is_in_no_histogram() {
        record.status = 101;
        record.durationNanos = 29_409_000 * MILLISECOND;
        record.addUpstream(29_408_000 * MILLISECOND);
        record.responseBytes = 7;
        count("/socket", HttpMethod.GET);
        assertThat(samples(REQUESTS)).containsExactly("{source=web,endpoint=/socket,method=GET,status=101} 1.0");
        assertThat(samples("apilog_response_bytes_total"))
                .singleElement()
                .asString()
                .endsWith(" 7.0");
        assertThat(families()).extracting(family -> family.type.name()).doesNotContain("HISTOGRAM");
    }

    @Test
    void every_upstream_attempt_is_observed() {
        record.status = 200;
        record.addUpstream(100 * MILLISECOND);
        record.addUpstream(4 * MILLISECOND);
        count("/a", HttpMethod.GET);
        assertThat(samples("apilog_upstream_duration_seconds_count"))
                .containsExactly("{source=web,endpoint=/a,method=GET} 2.0");
        assertThat(samples("apilog_upstream_duration_seconds_sum"))
                .containsExactly("{source=web,endpoint=/a,method=GET} 0.104");
    }

    @Test
    void bytes_are_added_up_without_regard_to_the_status() {
        for (int status : new int[] {200, 404}) {
            record.status = status;
            record.responseBytes = 100;
            record.requestBytes = 10;
            count("/a", HttpMethod.GET);
        }
        assertThat(samples("apilog_response_bytes_total")).containsExactly("{source=web,endpoint=/a,method=GET} 200.0");
        assertThat(samples("apilog_request_bytes_total")).containsExactly("{source=web,endpoint=/a,method=GET} 20.0");
    }

    @Test
    void bytes_that_overflow_a_number_stay_at_the_largest() {
        record.responseBytes = Long.MAX_VALUE - 1;
        count("/a", HttpMethod.GET);
        count("/a", HttpMethod.GET);
        assertThat(samples("apilog_response_bytes_total"))
                .singleElement()
                .asString()
                .endsWith(" " + (double) Long.MAX_VALUE);
    }

    @Test
    void the_histogram_can_tell_statuses_by_class() {
        api = new ApiMetrics(settings(20_000, StatusLabel.CLASS), List.of(WEB));
        record.durationNanos = 1;
        for (int status : new int[] {200, 204, 503, (int) AccessRecord.ABSENT}) {
            record.status = status;
            count("/a", HttpMethod.GET);
        }
        assertThat(samples(DURATION + "_count"))
                .containsExactly(
                        "{source=web,endpoint=/a,method=GET,status=2xx} 2.0",
                        "{source=web,endpoint=/a,method=GET,status=5xx} 1.0",
                        "{source=web,endpoint=/a,method=GET,status=none} 1.0");
        assertThat(samples(REQUESTS)).hasSize(4);
    }

    @Test
    void the_histogram_can_leave_the_status_out() {
        api = new ApiMetrics(settings(20_000, StatusLabel.NONE), List.of(WEB));
        record.durationNanos = 1;
        for (int status : new int[] {200, 503}) {
            record.status = status;
            count("/a", HttpMethod.GET);
        }
        assertThat(samples(DURATION + "_count")).containsExactly("{source=web,endpoint=/a,method=GET} 2.0");
    }

    @Test
    void labels_can_be_shown_under_other_names() {
        Settings renamed = new Settings();
        renamed.labels = Map.of("endpoint", "route", "status", "code");
        api = new ApiMetrics(renamed.make(), List.of(WEB));
        record.status = 200;
        count("/a", HttpMethod.GET);
        assertThat(samples(REQUESTS)).containsExactly("{source=web,route=/a,method=GET,code=200} 1.0");
    }

    @Test
    void requests_can_be_told_apart_by_the_class_of_their_status() {
        Settings classes = new Settings();
        classes.status = StatusLabel.CLASS;
        api = new ApiMetrics(classes.make(), List.of(WEB));
        for (int status : new int[] {200, 204, 503, (int) AccessRecord.ABSENT}) {
            record.status = status;
            count("/a", HttpMethod.GET);
        }
        assertThat(samples(REQUESTS))
                .containsExactly(
                        "{source=web,endpoint=/a,method=GET,status=2xx} 2.0",
                        "{source=web,endpoint=/a,method=GET,status=5xx} 1.0",
                        "{source=web,endpoint=/a,method=GET,status=none} 1.0");
        assertThat(api.snapshot().busiest(1)).containsExactly(new ApiSnapshot.Traffic("/a", 4, 1));
    }

    @Test
    void with_the_names_of_opentelemetry_the_duration_is_its_metric_and_labels_are_its_attributes() {
        Settings otel = new Settings();
        otel.naming = Naming.OTEL;
        api = new ApiMetrics(otel.make(), List.of(WEB));
        record.durationNanos = MILLISECOND;
        for (int status : new int[] {404, 503, (int) AccessRecord.ABSENT}) {
            record.status = status;
            count("/a", HttpMethod.OTHER);
        }
        String common = "{source=web,http_route=/a,http_request_method=_OTHER,http_response_status_code=";
        assertThat(samples("http_server_request_duration_seconds_count"))
                .containsExactly(
                        common + "404,error_type=} 1.0",
                        common + "503,error_type=503} 1.0",
                        common + ",error_type=} 1.0");
        assertThat(samples(REQUESTS)).hasSize(3).first().isEqualTo(common + "404,error_type=} 1.0");
        assertThat(samples(DURATION + "_count")).isEmpty();
    }

    @Test
    void a_name_that_is_configured_wins_over_that_of_the_naming() {
        Settings otel = new Settings();
        otel.naming = Naming.OTEL;
        otel.labels = Map.of("endpoint", "route");
        api = new ApiMetrics(otel.make(), List.of(WEB));
        count("/a", HttpMethod.GET);
        assertThat(samples(REQUESTS)).singleElement().asString().startsWith("{source=web,route=/a,http_request_method");
    }

    @Test
    void upstream_attempts_have_bounds_of_their_own() {
        Settings few = new Settings();
        few.upstreamBuckets = List.of(1.0);
        api = new ApiMetrics(few.make(), List.of(WEB));
        record.durationNanos = 2_000 * MILLISECOND;
        record.addUpstream(2_000 * MILLISECOND);
        count("/a", HttpMethod.GET);
        assertThat(samples("apilog_upstream_duration_seconds_bucket"))
                .containsExactly(
                        "{source=web,endpoint=/a,method=GET,le=1.0} 0.0",
                        "{source=web,endpoint=/a,method=GET,le=+Inf} 1.0");
        assertThat(samples(DURATION + "_bucket")).hasSize(15);
    }

    @Test
    void a_family_that_is_switched_off_is_not_counted() {
        Settings less = new Settings();
        less.disabled = Set.of(Metric.RESPONSE_BYTES, Metric.UPSTREAM_DURATION);
        api = new ApiMetrics(less.make(), List.of(WEB));
        record.responseBytes = 5;
        record.requestBytes = 5;
        record.addUpstream(MILLISECOND);
        count("/a", HttpMethod.GET);
        assertThat(families())
                .extracting(family -> family.name)
                .containsExactly("apilog_requests", "apilog_request_bytes", "apilog_overflow_requests");
        assertThat(api.series()).isEqualTo(2);
    }

    @Test
    void the_series_of_an_endpoint_that_yields_its_place_are_gone_and_the_others_go_on() {
        record.status = 200;
        record.durationNanos = MILLISECOND;
        record.responseBytes = 1;
        count("/a", HttpMethod.GET);
        count("/b", HttpMethod.GET);
        count("/c", HttpMethod.GET);
        set("/b");
        api.forget(namer.name(record, HttpMethod.GET).index());
        count("/c", HttpMethod.GET);
        assertThat(samples(REQUESTS))
                .containsExactly(
                        "{source=web,endpoint=/a,method=GET,status=200} 1.0",
                        "{source=web,endpoint=/c,method=GET,status=200} 2.0");
        assertThat(samples(DURATION + "_sum"))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("endpoint=/c,method=GET,status=200} 0.002");
        assertThat(api.series()).isEqualTo(shown());
        count("/b", HttpMethod.GET);
        assertThat(samples(REQUESTS)).last().asString().endsWith("endpoint=/b,method=GET,status=200} 1.0");
    }

    @Test
    void a_series_expires_where_nothing_was_counted_in_it_for_too_long() {
        Settings expiring = new Settings();
        expiring.expireIdle = Duration.ofMinutes(10);
        api = new ApiMetrics(expiring.make(), List.of(WEB));
        record.status = 200;
        count("/a", HttpMethod.GET);
        count("/b", HttpMethod.GET);
        api.expire(0);
        api.expire(Duration.ofMinutes(10).toNanos());
        count("/b", HttpMethod.GET);
        assertThat(samples(REQUESTS)).hasSize(2);
        api.expire(Duration.ofMinutes(11).toNanos());
        assertThat(samples(REQUESTS)).containsExactly("{source=web,endpoint=/b,method=GET,status=200} 2.0");
        api.expire(Duration.ofMinutes(21).toNanos());
        assertThat(samples(REQUESTS)).hasSize(1);
        api.expire(Duration.ofMinutes(22).toNanos());
        assertThat(samples(REQUESTS)).isEmpty();
    }

    @Test
    void by_default_nothing_expires() {
        count("/a", HttpMethod.GET);
        api.expire(0);
        api.expire(Duration.ofDays(1_000).toNanos());
        assertThat(samples(REQUESTS)).hasSize(1);
    }

    @Test
    void fixed_labels_of_a_source_stand_behind_the_others_and_before_le() {
        Map<String, String> fixed = new TreeMap<>(Map.of("region", "eu", "site", "shop"));
        Source shop = new Source(0, "shop", fixed);
        api = new ApiMetrics(settings(20_000, StatusLabel.CODE), List.of(shop));
        record.status = 200;
        record.durationNanos = 1;
        count(shop, "/a", HttpMethod.GET);
        assertThat(samples(REQUESTS))
                .containsExactly("{source=shop,endpoint=/a,method=GET,status=200,region=eu,site=shop} 1.0");
        assertThat(samples(DURATION + "_bucket"))
                .first()
                .isEqualTo("{source=shop,endpoint=/a,method=GET,status=200,region=eu,site=shop,le=0.005} 1.0");
    }

    @Test
    void sources_are_never_added_up() {
        Source api2 = new Source(1, "api", Map.of());
        api = new ApiMetrics(settings(20_000, StatusLabel.CODE), List.of(WEB, api2));
        record.status = 200;
        record.durationNanos = MILLISECOND;
        record.responseBytes = 1;
        count(WEB, "/a", HttpMethod.GET);
        count(api2, "/a", HttpMethod.GET);
        count(api2, "/a", HttpMethod.GET);
        assertThat(samples(REQUESTS))
                .containsExactly(
                        "{source=web,endpoint=/a,method=GET,status=200} 1.0",
                        "{source=api,endpoint=/a,method=GET,status=200} 2.0");
        assertThat(samples(DURATION + "_count")).hasSize(2);
        assertThat(samples("apilog_response_bytes_total")).hasSize(2);
    }

    @Test
    void more_sources_than_a_label_set_can_name_are_refused() {
        List<Source> sources = IntStream.range(0, LabelSet.MAX_SOURCES + 1)
                .mapToObj(i -> new Source(i, "s" + i, Map.of()))
                .toList();
        assertThatThrownBy(() -> new ApiMetrics(MetricsSettings.DEFAULT, sources))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1024");
    }

    @Test
    void the_last_source_and_the_last_endpoint_come_back_out_of_a_label_set() {
        long packed = LabelSet.pack(
                LabelSet.MAX_SOURCES - 1, LabelSet.MAX_ENDPOINTS - 1, LabelSet.MAX_EXTRAS - 1, HttpMethod.OTHER, 999);
        assertThat(LabelSet.source(packed)).isEqualTo(LabelSet.MAX_SOURCES - 1);
        assertThat(LabelSet.endpoint(packed)).isEqualTo(LabelSet.MAX_ENDPOINTS - 1);
        assertThat(LabelSet.extra(packed)).isEqualTo(LabelSet.MAX_EXTRAS - 1);
        assertThat(LabelSet.method(packed)).isEqualTo(HttpMethod.OTHER);
        assertThat(LabelSet.status(packed)).isEqualTo(999);
    }

    @Test
    void a_sixth_label_of_64_values_has_room() {
        long fullest = LabelSet.pack(
                LabelSet.MAX_SOURCES - 1, LabelSet.MAX_ENDPOINTS - 1, LabelSet.MAX_EXTRAS - 1, HttpMethod.OTHER, 999);
        assertThat(LabelSet.SPARE_BITS).isEqualTo(6);
        assertThat(fullest >>> Long.SIZE - LabelSet.SPARE_BITS).isZero();
    }

    @Test
    void the_endpoint_of_a_label_set_changes_alone() {
        long packed = LabelSet.pack(3, 5, 7, HttpMethod.PUT, 201);
        assertThat(LabelSet.with(packed, 6)).isEqualTo(LabelSet.pack(3, 6, 7, HttpMethod.PUT, 201));
    }

    @Test
    void series_is_exactly_the_number_of_sample_lines_shown() {
        Random random = new Random(20261121);
        for (StatusLabel status : StatusLabel.values()) {
            api = new ApiMetrics(settings(5_000, status), List.of(WEB));
            for (int i = 0; i < 2_000; i++) {
                random(random);
                count(path(random.nextInt(400)), HttpMethod.values()[random.nextInt(3)]);
                if (i % 200 == 0) {
                    assertThat(api.series()).isEqualTo(shown());
                }
            }
            assertThat(api.series()).isEqualTo(shown());
            assertThat(api.snapshot().series()).isEqualTo(shown());
        }
    }

    @Test
    void an_endpoint_that_yields_its_place_takes_its_counts_with_it() {
        AtomicLong nanos = new AtomicLong();
        EndpointNamer few = new EndpointNamer(new EndpointSettings(List.of(), 2), List.of(), nanos::get);
        few.whenVacated(endpoint -> api.forget(endpoint.index()));
        record.status = 200;
        record.durationNanos = MILLISECOND;
        record.responseBytes = 7;
        for (String path : List.of("/first", "/second", "/first")) {
            set(path);
            api.count(WEB, few.name(record, HttpMethod.GET), HttpMethod.GET, record);
        }
        nanos.addAndGet(Duration.ofDays(8).toNanos());
        few.tick();
        set("/second");
        api.count(WEB, few.name(record, HttpMethod.GET), HttpMethod.GET, record);
        set("/third");
        api.count(WEB, few.name(record, HttpMethod.GET), HttpMethod.GET, record);

        assertThat(samples(REQUESTS))
                .containsExactly(
                        "{source=web,endpoint=/second,method=GET,status=200} 2.0",
                        "{source=web,endpoint=/third,method=GET,status=200} 1.0");
        assertThat(samples(DURATION + "_count"))
                .containsExactly(
                        "{source=web,endpoint=/second,method=GET,status=200} 2.0",
                        "{source=web,endpoint=/third,method=GET,status=200} 1.0");
        assertThat(samples("apilog_response_bytes_total"))
                .containsExactly(
                        "{source=web,endpoint=/second,method=GET} 14.0", "{source=web,endpoint=/third,method=GET} 7.0");
        assertThat(api.series()).isEqualTo(4 + 2 * 17);
    }

    @Test
    void it_is_told_which_budget_a_request_was_over() {
        EndpointNamer few = new EndpointNamer(new EndpointSettings(List.of(), 1));
        api = new ApiMetrics(settings(100, StatusLabel.CODE), List.of(WEB));
        record.status = 200;
        set("/first");
        api.count(WEB, few.name(record, HttpMethod.GET), HttpMethod.GET, record);
        set("/second");
        api.count(WEB, few.name(record, HttpMethod.GET), HttpMethod.GET, record);
        assertThat(samples("apilog_overflow_requests_total"))
                .containsExactly("{source=web,reason=endpoints} 1.0", "{source=web,reason=series} 0.0");
        for (int i = 0; i < 100; i++) {
            count(path(i), HttpMethod.GET);
        }
        assertThat(samples("apilog_overflow_requests_total")).first().isEqualTo("{source=web,reason=endpoints} 1.0");
        assertThat(samples("apilog_overflow_requests_total").get(1)).doesNotEndWith(" 0.0");
    }

    @Test
    void a_new_series_is_zero_in_the_first_scrape_and_then_has_its_value() {
        api = new ApiMetrics(MetricsSettings.DEFAULT, List.of(WEB));
        record.status = 200;
        record.durationNanos = MILLISECOND;
        count("/a", HttpMethod.GET);
        List<MetricFamilySamples> first = scraper.scrape(api);
        assertThat(Samples.of(first, REQUESTS)).singleElement().asString().endsWith(" 0.0");
        assertThat(Samples.of(first, DURATION + "_sum"))
                .singleElement()
                .asString()
                .endsWith(" 0.0");
        assertThat(Samples.of(first, DURATION + "_bucket")).allMatch(sample -> sample.endsWith(" 0.0"));
        List<MetricFamilySamples> second = scraper.scrape(api);
        assertThat(Samples.of(second, REQUESTS)).singleElement().asString().endsWith(" 1.0");
        assertThat(Samples.of(second, DURATION + "_sum"))
                .singleElement()
                .asString()
                .endsWith(" 0.001");
    }

    @Test
    void the_busiest_endpoints_are_those_with_most_requests() {
        for (int i = 0; i < 10; i++) {
            record.status = i == 0 ? 503 : 200;
            for (int n = 0; n <= i; n++) {
                count(path(i), HttpMethod.values()[n % 2]);
            }
        }
        assertThat(api.snapshot().busiest(2))
                .containsExactly(new ApiSnapshot.Traffic(path(9), 10, 0), new ApiSnapshot.Traffic(path(8), 9, 0));
        assertThat(api.snapshot().busiest(100)).contains(new ApiSnapshot.Traffic(path(0), 1, 1));
    }

    @Test
    void a_snapshot_does_not_change_any_more() {
        record.status = 200;
        count("/a", HttpMethod.GET);
        ApiSnapshot before = api.snapshot();
        count("/a", HttpMethod.GET);
        count("/b", HttpMethod.GET);
        assertThat(Samples.of(before.families(), REQUESTS))
                .containsExactly("{source=web,endpoint=/a,method=GET,status=200} 1.0");
        assertThat(before.series()).isEqualTo(1);
    }

    private static MetricsSettings settings(int budget, StatusLabel status) {
        return new Settings().budget(budget).durationStatus(status).make();
    }

    private void random(Random random) {
        record.clear();
        record.status = random.nextInt(8) == 0 ? (int) AccessRecord.ABSENT : 100 + random.nextInt(6) * 100;
        record.durationNanos = random.nextBoolean() ? AccessRecord.ABSENT : random.nextLong(20_000 * MILLISECOND);
        record.responseBytes = random.nextBoolean() ? AccessRecord.ABSENT : random.nextInt(1_000);
        record.requestBytes = random.nextBoolean() ? AccessRecord.ABSENT : random.nextInt(1_000);
        for (int i = random.nextInt(3); i > 0; i--) {
            record.addUpstream(random.nextLong(20_000 * MILLISECOND));
        }
    }

    private void count(String target, HttpMethod method) {
        count(WEB, target, method);
    }

    /** Counts what stands in {@link #record}; the endpoint is known already, so that every status counts under it. */
    private void count(Source source, String target, HttpMethod method) {
        set(target);
        int status = record.status;
        record.status = 200;
        Endpoint endpoint = namer.name(record, method);
        record.status = status;
        api.count(source, endpoint, method, record);
    }

    /** Paths of letters only, in which nothing looks like an id. */
    private static String path(int number) {
        StringBuilder path = new StringBuilder("/");
        for (int rest = number + 26; rest > 0; rest /= 26) {
            path.append((char) ('a' + rest % 26));
        }
        return path.toString();
    }

    private void set(String target) {
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        record.target.set(bytes, 0, bytes.length);
    }

    private List<MetricFamilySamples> families() {
        return api.snapshot().families();
    }

    private List<String> samples(String name) {
        return Samples.of(families(), name);
    }

    private int shown() {
        return families().stream()
                .filter(family -> !family.name.equals("apilog_overflow_requests"))
                .mapToInt(family -> family.samples.size())
                .sum();
    }
}
