package io.apilog.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.route.ApiOperation;
import io.apilog.endpoint.route.Statuses;
import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.part.SourceNames;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import io.apilog.state.SectionReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the log and a document do not have in common is told. */
class DriftPartTest {
    private static final Source WEB = new Source(0, "web", Map.of());

    private final EndpointNamer namer = new EndpointNamer(
            EndpointSettings.DEFAULT,
            List.of(
                    new ApiOperation(
                            "/users/{id}", HttpMethod.GET, Statuses.of("200").orElseThrow(), false),
                    new ApiOperation("/users/{id}", HttpMethod.DELETE, Statuses.NONE, true),
                    new ApiOperation("/orders", HttpMethod.GET, Statuses.NONE, false)),
            () -> 0);
    private final Endpoint users = namer.operations().all().stream()
            .map(one -> one.endpoint())
            .filter(endpoint -> endpoint.name().startsWith("/users"))
            .findFirst()
            .orElseThrow();
    private DriftPart part = part();
    private final Asking asking = new Asking().endpoint(users).answered(200).atSecond(1_795_000_000);

    private DriftPart part() {
        return new DriftPart(
                new EventContext(
                        new InsightBudget(InsightSettings.DEFAULT), List.of(WEB), () -> List.of(users), () -> 0),
                namer.operations(),
                List.of(WEB));
    }

    private Map<String, Double> shown() {
        Map<String, Double> counts = new TreeMap<>();
        part.families(part.copy())
                .forEach(family -> family.samples.forEach(sample -> counts.put(
                        sample.name.substring(7) + " " + String.join(" ", sample.labelValues), sample.value)));
        return counts;
    }

    @Test
    void endpoints_methods_and_statuses_that_no_document_has() {
        part.counted(asking.request());
        part.counted(asking.method(HttpMethod.HEAD).request());
        part.counted(asking.method(HttpMethod.GET).answered(404).request());
        part.counted(asking.answered(200).method(HttpMethod.POST).request());
        part.counted(asking.method(HttpMethod.OPTIONS).request());
        part.counted(asking.endpoint(new Endpoint(50, "/internal", Rule.PATH)).request());
        part.counted(
                asking.endpoint(new Endpoint(51, "/img/{file}", Rule.STATIC)).request());
        part.counted(
                asking.endpoint(new Endpoint(52, "/app/main.js", Rule.PATH)).request());
        part.counted(asking.endpoint(Endpoint.UNMATCHED).request());
        assertThat(shown())
                .isEqualTo(Map.of(
                        "undocumented_requests_total web status", 1.0,
                        "undocumented_requests_total web method", 1.0,
                        "undocumented_requests_total web endpoint", 1.0,
                        "api_operations web called", 1.0,
                        "api_operations web never_called", 2.0,
                        "api_operations web deprecated_called", 0.0));
    }

    @Test
    void deprecated_operations_that_are_called() {
        part.counted(asking.method(HttpMethod.DELETE).answered(204).request());
        assertThat(shown())
                .containsEntry("deprecated_requests_total web " + users.name(), 1.0)
                .containsEntry("api_operations web deprecated_called", 1.0);
    }

    @Test
    void what_was_called_is_known_over_a_restart() throws Exception {
        part.counted(asking.request());
        byte[] saved = part.write(part.copy());
        part = part();
        part.restore(part.read(1, new SectionReader(saved)), SourceNames.UNCHANGED);
        part.counted(asking.atSecond(1_795_000_500).request());
        assertThat(part.copy().calls())
                .containsExactly(
                        new DriftCopy.Call("web", users.name(), "GET", 1_795_000_000_000L, 1_795_000_500_000L));
    }
}
