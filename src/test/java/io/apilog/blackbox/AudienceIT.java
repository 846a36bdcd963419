package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks, and why it is answered badly, of a daemon that is killed, started again and reloaded. */
class AudienceIT {
    private static final List<String> AGENTS = List.of(
            "curl/8.5.0", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "kube-probe/1.29");

    @TempDir
    Path dir;

    private AccessLog log;
    private Path config;
    private final Random random = new Random(11);

    @BeforeEach
    void make_the_log_and_the_configuration() throws IOException {
        log = new AccessLog(dir.resolve("access.log"));
        log.append();
        config = Files.writeString(dir.resolve("apilog.yaml"), """
                sources: [{name: web, paths: ["%s"]}]
                consumers: {field: tenant}
                state: {dir: "%s", save_interval: 1s}
                web: {enable_lifecycle: true}
                """.formatted(log.path(), dir.resolve("state")));
    }

    private RunningDaemon start() {
        return ApilogCommand.following("--config.file=" + config).start().awaitReady();
    }

    private static String line(String minute, String client, String agent, String tenant, String path, int status) {
        return """
                {"time":"2026-11-21T09:%s:00Z","remote_addr":"%s","method":"GET","uri":"%s","status":%d,"http_user_agent":"%s","tenant":"%s","request_time":0.01}
                """.formatted(minute, client, path, status, agent, tenant);
    }

    private static double sum(Exposition metrics, String name, String label, String value) {
        return metrics.sum(name, Map.of("source", "web", label, value));
    }

    @Test
    void counters_and_windows_go_on_over_a_kill_and_a_reload() {
        try (RunningDaemon daemon = start()) {
            for (int client = 1; client <= 30; client++) {
                log.append(line("00", "192.0.2." + client, AGENTS.get(client % 3), "acme", "/a", 200));
            }
            daemon.awaitAccepted(30);
            daemon.scrape();
            daemon.kill();
        }
        for (int client = 21; client <= 40; client++) {
            log.append(line("01", "192.0.2." + client, AGENTS.get(client % 3), "globex", "/a", 200));
        }
        try (RunningDaemon daemon = start()) {
            Exposition metrics = daemon.awaitAccepted(50);
            assertThat(sum(metrics, "apilog_requests_by_agent_total", "status_class", "2xx"))
                    .isEqualTo(50);
            assertThat(sum(metrics, "apilog_consumer_requests_total", "consumer", "acme"))
                    .isEqualTo(30);
            assertThat(sum(metrics, "apilog_consumer_requests_total", "consumer", "globex"))
                    .isEqualTo(20);
            // An estimate by a key that is another one in each run.
            assertThat(sum(metrics, "apilog_unique_clients", "window", "5m")).isBetween(37.0, 43.0);
            assertThat(daemon.post("/-/reload").statusCode()).isEqualTo(200);
            log.append(line("02", "192.0.2.41", "curl/8.5.0", "acme", "/a", 404));
            metrics = daemon.awaitAccepted(51);
            assertThat(sum(metrics, "apilog_requests_by_agent_total", "agent", "tool"))
                    .isEqualTo(18);
            assertThat(sum(metrics, "apilog_consumer_requests_total", "consumer", "acme"))
                    .isEqualTo(31);
            assertThat(sum(metrics, "apilog_unique_clients", "window", "24h")).isBetween(38.0, 44.0);
        }
    }

    @Test
    void what_explains_errors_is_named_and_networks_are_for_this_machine_alone() {
        try (RunningDaemon daemon = start()) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 1_500; i++) {
                boolean incident = i >= 1_000;
                String network =
                        List.of("192.0.2.", "198.51.100.", "203.0.113.").get(random.nextInt(3));
                boolean fails = incident && network.equals("192.0.2.") && random.nextInt(3) == 0;
                lines.append(line(
                        incident ? "20" : "0" + i / 200,
                        network + random.nextInt(250),
                        AGENTS.get(random.nextInt(3)),
                        "t" + random.nextInt(9),
                        "/e" + random.nextInt(5),
                        fails ? 503 : 200));
                if (i == 1_000) {
                    lines.append(lines.substring(lines.lastIndexOf("{")));
                }
            }
            log.append(lines.toString());
            daemon.awaitAccepted(1_501);
            assertThat(body(daemon, "/-/why")).contains("1. network 192.0.2.0/24 has 100 % of the errors");
            assertThat(body(daemon, "/-/why", "Accept", "application/json")).contains("\"value\" : \"192.0.2.0/24\"");
            assertThat(daemon.get("/-/why", "X-Forwarded-For", "192.0.2.1").statusCode())
                    .isEqualTo(403);
            for (String page : List.of("/", "/-/overview")) {
                assertThat(body(daemon, page)).contains("network network-").doesNotContain("192.0.2.");
            }
        }
    }

    @Test
    void nothing_that_identifies_a_person_leaves_the_process() throws IOException {
        String agent = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0 planted-token";
        try (RunningDaemon daemon = start()) {
            for (int i = 0; i < 40; i++) {
                log.append(line(
                        "00", "198.51.100.77", agent, "acme", "/planted?name=planted-name", i % 2 == 0 ? 500 : 200));
            }
            daemon.awaitAccepted(40);
            daemon.scrape();
            for (String shown :
                    List.of(body(daemon, "/metrics"), body(daemon, "/"), body(daemon, "/-/overview"), daemon.err())) {
                assertThat(shown).doesNotContain("198.51.100").doesNotContain("planted-");
            }
            daemon.stop();
        }
        try (Stream<Path> files = Files.walk(dir.resolve("state"))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> assertThat(latin(file))
                            .as(file.toString())
                            .doesNotContain("198.51.100")
                            .doesNotContain("planted-"));
        }
    }

    private static String body(RunningDaemon daemon, String path, String... headers) {
        return new String(daemon.get(path, headers).body(), StandardCharsets.UTF_8);
    }

    private static String latin(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
