package io.apilog.app.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.EndpointState;
import io.apilog.endpoint.budget.KnownEndpoint;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.state.SectionReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Goes on with what the version before learned of an API of packages: 1,200 requests, of which it took {@code search} and the like for words.
 * Its names stay, under which counts are, whatever this version would have learned.
 */
class EndpointsBeforeTest {
    private final EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT);

    private EndpointState saved() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                EndpointsBeforeTest.class.getResourceAsStream("/endpoints/packages-before-few-values.section"))) {
            return new EndpointsPart(namer).read(1, new SectionReader(in.readAllBytes()));
        }
    }

    private Endpoint get(String path) {
        AccessRecord record = new AccessRecord();
        byte[] target = path.getBytes(StandardCharsets.UTF_8);
        record.target.set(target, 0, target.length);
        record.status = 200;
        return namer.name(record, HttpMethod.GET);
    }

    @Test
    void every_name_goes_on_under_the_index_of_its_counts() throws IOException {
        EndpointState state = saved();
        Map<Integer, Endpoint> byIndex = namer.restore(state);
        Map<Integer, String> names = new HashMap<>();
        byIndex.values().forEach(endpoint -> names.put(endpoint.index(), endpoint.name()));

        assertThat(state.endpoints()).hasSizeGreaterThan(20);
        for (KnownEndpoint known : state.endpoints()) {
            assertThat(byIndex.get(known.index()).name()).isEqualTo(known.name());
        }
        for (int i = 0; i < 3_000; i++) {
            String name = List.of("serde", "search", "rand", "test", "status", "made-up")
                    .get(i % 6);
            Endpoint endpoint = get("/api/v1/crates/" + name
                    + List.of("", "/1.2." + i, "/owners").get(i % 3));
            assertThat(names.computeIfAbsent(endpoint.index(), index -> endpoint.name()))
                    .as("an index stays with its name")
                    .isEqualTo(endpoint.name());
        }
        assertThat(namer.endpoints())
                .extracting(Endpoint::name)
                .containsAll(state.endpoints().stream().map(KnownEndpoint::name).toList());
    }

    @Test
    void what_was_learned_holds() throws IOException {
        namer.restore(saved());

        assertThat(get("/api/v1/crates/made-up/owners").name()).isEqualTo("/api/v1/crates/{param}/owners");
        assertThat(get("/api/v1/crates/made-up/1.2.3/download").name())
                .isEqualTo("/api/v1/crates/{param}/{version}/download");
    }
}
