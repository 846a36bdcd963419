package io.apilog.metrics.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.metrics.Settings;
import io.apilog.metrics.StatusLabel;
import io.apilog.metrics.operation.OperationKey;
import io.apilog.metrics.operation.OperationTotals;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationSumsTest {
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final Source CDN = new Source(1, "cdn", Map.of());

    private final EndpointNamer namer = new EndpointNamer(new EndpointSettings(List.of(), 100, false));
    private final AccessRecord record = new AccessRecord();
    private ApiMetrics api = new ApiMetrics(new Settings().make(), List.of(WEB, CDN));

    @Test
    void an_operation_is_summed_up_over_its_statuses() {
        for (int status : new int[] {200, 200, 404, 503}) {
            count(WEB, "/users/1", HttpMethod.GET, status);
        }
        assertThat(api.snapshot().operations()).singleElement().satisfies(operation -> {
            assertThat(operation.key()).isEqualTo(new OperationKey("web", "GET", "/users/{id}"));
            assertThat(operation.requests()).isEqualTo(4);
            assertThat(operation.refused()).isEqualTo(1);
            assertThat(operation.failed()).isEqualTo(1);
            assertThat(operation.statuses()).containsExactly(entry("200", 2L), entry("404", 1L), entry("503", 1L));
            assertThat(operation.durations().count()).isEqualTo(4);
        });
    }

    @Test
    void methods_and_sources_are_told_apart() {
        count(WEB, "/a", HttpMethod.GET, 200);
        count(WEB, "/a", HttpMethod.POST, 200);
        count(CDN, "/a", HttpMethod.GET, 200);
        assertThat(api.snapshot().operations())
                .extracting(OperationTotals::key)
                .containsExactlyInAnyOrder(
                        new OperationKey("web", "GET", "/a"),
                        new OperationKey("web", "POST", "/a"),
                        new OperationKey("cdn", "GET", "/a"));
    }

    @Test
    void classes_of_statuses_do_for_errors_too() {
        Settings settings = new Settings();
        settings.status = StatusLabel.CLASS;
        api = new ApiMetrics(settings.durationStatus(StatusLabel.NONE).make(), List.of(WEB));
        count(WEB, "/a", HttpMethod.GET, 200);
        count(WEB, "/a", HttpMethod.GET, 502);
        OperationTotals operation = api.snapshot().operations().get(0);
        assertThat(operation.failed()).isEqualTo(1);
        assertThat(operation.statuses()).containsOnlyKeys("2xx", "5xx");
        assertThat(operation.durations().count()).isEqualTo(2);
    }

    @Test
    void an_endpoint_that_yields_its_place_tells_what_is_dropped_with_it() {
        count(WEB, "/a", HttpMethod.GET, 200);
        count(WEB, "/a", HttpMethod.GET, 500);
        Endpoint other = count(WEB, "/b", HttpMethod.GET, 200);
        Endpoint endpoint = count(WEB, "/a", HttpMethod.POST, 201);

        assertThat(api.forget(endpoint.index()))
                .extracting(OperationTotals::key, OperationTotals::requests)
                .containsExactlyInAnyOrder(
                        tuple(new OperationKey("web", "GET", "/a"), 2L),
                        tuple(new OperationKey("web", "POST", "/a"), 1L));
        assertThat(api.operations())
                .singleElement()
                .satisfies(left -> assertThat(left.key().endpoint()).isEqualTo(other.name()));
    }

    private Endpoint count(Source source, String path, HttpMethod method, int status) {
        byte[] target = path.getBytes(StandardCharsets.US_ASCII);
        record.clear();
        record.target.set(target, 0, target.length);
        record.status = status;
        record.durationNanos = 20_000_000;
        Endpoint endpoint = namer.name(record, method);
        api.count(source, endpoint, method, record);
        return endpoint;
    }
}
