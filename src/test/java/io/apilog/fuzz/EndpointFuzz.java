package io.apilog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any target has an endpoint that may be shown to anyone; the first byte chooses the method and the answer. */
class EndpointFuzz {
    private static final int LONGEST = 512;
    private static final int[] ANSWERS = {200, 404, 500, (int) AccessRecord.ABSENT};
    private static final Set<String> SPECIAL = Set.of("malformed", "unmatched", "other");

    private final AccessRecord record = new AccessRecord();
    private EndpointNamer namer = namer();
    private int named;

    private static EndpointNamer namer() {
        return new EndpointNamer(new EndpointSettings(List.of("/users/{id}", "GET /files/**", "/v{n}/x"), 50));
    }

    static Stream<byte[]> samples() {
        return Stream.of(
                        "/users/7?a=1",
                        "//a/./b/../c/",
                        "/app.3f9a1c.js;v=1",
                        "http://example.com:80/a%20b",
                        "*",
                        "example.com:443",
                        "/%2e%2e/%00",
                        "/product/caf%C3%A9/12-3/x@example.com",
                        "/{a}/b}",
                        "/01ARZ3NDEKTSV4RRFFQ69G5FAV/2026-11-21/192.0.2.1/en-GB")
                .flatMap(target -> Stream.of(0, 6, 9, 12)
                        .map(choice -> Seeds.choosing(choice, target.getBytes(StandardCharsets.ISO_8859_1))));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "6s")
    void every_target_has_an_endpoint_that_is_clean_and_short(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        if (named++ % 1_000 == 0) {
            namer = namer();
        }
        HttpMethod[] methods = HttpMethod.values();
        record.clear();
        record.target.set(bytes, 1, bytes.length);
        record.method.set("GET".getBytes(StandardCharsets.ISO_8859_1), 0, 3);
        record.status = ANSWERS[bytes[0] & 3];
        Endpoint endpoint = namer.name(record, methods[(bytes[0] >> 2 & 63) % methods.length]);
        String name = endpoint.name();
        assertThat(name.startsWith("/") || SPECIAL.contains(name)).isTrue();
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(LONGEST);
        assertThat(name.chars().noneMatch(c -> c < ' ' || c == 127 || c == '?')).isTrue();
        assertThat(namer.minted()).isLessThanOrEqualTo(50);
    }
}
