package io.apilog.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.route.ApiOperation;
import io.apilog.endpoint.route.Statuses;
import io.apilog.metrics.api.ApiMetrics;
import io.apilog.request.AccessRecord;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Series whose labels a document tells before the first request. */
class ExpectedSeriesTest {
    private final OneScraper scraper = new OneScraper();
    private static final String REQUESTS = "apilog_requests_total";
    private static final Source WEB = new Source(0, "web", Map.of("site", "shop"));
    private static final ApiOperation PETS =
            new ApiOperation("/pets/{id}", HttpMethod.GET, statuses("200", "404", "5XX", "default"), false);

    private static Statuses statuses(String... keys) {
        Statuses statuses = Statuses.NONE;
        for (String key : keys) {
            statuses = statuses.and(Statuses.of(key).orElseThrow());
        }
        return statuses;
    }

    @Test
    void each_status_that_is_named_is_there_at_0_before_the_first_request() {
        ApiMetrics api = expecting(MetricsSettings.DEFAULT, List.of(WEB), PETS);

        assertThat(Samples.of(api.snapshot().families(), REQUESTS))
                .containsExactly(
                        "{source=web,endpoint=/pets/{id},method=GET,status=200,site=shop} 0.0",
                        "{source=web,endpoint=/pets/{id},method=GET,status=404,site=shop} 0.0");
        assertThat(api.series()).isEqualTo(2);
    }

    @Test
    void where_the_label_is_a_class_so_is_each_class_that_is_named() {
        ApiMetrics api = expecting(settings(20_000, StatusLabel.CLASS, List.of()), List.of(WEB), PETS);

        assertThat(Samples.of(api.snapshot().families(), REQUESTS))
                .extracting(sample -> sample.replaceAll(".*status=(\\w+).*", "$1"))
                .containsExactly("2xx", "4xx", "5xx");
    }

    @Test
    void what_nobody_asked_for_is_not_among_the_busiest() {
        assertThat(expecting(MetricsSettings.DEFAULT, List.of(WEB), PETS)
                        .snapshot()
                        .busiest(9))
                .isEmpty();
    }

    @Test
    void what_is_counted_before_the_first_scrape_is_0_there_all_the_same() {
        EndpointNamer namer = namer(PETS);
        ApiMetrics api = new ApiMetrics(MetricsSettings.DEFAULT, List.of(WEB));
        api.expect(namer.operations().all());
        AccessRecord record = new AccessRecord();
        byte[] target = "/pets/7".getBytes(StandardCharsets.UTF_8);
        record.target.set(target, 0, target.length);
        record.status = 200;
        api.count(WEB, namer.name(record, HttpMethod.GET), HttpMethod.GET, record);

        assertThat(Samples.of(scraper.scrape(api), REQUESTS)).first().asString().endsWith(" 0.0");
        assertThat(Samples.of(scraper.scrape(api), REQUESTS)).first().asString().endsWith(" 1.0");
        assertThat(api.series()).as("the same series").isEqualTo(2);
    }

    @Test
    void what_was_counted_in_an_earlier_run_stays() {
        EndpointNamer namer = namer(PETS);
        ApiMetrics before = new ApiMetrics(MetricsSettings.DEFAULT, List.of(WEB));
        AccessRecord record = new AccessRecord();
        record.status = 404;
        before.count(WEB, namer.endpoints().get(namer.endpoints().size() - 1), HttpMethod.GET, record);
        ApiMetrics api = new ApiMetrics(MetricsSettings.DEFAULT, List.of(WEB));
        api.restore(
                before.save(),
                name -> namer.endpoints().stream()
                        .filter(endpoint -> endpoint.name().equals(name))
                        .findFirst());
        api.expect(namer.operations().all());

        assertThat(Samples.of(api.snapshot().families(), REQUESTS))
                .containsExactly(
                        "{source=web,endpoint=/pets/{id},method=GET,status=404,site=shop} 1.0",
                        "{source=web,endpoint=/pets/{id},method=GET,status=200,site=shop} 0.0");
    }

    @Test
    void with_several_sources_nobody_knows_whose_the_requests_will_be() {
        List<Source> sources = List.of(WEB, new Source(1, "gateway", Map.of()));

        assertThat(expecting(MetricsSettings.DEFAULT, sources, PETS).series()).isZero();
    }

    @Test
    void with_extra_labels_nobody_knows_their_values() {
        MetricsSettings settings =
                settings(20_000, StatusLabel.CODE, List.of(ExtraLabel.ofField("tenant", "tenant", 10)));

        assertThat(expecting(settings, List.of(WEB), PETS).series()).isZero();
    }

    @Test
    void they_use_no_more_than_a_quarter_of_the_budget() {
        ApiOperation[] operations = IntStream.range(0, 80)
                .mapToObj(i -> new ApiOperation("/v" + i + "/{id}", HttpMethod.GET, statuses("200", "404"), false))
                .toArray(ApiOperation[]::new);

        assertThat(expecting(settings(400, StatusLabel.CODE, List.of()), List.of(WEB), operations)
                        .series())
                .isEqualTo(100);
    }

    private static EndpointNamer namer(ApiOperation... operations) {
        return new EndpointNamer(EndpointSettings.DEFAULT, List.of(operations), () -> 0);
    }

    private static ApiMetrics expecting(MetricsSettings settings, List<Source> sources, ApiOperation... operations) {
        ApiMetrics api = new ApiMetrics(settings, sources);
        api.expect(namer(operations).operations().all());
        return api;
    }

    private static MetricsSettings settings(int budget, StatusLabel status, List<ExtraLabel> extras) {
        MetricsSettings given = MetricsSettings.DEFAULT;
        return new MetricsSettings(
                budget,
                given.naming(),
                status,
                given.durationStatus(),
                given.zeroScrapes(),
                Map.of(),
                extras,
                given.durationBuckets(),
                given.upstreamBuckets(),
                Set.of(),
                Duration.ZERO);
    }
}
