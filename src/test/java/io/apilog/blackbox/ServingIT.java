package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is served over HTTP, in which form. */
class ServingIT {
    private static final String SUM = "apilog_lines_total{source=\"default\",result=\"accepted\"";

    @TempDir
    static Path dir;

    private static RunningDaemon daemon;

    @BeforeAll
    static void start() {
        AccessLog log = new AccessLog(dir.resolve("access<i>.log"));
        log.append(AccessLog.lines(4, "GET", "/users/17", 200));
        daemon = ApilogCommand.following("--read.from=beginning", log.path()).start();
        daemon.awaitAccepted(4);
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    @Test
    void metrics_are_text_of_version_0_0_4_for_who_asks_for_nothing_else() {
        HttpResponse<byte[]> answer = daemon.get("/metrics");

        assertThat(type(answer)).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(text(answer)).contains("# TYPE apilog_requests_total counter\n", SUM);
    }

    @Test
    void metrics_are_openmetrics_for_who_asks_for_it() {
        HttpResponse<byte[]> answer = daemon.get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0");

        assertThat(type(answer)).startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(text(answer))
                .contains("# TYPE apilog_requests counter\n", SUM)
                .endsWith("# EOF\n")
                .doesNotContain("apilog_requests_created");
    }

    @Test
    void bounds_of_buckets_are_written_alike_in_both_forms() {
        String openMetrics = text(daemon.get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0"));

        assertThat(List.of(text(daemon.get("/metrics")), openMetrics))
                .allSatisfy(
                        text -> assertThat(text).contains("le=\"0.005\"", "le=\"1.0\"", "le=\"10.0\"", "le=\"+Inf\""));
    }

    @Test
    void metrics_are_compressed_for_who_can_read_that() throws IOException {
        HttpResponse<byte[]> answer = daemon.get("/metrics", "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains(SUM);
        }
    }

    @Test
    void prometheus_finds_nothing_to_complain_about() throws IOException {
        String promtool = Programs.required("promtool");
        Path metrics =
                Files.write(dir.resolve("metrics.txt"), daemon.get("/metrics").body());

        Programs.output(List.of("sh", "-c", promtool + " check metrics < " + metrics));
    }

    @Test
    void the_daemon_is_healthy_and_ready() {
        assertThat(daemon.get("/-/healthy").statusCode()).isEqualTo(200);
        assertThat(daemon.get("/-/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void the_landing_page_shows_files_and_endpoints_as_text() {
        HttpResponse<byte[]> answer = daemon.get("/");

        assertThat(type(answer)).startsWith("text/html");
        assertThat(text(answer))
                .contains("href=\"metrics\"", "access&lt;i&gt;.log", "combined", "/users/{id}")
                .doesNotContain("access<i>");
    }

    @Test
    void other_paths_are_not_there() {
        assertThat(daemon.get("/metrics/more").statusCode()).isEqualTo(404);
    }

    @Test
    void the_build_and_the_process_are_shown() {
        Exposition metrics = daemon.metrics();

        assertThat(metrics.has("apilog_build_info")).isTrue();
        assertThat(metrics.has("process_cpu_seconds_total")).isTrue();
        assertThat(metrics.has("jvm_memory_bytes_used")).isTrue();
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
