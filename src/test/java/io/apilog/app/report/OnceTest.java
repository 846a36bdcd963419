package io.apilog.app.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.app.Configured;
import io.apilog.config.Config;
import io.apilog.config.ConfigLoader;
import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.config.Flag;
import io.apilog.settings.ConfigException;
import io.apilog.source.once.UnreadableLogException;
import io.apilog.terminal.ProgressOutput;
import io.apilog.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnceTest {
    private static final String LINE =
            "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /users/42 HTTP/1.1\" 200 5 \"-\" \"curl\" 0.250\n";

    @TempDir
    private Path folder;

    @Test
    void each_of_several_entries_in_a_line_is_counted_and_named() throws Exception {
        String entry = "{\"method\":\"GET\",\"path\":\"/a\",\"status\":200,\"duration_ms\":500}";
        String file = write("several.log", entry + entry + "\n{\"records\":[" + entry + ",{\"level\":\"info\"}]}\n");

        assertThat(once(Configured.files(file)))
                .contains(
                        "apilog_requests_total{source=\"default\",endpoint=\"/a\",method=\"GET\",status=\"200\",} 3.0",
                        "apilog_request_duration_seconds_sum{source=\"default\",endpoint=\"/a\",method=\"GET\",status=\"200\",}"
                                + " 1.5",
                        "apilog_lines_total{source=\"default\",result=\"accepted\",} 3.0",
                        "apilog_lines_total{source=\"default\",result=\"ignored\",} 1.0");
    }

    @Test
    void values_are_shown_and_not_held_back() throws Exception {
        String file = write("a.log", LINE.repeat(3));
        assertThat(once(Configured.files(file)))
                .contains(
                        "apilog_requests_total{source=\"default\",endpoint=\"/users/{id}\",method=\"GET\",status=\"200\",}"
                                + " 3.0",
                        "apilog_request_duration_seconds_sum{source=\"default\",endpoint=\"/users/{id}\",method=\"GET\",status=\"200\",}"
                                + " 0.75",
                        "apilog_lines_total{source=\"default\",result=\"accepted\",} 3.0",
                        "apilog_read_bytes_total{source=\"default\",} " + (double) (LINE.length() * 3));
    }

    @Test
    void the_same_files_give_the_same_bytes() throws Exception {
        String a = write(
                "a.log",
                LINE + "rubbish\n" + LINE.replace("/users/42", "/orders?x=1").repeat(7));
        String b =
                write("b.log", "{\"method\":\"GET\",\"path\":\"/b\",\"status\":200,\"duration_ms\":0.1}\n".repeat(3));
        assertThat(once(Configured.files(a, b))).isEqualTo(once(Configured.files(a, b)));
    }

    @Test
    void a_glob_names_all_files_that_match() throws Exception {
        write("a.log", LINE);
        write("b.log", LINE.repeat(2));
        assertThat(once(Configured.files(folder.resolve("*.log").toString())))
                .contains("apilog_lines_total{source=\"default\",result=\"accepted\",} 3.0");
    }

    @Test
    void nothing_of_the_machine_or_the_moment_is_printed() throws Exception {
        assertThat(once(Configured.files(write("a.log", LINE))))
                .doesNotContain("jvm_", "process_", "build_info", "lag", folder.toString());
    }

    @Test
    void a_file_that_is_not_there_is_a_failure_and_nothing_is_printed() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Config config = Configured.files(
                write("a.log", LINE), folder.resolve("none.log").toString());
        assertThatThrownBy(() -> new Once(config, ProgressOutput.NONE).run(InputStream.nullInputStream(), out))
                .isInstanceOf(UnreadableLogException.class)
                .hasMessageContaining("none.log");
        assertThat(out.size()).isZero();
    }

    @Test
    void what_a_client_did_goes_on_from_file_to_file_in_whatever_order_they_are_named() throws Exception {
        String failed = LINE.replace("200 5", "500 5");
        String older =
                write("access.log.1", LINE.replace("09:00:00", "08:00:00") + failed.replace("09:00:00", "08:59:00"));
        String newer = write("access.log", LINE);
        String recovered =
                "apilog_failure_outcomes_total{source=\"default\",endpoint=\"/users/{id}\",outcome=\"recovered\",} 1.0";
        assertThat(once(Configured.files(older, newer))).contains(recovered);
        assertThat(once(Configured.files(newer, write("empty.log", ""), older))).contains(recovered);
        Path compressed = folder.resolve("access.log.1.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            Files.copy(Path.of(older), out);
        }
        assertThat(once(Configured.files(newer, compressed.toString()))).contains(recovered);
    }

    @Test
    void files_in_which_no_time_is_found_are_read_in_the_order_in_which_they_are_named() throws Exception {
        String timed = write("timed.log", LINE);
        String untimed = write("untimed.log", "{\"method\":\"GET\",\"path\":\"/b\",\"status\":200}\n");
        assertThat(once(Configured.files(timed, untimed)))
                .contains("apilog_lines_total{source=\"default\",result=\"accepted\",} 2.0");
    }

    @Test
    void sources_are_read_apart_with_their_labels() throws Exception {
        String a = write("a.log", LINE);
        String b = write("b.log", LINE.repeat(2));
        String yaml = write(
                "c.yaml",
                "sources:\n  - {name: web, paths: ['" + a + "'], labels: {site: shop}}\n  - {name: api, paths: ['" + b
                        + "']}\n");
        assertThat(once(Configured.yaml(yaml)))
                .contains(
                        "apilog_requests_total{source=\"web\",endpoint=\"/users/{id}\",method=\"GET\",status=\"200\",site=\"shop\",}"
                                + " 1.0",
                        "apilog_requests_total{source=\"api\",endpoint=\"/users/{id}\",method=\"GET\",status=\"200\",}"
                                + " 2.0");
    }

    @Test
    void a_file_that_is_named_again_is_counted_once_for_the_source_that_names_it_first() throws Exception {
        String a = write("a.log", LINE);
        write("b.log", LINE.repeat(2));
        Files.createSymbolicLink(folder.resolve("c.log"), folder.resolve("a.log"));
        String spelt = folder.resolve("../" + folder.getFileName() + "/a.log").toString();
        assertThat(once(Configured.files(
                        "web=" + a, a, spelt, folder.resolve("*.log").toString())))
                .contains(
                        "apilog_lines_total{source=\"web\",result=\"accepted\",} 1.0",
                        "apilog_lines_total{source=\"default\",result=\"accepted\",} 2.0");
    }

    @Test
    void labels_come_from_the_log_and_from_the_path_of_the_file() throws Exception {
        Path pods = Files.createDirectories(folder.resolve("pods/shop_cart-1_0c1e/app"));
        Files.writeString(
                pods.resolve("0.log"),
                "{\"method\":\"GET\",\"path\":\"/a\",\"status\":200,\"tenant\":\"acme\",\"host\":\"Example.com:80\"}\n");
        String yaml = write(
                "c.yaml",
                "sources: [{name: pods, paths: ['" + folder + "/pods/*/*/*.log'], captures: kubernetes}]\n"
                        + "metrics:\n  extra_labels:\n    - {name: tenant, field: tenant}\n"
                        + "    - {name: vhost, field: host, limit: 5}\n    - {name: namespace, capture: namespace}\n");
        assertThat(once(Configured.yaml(yaml)))
                .contains(
                        "apilog_requests_total{source=\"pods\",endpoint=\"/a\",method=\"GET\",status=\"200\",tenant=\"acme\",vhost=\"example.com\",namespace=\"shop\",}"
                                + " 1.0",
                        "apilog_label_overflow_requests_total{source=\"pods\",label=\"vhost\",} 0.0");
    }

    @Test
    void filtered_lines_are_counted_as_such_and_metrics_that_are_switched_off_are_not_printed() throws Exception {
        String yaml = write(
                "c.yaml",
                "sources: [{paths: ['" + write("a.log", LINE + LINE.replace("/users/42", "/health")) + "']}]\n"
                        + "filters: [{name: health, path: /health}]\nmetrics: {disabled: [apilog_read_bytes_total]}\n");
        assertThat(once(Configured.yaml(yaml)))
                .contains(
                        "apilog_lines_total{source=\"default\",result=\"accepted\",} 1.0",
                        "apilog_lines_total{source=\"default\",result=\"filtered\",} 1.0",
                        "apilog_filtered_lines_total{source=\"default\",filter=\"health\",} 1.0",
                        "apilog_endpoints 1.0")
                .doesNotContain("/health", "apilog_read_bytes_total");
    }

    @Test
    void a_filter_a_route_and_a_label_get_the_texts_they_ask_for_of_a_log_whose_fields_have_names() throws Exception {
        String json =
                "{\"method\":\"GET\",\"path\":\"/a\",\"status\":200,\"host\":\"%s\",\"user_agent\":\"%s\",\"protocol\":\"HTTP/2.0\"}\n";
        String log = write(
                "a.log",
                json.formatted("shop.example.com", "curl/8.5.0")
                        + json.formatted("example.com", "curl/8.5.0")
                        + json.formatted("example.com", "kube-probe/1.30"));
        String yaml = write(
                "c.yaml",
                "sources: [{paths: ['" + log + "']}]\nfilters: [{name: probes, user_agent: kube-probe}]\n"
                        + "endpoints: {routes: ['shop.example.com/{page}']}\n"
                        + "metrics:\n  extra_labels: [{name: protocol, field: protocol}]\n");
        assertThat(once(Configured.yaml(yaml)))
                .contains(
                        "apilog_lines_total{source=\"default\",result=\"filtered\",} 1.0",
                        "endpoint=\"/{page}\",method=\"GET\",status=\"200\",protocol=\"HTTP/2.0\",} 1.0",
                        "endpoint=\"/a\",method=\"GET\",status=\"200\",protocol=\"HTTP/2.0\",} 1.0");
    }

    @Test
    void standard_input_is_read_where_a_path_is_a_minus() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Once(Configured.files("-"), ProgressOutput.NONE).run(new ByteArrayInputStream(LINE.getBytes(UTF_8)), out);
        assertThat(out.toString(UTF_8)).contains("endpoint=\"/users/{id}\"");
    }

    @Test
    void the_number_of_series_is_that_of_the_sample_lines_printed() throws Exception {
        String printed = once(Configured.files(write("a.log", LINE + LINE.replace("42", "42/orders"))));
        long lines = printed.lines()
                .filter(line -> line.matches("apilog_(requests_total|request_|response_|upstream_).*"))
                .count();
        assertThat(printed).contains("apilog_series " + (double) lines);
    }

    @Test
    void what_is_estimated_is_the_same_in_every_run() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int client = 0; client < 250; client++) {
            for (int net = 0; net < 6; net++) {
                lines.append(LINE.replaceFirst("^[0-9.]+", "198.51." + net + "." + client));
            }
        }
        Config config = Configured.files(write("a.log", lines.toString()));
        assertThat(once(config))
                .isEqualTo(once(config))
                .contains("apilog_unique_clients{source=\"default\",window=\"5m\",}");
    }

    @Test
    void a_person_at_a_terminal_is_given_a_table() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Config config = Configured.files(write("a.log", LINE));
        new Once(config, ProgressOutput.NONE).run(InputStream.nullInputStream(), out, new Terminal(true, 100));
        assertThat(out.toString(UTF_8))
                .startsWith("1 requests")
                .contains("GET /users/{id}")
                .doesNotContain("# HELP");
    }

    @Test
    void what_is_asked_for_is_printed_whoever_reads() throws Exception {
        String log = write("a.log", LINE);
        assertThat(once(asking("table", log))).contains("GET /users/{id}").doesNotContain("# HELP");
        assertThat(once(asking("json", log))).startsWith("{").contains("\"endpoint\" : \"/users/{id}\"");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Once(asking("prometheus", log), ProgressOutput.NONE)
                .run(InputStream.nullInputStream(), out, new Terminal(true, 100));
        assertThat(out.toString(UTF_8)).contains("# HELP apilog_requests_total");
    }

    private static Config asking(String form, String log) throws ConfigException {
        return ConfigLoader.load(
                new EnumMap<>(Map.of(Flag.OUTPUT, List.of(form))), List.of(log), Map.of(), Inputs.REQUIRED);
    }

    private static String once(Config config) throws ConfigException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Once(config, ProgressOutput.NONE).run(InputStream.nullInputStream(), out);
        return out.toString(UTF_8);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
