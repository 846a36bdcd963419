package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.blackbox.ApilogCommand.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain}: what is seen in a file, and why. */
class ExplainIT {
    private static final String LOG = """
            198.51.100.99 - carol [21/Nov/2026:09:00:00 +0100] "GET /users/17?token=s3cr3t HTTP/1.1" 200 512 \
            "https://example.com/login?session=h1dden" "curl/8.5" 0.012 0.010, 0.002
            198.51.100.99 - - [21/Nov/2026:09:00:01 +0100] "POST /orders HTTP/1.1" 201 0 "-" "curl/8.5" 0.030 -
            198.51.100.99 token=s3cr3t carol

            """;

    @TempDir
    Path dir;

    private Path log;

    @BeforeEach
    void write_the_log() throws IOException {
        log = Files.writeString(dir.resolve("access.log"), LOG);
    }

    @Test
    void the_text_shows_format_fields_endpoint_series_rejections_and_the_number_of_series() {
        Ended ended = ApilogCommand.of("explain", log).run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains(log.toString())
                .containsPattern("format +combined, durations in s")
                .contains("2 accepted, 1 rejected, 1 ignored")
                .containsPattern("target +/users/17\\?token=s3cr3t\n")
                .containsPattern("endpoint +/users/\\{id\\}\n")
                .containsPattern("duration_seconds +0\\.012\n")
                .contains("apilog_requests_total{endpoint=\"/users/{id}\",method=\"GET\",status=\"200\"}")
                .contains("rejected as no_match", "line 3 at offset", "column")
                .containsPattern("endpoints +2 of a budget of 300")
                .containsPattern("series +\\d+ sample lines of a budget of 20,000");
    }

    @Test
    void the_json_has_one_object_a_line_with_the_fields_of_the_contract() throws IOException {
        Ended ended = ApilogCommand.of("explain", "--json", log).run();

        assertThat(ended.exitCode()).isZero();
        List<JsonNode> objects = objects(ended.out());
        assertThat(objects)
                .extracting(object -> object.get("result").asText())
                .containsExactly("accepted", "accepted", "rejected", "ignored");
        assertThat(objects.get(0)).isEqualTo(new ObjectMapper().readTree("""
                                        {"line": 1, "offset": 0, "result": "accepted", "format": "combined",
                                         "method": "GET", "target": "/users/17?token=s3cr3t", "path": "/users/17",
                                         "endpoint": "/users/{id}", "rule": "shape", "status": 200,
                                         "duration_seconds": 0.012, "upstream_seconds": [0.01, 0.002],
                                         "response_bytes": 512, "client": "198.51.100.99", "user": "carol",
                                         "user_agent": "curl/8.5",
                                         "referer": "https://example.com/login?session=h1dden",
                                         "time": "2026-11-21T08:00:00Z"}
                                        """));
        assertThat(objects.get(1).has("upstream_seconds")).isFalse();
        assertThat(objects.get(2).get("line").asInt()).isEqualTo(3);
        assertThat(objects.get(2).get("reason").asText()).isEqualTo("no_match");
    }

    private static List<JsonNode> objects(String lines) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            objects.add(new ObjectMapper().readTree(line));
        }
        return objects;
    }

    @Test
    void a_line_without_a_status_has_null_for_it() throws IOException {
        Path none = Files.writeString(
                dir.resolve("none.log"),
                "192.0.2.7 - - [21/Nov/2026:09:00:00 +0000] \"GET /users/17 HTTP/1.1\" 000 0 \"-\" \"-\"\n");
        JsonNode object =
                objects(ApilogCommand.of("explain", "--json", none).run().out()).get(0);

        assertThat(object.get("status").isNull()).isTrue();
    }

    @Test
    void masked_text_shows_no_client_user_or_query() {
        Ended ended = ApilogCommand.of("explain", "--mask", log).run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("/users/{id}", "/users/value-")
                .doesNotContain("/users/17", "198.51.100.99", "s3cr3t", "h1dden", "carol");
    }

    @Test
    void masked_json_shows_no_client_user_or_query() throws IOException {
        Ended ended = ApilogCommand.of("explain", "--json", "--mask", log).run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).doesNotContain("198.51.100.99", "s3cr3t", "h1dden", "carol");
        List<JsonNode> objects = objects(ended.out());
        assertThat(objects.get(0).get("client"))
                .as("one client, one pseudonym")
                .isEqualTo(objects.get(1).get("client"));
    }

    @Test
    void standard_input_is_explained_too() {
        Ended ended = ApilogCommand.of("explain", "-").run(LOG.getBytes(StandardCharsets.UTF_8));

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("2 accepted, 1 rejected, 1 ignored");
    }

    @Test
    void a_missing_file_is_a_failure() {
        Ended ended = ApilogCommand.of("explain", dir.resolve("none.log")).run();

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("none.log: no such file");
    }
}
