package io.apilog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What logs and documents do not have in common, as a person and as a program reads it. */
class ComplianceReportTest {
    private static final String NOW = """
        openapi: 3.1.0
        info: {title: users, version: "2"}
        paths:
          /users/{id}:
            get: {responses: {"200": {description: ok}}}
            delete: {deprecated: true, responses: {default: {description: ok}}}
          /orders: {get: {responses: {"200": {description: ok}}}}
        """;
    private static final String BEFORE = """
        openapi: 3.1.0
        info: {title: users, version: "1"}
        paths:
          /v1/users/{id}: {get: {responses: {"200": {description: ok}}}}
        """;

    @TempDir
    Path dir;

    private Path config = Path.of("");
    private Path before = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Path now = Files.writeString(dir.resolve("v2.yaml"), NOW);
        before = Files.writeString(dir.resolve("v1.yaml"), BEFORE);
        StringBuilder log = new StringBuilder();
        int second = 0;
        for (String request : List.of(
                "GET /users/17 200 5",
                "GET /users/18 404 5",
                "POST /users/18 201 5",
                "DELETE /users/18 204 0",
                "DELETE /users/19 204 7",
                "GET /internal 200 5",
                "GET /v1/users/17 200 5",
                "GET /login?password=hunter2 200 5",
                "GET /wp-admin.php 404 5")) {
            String[] words = request.split(" ", -1);
            log.append("192.0.2.1 - alice [21/Nov/2026:09:00:0%d +0000] \"%s %s HTTP/1.1\" %s %s\n"
                    .formatted(second++, words[0], words[1], words[2], words[3]));
        }
        Path file = Files.writeString(dir.resolve("access.log"), log);
        config = Files.writeString(dir.resolve("apilog.yaml"), """
                sources: [{name: web, paths: ["%s"]}]
                endpoints: {openapi: "%s"}
                data: {resources: [{name: users, match: "/users/{id}", sensitivity: restricted}]}
                log: {level: error}
                """.formatted(file, now));
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = new CommandLineProgram(
                        Map.of(),
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> rows(JsonNode report, String section) {
        List<String> rows = new ArrayList<>();
        report.get(section).forEach(row -> {
            List<String> cells = new ArrayList<>();
            row.properties().forEach(field -> {
                if (!field.getKey().equals("first") && !field.getKey().equals("last")) {
                    cells.add(field.getValue().asText());
                }
            });
            rows.add(String.join(" ", cells));
        });
        return rows;
    }

    @Test
    void a_drift_between_log_and_document_is_told_and_scanners_are_none() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(run("report", "compliance", "--json", "--before=" + before, "--config.file=" + config));
        assertThat(rows(report, "log")).containsExactly("9");
        assertThat(rows(report, "undocumented"))
                .containsExactly(
                        "endpoint GET /internal 1",
                        "endpoint GET /login 1",
                        "endpoint GET /v1/users/{id} 1",
                        "method POST /users/{id} 1",
                        "status GET /users/{id} 404 1");
        assertThat(rows(report, "never_called")).containsExactly("GET /orders");
        assertThat(rows(report, "deprecated_called")).containsExactly("DELETE /users/{id} 2");
        assertThat(rows(report, "zombies")).containsExactly("GET /v1/users/{id} 1");
        assertThat(rows(report, "secrets_in_urls")).containsExactly("/login password 1");
        assertThat(rows(report, "http_violations")).containsExactly("/users/{id} body_on_204 1");
        assertThat(rows(report, "data_access"))
                .containsExactly(
                        "users restricted create authenticated allowed 1",
                        "users restricted delete authenticated allowed 2",
                        "users restricted read authenticated allowed 1",
                        "users restricted read authenticated failed 1");
    }

    @Test
    void a_person_reads_tables_without_a_secret() {
        String report = run("report", "compliance", "--before=" + before, "--config.file=" + config);
        assertThat(report)
                .contains("In a document, and never called\n  method  endpoint  state\n  GET     /orders\n")
                .contains("  /login    password  1\n")
                .doesNotContain("hunter2", "alice", "192.0.2");
        assertThat(run("report", "compliance", "--before=" + before, "--config.file=" + config))
                .isEqualTo(report);
    }
}
