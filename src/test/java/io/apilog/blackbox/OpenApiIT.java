package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.ApilogCommand.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes and OpenAPI documents, from the configuration to the metrics. */
class OpenApiIT {
    @TempDir
    Path dir;

    private AccessLog log;

    @BeforeEach
    void open() {
        log = new AccessLog(dir.resolve("access.log"));
    }

    private Path config(String endpoints) throws IOException {
        return Files.writeString(dir.resolve("apilog.yaml"), "endpoints:\n" + endpoints);
    }

    private void document() throws IOException {
        Files.writeString(dir.resolve("api.json"), """
                {"openapi": "3.0.3", "servers": [{"url": "https:\\/\\/api.example.com\\/v1"}], "paths": {
                \t"\\/pets\\/{petId}": {"get": {"responses": {"200": {"description": "it"}}},
                \t\t"delete": {"deprecated": true, "responses": {"204": {"description": "gone"}}}}}}
                """);
    }

    @Test
    void the_paths_of_a_document_beside_the_configuration_name_requests() throws IOException {
        document();
        Path config = config("  openapi: [api.json]\n");
        log.append(AccessLog.lines(3, "GET", "/v1/pets/rex", 401));
        log.append(AccessLog.lines(2, "PUT", "/v1/pets/rex", 405));
        log.append(AccessLog.lines(1, "GET", "/pets/rex", 404));

        Ended ended = ApilogCommand.of("--once", "--config.file=" + config, log.path())
                .run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("endpoint=\"/v1/pets/{petId}\",method=\"GET\",status=\"401\",} 3.0")
                .contains("endpoint=\"/v1/pets/{petId}\",method=\"PUT\",status=\"405\",} 2.0")
                .contains("endpoint=\"unmatched\",method=\"GET\",status=\"404\",} 1.0");
    }

    @Test
    void documented_answers_are_there_before_the_first_request_but_not_once() throws IOException {
        document();
        log.append();
        Path config = config("  openapi: api.json\n");
        Map<String, String> deletions = Map.of("endpoint", "/v1/pets/{petId}", "method", "DELETE", "status", "204");
        try (RunningDaemon daemon = ApilogCommand.following("--config.file=" + config, log.path())
                .start()
                .awaitReady()) {
            assertThat(daemon.metrics().sum("apilog_requests_total", deletions)).isZero();
            assertThat(daemon.metrics().named("apilog_requests_total").filter(sample -> sample.has(deletions)))
                    .hasSize(1);
        }

        assertThat(ApilogCommand.of("--once", "--config.file=" + config, log.path())
                        .run()
                        .out())
                .contains("apilog_lines_total")
                .doesNotContain("petId");
    }

    @Test
    void check_says_what_is_in_each_document() throws IOException {
        document();

        Ended ended = ApilogCommand.of("check", config("  openapi: api.json\n  routes: [/a]\n"))
                .run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("good; sources: 0, routes: 1\n")
                .contains(dir.resolve("api.json") + ": OpenAPI 3.0.3, 2 operations, 1 of them deprecated\n");
    }

    @Test
    void explain_names_the_rule() throws IOException {
        document();
        log.append(AccessLog.lines(1, "GET", "/v1/pets/rex", 404));

        Ended ended = ApilogCommand.of(
                        "explain", "--json", "--config.file=" + config("  openapi: api.json\n"), log.path())
                .run();

        assertThat(ended.out()).contains("\"endpoint\":\"/v1/pets/{petId}\",\"rule\":\"openapi\"");
    }

    @Test
    void a_document_that_cannot_be_used_stops_the_start_with_its_place() throws IOException {
        Path config = config("  openapi: [broken.json, none.yaml]\n");
        Files.writeString(dir.resolve("broken.json"), "{\"openapi\": \"3.0.3\",\n \"paths\": {,}}");

        Ended ended = ApilogCommand.of("--config.file=" + config, log.path()).run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .contains(dir.resolve("broken.json") + ":2:12: ")
                .contains(config + ":2:26: there is no file " + dir.resolve("none.yaml"));
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void templates_that_clash_stop_the_start_with_both_places() throws IOException {
        document();
        Path config =
                config("  openapi: [api.json]\n  routes:\n    - /a/{x}/c\n    - /a/{y}/c\n    - '/v1/pets/{id}'\n");

        Ended ended = ApilogCommand.of("check", config).run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err().lines())
                .containsExactly(
                        dir.resolve("api.json")
                                + ":2:2: routes \"/v1/pets/{id}\" and \"/v1/pets/{petId}\" fit the same paths:"
                                + " give them the same spelling (the first is at " + config + ":6:7)",
                        config + ":5:7: endpoints.routes: routes \"/a/{x}/c\" and \"/a/{y}/c\" fit the same paths:"
                                + " give them the same spelling (the first is at " + config + ":4:7)");
    }
}
