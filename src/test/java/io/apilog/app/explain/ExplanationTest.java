package io.apilog.app.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.app.Configured;
import io.apilog.config.Config;
import io.apilog.config.ConfigLoader;
import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.config.Flag;
import io.apilog.settings.ConfigException;
import io.apilog.terminal.ProgressOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {
    private static final String FULL = "{\"method\":\"get\",\"request_uri\":\"/users/42?token=x#y\",\"status\":\"200\","
            + "\"request_time\":\"0.250\",\"upstream_response_time\":\"0.1, 0.002\",\"bytes_sent\":512,"
            + "\"request_length\":99,\"remote_addr\":\"192.0.2.1\",\"remote_user\":\"alice\","
            + "\"http_user_agent\":\"curl/8.5.0\",\"http_referer\":\"https://www.example.com/?secret=1\","
            + "\"host\":\"api.example.com\",\"time_iso8601\":\"2026-11-21T10:00:00.5+01:00\"}\n";
    private static final String COMBINED =
            "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"curl/8.5.0\"\n";

    @Test
    void an_accepted_line_has_the_fields_of_the_contract_in_their_order() throws Exception {
        JsonNode line = json(FULL).get(0);
        assertThat(names(line))
                .containsExactly(
                        "line",
                        "offset",
                        "result",
                        "format",
                        "method",
                        "target",
                        "path",
                        "endpoint",
                        "rule",
                        "status",
                        "duration_seconds",
                        "upstream_seconds",
                        "response_bytes",
                        "request_bytes",
                        "client",
                        "user",
                        "user_agent",
                        "referer",
                        "host",
                        "time");
        assertThat(line.get("line").asInt()).isEqualTo(1);
        assertThat(line.get("offset").asInt()).isZero();
        assertThat(line.get("method").asText()).isEqualTo("get");
        assertThat(line.get("target").asText()).isEqualTo("/users/42?token=x#y");
        assertThat(line.get("path").asText()).isEqualTo("/users/42");
        assertThat(line.get("endpoint").asText()).isEqualTo("/users/{id}");
        assertThat(line.get("rule").asText()).isEqualTo("shape");
        assertThat(line.get("status").isInt()).isTrue();
        assertThat(line.get("duration_seconds").asDouble()).isEqualTo(0.25);
        assertThat(line.get("upstream_seconds").toString()).isEqualTo("[0.1,0.002]");
        assertThat(line.get("time").asText()).isEqualTo("2026-11-21T09:00:00.500Z");
    }

    @Test
    void what_the_log_does_not_carry_is_absent_and_a_status_that_was_not_sent_is_null() throws Exception {
        JsonNode line =
                json("{\"method\":\"GET\",\"path\":\"/a\",\"status\":0}\n").get(0);
        assertThat(names(line))
                .containsExactly(
                        "line", "offset", "result", "format", "method", "target", "path", "endpoint", "rule", "status");
        assertThat(line.get("status").isNull()).isTrue();
        assertThat(line.get("endpoint").asText()).isEqualTo("unmatched");
    }

    @Test
    void a_learned_path_says_so() throws Exception {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            log.append(COMBINED.replace("/a ", "/shelf/p" + i + " "));
        }

        JsonNode last = json(log.toString()).get(8);

        assertThat(last.get("path").asText()).isEqualTo("/shelf/p8");
        assertThat(last.get("endpoint").asText()).isEqualTo("/shelf/{param}");
        assertThat(last.get("rule").asText()).isEqualTo("learned");
        assertThat(explain(log.toString(), false, false))
                .contains("  learned    /shelf/{param}", "values of one parameter");
    }

    @Test
    void what_is_over_the_budget_is_shown() throws Exception {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 1_800; i++) {
            log.append(COMBINED.replace(
                    "/a ", "/" + (char) ('a' + i % 25) + "/" + i + "/w" + (char) ('a' + i / 25 % 12) + " "));
        }
        for (int i = 0; i < 5; i++) {
            log.append(COMBINED.replace("/a ", "/late/" + i + "?token=secret "));
        }

        assertThat(explain(log.toString(), false, false))
                .contains("over the budget", "5 or more  /late/{id}")
                .doesNotContain("secret=");
    }

    @Test
    void what_is_never_answered_as_existing_is_shown_with_methods_and_statuses() throws Exception {
        String refused = COMBINED.replace("\" 200 ", "\" 401 ");

        assertThat(explain(refused.repeat(3), false, false))
                .contains("counted as unmatched")
                .containsPattern("3 or more  /\\S+  [A-Z]+ 401");
    }

    @Test
    void a_rejected_and_an_ignored_line_have_a_reason() throws Exception {
        List<JsonNode> lines = json(COMBINED + "\n" + "rubbish\n" + COMBINED);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1).get("result").asText()).isEqualTo("ignored");
        assertThat(lines.get(1).get("reason").asText()).isEqualTo("blank");
        assertThat(lines.get(2).get("result").asText()).isEqualTo("rejected");
        assertThat(lines.get(2).get("reason").asText()).isEqualTo("no_match");
        assertThat(lines.get(3).get("line").asInt()).isEqualTo(4);
        assertThat(lines.get(3).get("offset").asInt()).isEqualTo(COMBINED.length() + 1 + "rubbish\n".length());
    }

    @Test
    void each_line_names_the_format_that_it_was_read_in() throws Exception {
        List<JsonNode> lines = json(COMBINED + FULL + COMBINED);
        assertThat(lines)
                .extracting(line -> line.get("format").asText())
                .containsExactly("combined", "json", "combined");
    }

    @Test
    void a_target_is_shown_as_the_client_sent_it_and_not_as_the_log_escapes_it() throws Exception {
        JsonNode line =
                json(COMBINED.replace("/a", "/\\xe2\\x82\\xac\\x22\\\\")).get(0);
        assertThat(line.get("target").asText()).isEqualTo("/\u20ac\"\\");
    }

    @Test
    void masked_it_shows_neither_client_nor_user_nor_query() throws Exception {
        String text = explain(FULL, true, true);
        assertThat(text)
                .doesNotContain("192.0.2.1", "alice", "token", "secret")
                .contains(
                        "\"target\":\"/users/value-",
                        "?query-",
                        "\"client\":\"client-",
                        "\"user\":\"user-",
                        "\"user_agent\":\"tool\"",
                        "\"host\":\"host-",
                        "\"referer\":\"https://host-");
        String shown = explain(FULL + "rubbish 192.0.2.1 alice\n" + FULL, false, true);
        assertThat(shown)
                .doesNotContain("192.0.2.1", "alice", "token", "secret")
                .contains("client-");
    }

    @Test
    void masked_it_shows_of_paths_what_the_endpoint_is_called_by_and_no_word_of_a_client() throws Exception {
        String line =
                "{\"time\":\"2026-11-24T10:00:00Z\",\"remote_addr\":\"192.0.2.1\",\"method\":\"JANE-DOE\",\"uri\":"
                        + "\"/users/jane@example.com/4111111111111111;sid=S3cr3t\",\"status\":200,"
                        + "\"http_user_agent\":\"App (jane doe)\",\"host\":\"jane-doe.example.com\"}\n";
        String unknown = line.replace("200", "404").replace("/users/jane@example.com/", "/people/jane/");
        for (boolean json : new boolean[] {true, false}) {
            assertThat(explain(line + unknown.repeat(3), json, true))
                    .contains("/users/{email}", "/users/value-", "method-", "unknown", "host-")
                    .doesNotContainIgnoringCase("jane")
                    .doesNotContain("4111", "S3cr3t", "example.com", "people");
        }
    }

    @Test
    void the_text_shows_format_lines_fields_series_rejections_and_totals() throws Exception {
        String shown = explain(COMBINED + "rubbish \u001b[31m\n" + "# x\n" + COMBINED.repeat(5), false, false);
        assertThat(shown)
                .contains(
                        "format     combined, without durations",
                        "6 accepted, 1 rejected, 1 ignored",
                        "line 1, offset 0",
                        "endpoint          /a",
                        "apilog_requests_total{endpoint=\"/a\",method=\"GET\",status=\"200\"}",
                        "rejected as no_match",
                        "line 2 at offset " + COMBINED.length(),
                        "rubbish \\x1b[31m",
                        "ignored as directive",
                        "endpoints  1 of a budget of 300",
                        "series     2 sample lines of a budget of 20,000")
                .doesNotContain("\u001b");
    }

    @Test
    void the_caret_stands_below_the_place() throws Exception {
        List<String> shown = explain(COMBINED + COMBINED.replace("200", "two"), false, false)
                .lines()
                .toList();
        int at = 0;
        while (!shown.get(at).contains("two 5")) {
            at++;
        }
        assertThat(shown.get(at + 1).indexOf('^')).isEqualTo(shown.get(at).indexOf("two"));
    }

    @Test
    void a_file_of_rubbish_is_explained_too() throws Exception {
        assertThat(explain("rubbish\nmore rubbish\n", false, false)).contains("none found", "--format", "2 rejected");
    }

    @Test
    void a_request_that_a_filter_leaves_out_is_told_with_the_filters_name(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("a.log"), COMBINED + COMBINED.replace("/a", "/health"));
        Path yaml = Files.writeString(
                folder.resolve("c.yaml"),
                "sources: [{paths: ['" + log + "']}]\nfilters: [{name: probes, path: /health}]\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Config config = Configured.yaml(yaml.toString());
        new Explanation(config, false, ProgressOutput.NONE, new PrintStream(out, true, UTF_8))
                .printText(InputStream.nullInputStream());
        assertThat(out.toString(UTF_8))
                .contains(
                        "1 accepted, 1 filtered, 0 rejected, 0 ignored", "filtered by probes: 1, the first is line 2");
        out.reset();
        new Explanation(config, false, ProgressOutput.NONE, new PrintStream(out, true, UTF_8))
                .printJson(InputStream.nullInputStream());
        assertThat(out.toString(UTF_8)).contains("\"result\":\"filtered\",\"reason\":\"probes\"");
    }

    @Test
    void with_a_configuration_that_has_sources_it_is_still_the_file_given_that_is_explained(@TempDir Path folder)
            throws Exception {
        Path log = Files.writeString(folder.resolve("a.log"), COMBINED);
        Path yaml = Files.writeString(folder.resolve("c.yaml"), "sources: [{name: web, paths: [/none.log]}]\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Config config = ConfigLoader.load(
                Map.of(Flag.CONFIG_FILE, List.of(yaml.toString())), List.of(log.toString()), Map.of(), Inputs.REQUIRED);
        new Explanation(config, false, ProgressOutput.NONE, new PrintStream(out, true, UTF_8))
                .printText(InputStream.nullInputStream());
        assertThat(out.toString(UTF_8)).startsWith(log.toString()).contains("1 accepted");
    }

    @Test
    void files_under_several_names_are_all_explained_each_once(@TempDir Path folder) throws Exception {
        Path web = Files.writeString(folder.resolve("web.log"), COMBINED);
        Path api = Files.writeString(folder.resolve("api.log"), COMBINED.repeat(2));
        Config config = Configured.files("web=" + web, "api=" + api, "api=" + web);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Explanation(config, 2, false, ProgressOutput.NONE, new PrintStream(out, true, UTF_8))
                .printText(InputStream.nullInputStream());
        assertThat(out.toString(UTF_8))
                .contains("2 files, the first " + web, "3 accepted", "api: GET /a", "web: GET /a");
    }

    @Test
    void nothing_is_explained_as_nothing() throws Exception {
        assertThat(explain("", false, false)).contains("0 accepted, 0 rejected, 0 ignored");
        assertThat(explain("", true, false)).isEmpty();
    }

    private static List<JsonNode> json(String log) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : explain(log, true, false).lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private static String explain(String log, boolean json, boolean masked) throws ConfigException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, false, UTF_8);
        Explanation explanation = new Explanation(Configured.files("-"), masked, ProgressOutput.NONE, print);
        ByteArrayInputStream in = new ByteArrayInputStream(log.getBytes(UTF_8));
        if (json) {
            explanation.printJson(in);
        } else {
            explanation.printText(in);
        }
        print.flush();
        return out.toString(UTF_8);
    }

    private static List<String> names(JsonNode line) {
        List<String> names = new ArrayList<>();
        Iterator<String> fields = line.fieldNames();
        fields.forEachRemaining(names::add);
        return names;
    }
}
