package io.apilog.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Requests for data that is watched are counted by what was done, for whom, and what came of it. */
class DataAccessPartTest {
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final Endpoint PATIENT = new Endpoint(3, "/patients/{id}", Rule.ROUTE);
    private static final Endpoint HOME = new Endpoint(4, "/", Rule.PATH);

    private final DataAccessPart part = new DataAccessPart(
            new EventContext(
                    new InsightBudget(InsightSettings.DEFAULT), List.of(WEB), () -> List.of(PATIENT, HOME), () -> 0),
            List.of(
                    new DataResource(
                            "patients",
                            List.of(ResourcePattern.parse("/patients/{id}").orElseThrow()),
                            "restricted"),
                    new DataResource(
                            "all", List.of(ResourcePattern.parse("/patients*").orElseThrow()), "")));

    private final Asking asking =
            new Asking().target("/patients/17").endpoint(PATIENT).answered(200);

    private Map<String, Double> counted() {
        Map<String, Double> counts = new TreeMap<>();
        part.families(part.copy())
                .forEach(family -> family.samples.forEach(
                        sample -> counts.put(String.join(" ", sample.labelValues), sample.value)));
        return counts;
    }

    @Test
    void by_operation_principal_and_outcome() {
        part.counted(asking.request());
        part.counted(asking.user("alice").method(HttpMethod.HEAD).request());
        part.counted(asking.method(HttpMethod.POST).answered(201).request());
        part.counted(asking.method(HttpMethod.PATCH).answered(403).request());
        part.counted(asking.method(HttpMethod.DELETE).answered(500).request());
        part.counted(asking.method(HttpMethod.OPTIONS).answered(200).request());
        assertThat(counted())
                .isEqualTo(Map.of(
                        "web patients read anonymous allowed", 1.0,
                        "web patients read authenticated allowed", 1.0,
                        "web patients create authenticated allowed", 1.0,
                        "web patients update authenticated denied", 1.0,
                        "web patients delete authenticated failed", 1.0));
    }

    @Test
    void the_name_in_a_line_with_401_is_nobodys() {
        part.counted(asking.user("alice").answered(401).request());
        assertThat(counted()).containsOnlyKeys("web patients read anonymous denied");
    }

    @Test
    void a_request_is_recognized_by_its_path_whatever_its_endpoint_is_called() {
        Endpoint learned = new Endpoint(5, "/{param}/{id}", Rule.LEARNED);
        part.counted(asking.endpoint(learned).request());
        part.counted(asking.endpoint(HOME).target("/other").request());
        assertThat(counted()).isEqualTo(Map.of("web patients read anonymous allowed", 1.0));
    }

    @Test
    void an_escape_in_a_pattern_is_the_byte_that_it_stands_for() {
        ResourcePattern pattern = ResourcePattern.parse("/%D8%A8/{id}").orElseThrow();
        byte[] path = "/\u0628/7".getBytes(StandardCharsets.UTF_8);
        assertThat(pattern.matches(path, path.length, new ResourcePattern.Parameter()))
                .isTrue();
    }

    @Test
    void a_request_that_has_no_endpoint_of_its_own_is_recognized_by_its_path() {
        part.counted(asking.endpoint(Endpoint.UNMATCHED).answered(403).request());
        part.counted(
                asking.endpoint(Endpoint.OTHER).target("//patients/./%31/x?y").request());
        part.counted(asking.target("/other").request());
        part.counted(asking.endpoint(Endpoint.MALFORMED).target("").request());
        part.counted(asking.endpoint(HOME).target("/").request());
        assertThat(counted()).containsOnlyKeys("web patients read anonymous denied", "web all read anonymous denied");
    }

    @Test
    void an_endpoint_that_takes_the_place_of_another_is_looked_at_anew() {
        part.counted(asking.request());
        part.vacated(PATIENT);
        part.counted(
                asking.target("/").endpoint(new Endpoint(3, "/", Rule.PATH)).request());
        assertThat(counted().values()).containsExactly(1.0);
    }
}
