package io.apilog.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.ApilogCommand.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What customers met, of a real daemon that is killed, started again and reloaded; and that nothing of a person leaves it. */
class CustomersIT {
    private static final String OUTCOMES = "apilog_failure_outcomes_total";
    private static final String FUNNEL = "apilog_funnel_total";
    private static final List<String> PLANTED =
            List.of("203.0.113.77", "planted-name", "planted-token", "PlantedPhone");

    @TempDir
    Path dir;

    private AccessLog log;
    private Path config;
    private int seconds;

    @BeforeEach
    void configure() throws IOException {
        log = new AccessLog(dir.resolve("access.log"));
        log.append();
        configure("");
    }

    private void configure(String more) throws IOException {
        config = Files.writeString(dir.resolve("apilog.yaml"), """
                sources: [{name: web, paths: ["%s"]}]
                experience: {recovery: true, retries: true}
                sessions: {enabled: true, transitions: true}
                funnels: [{name: checkout, steps: [/cart, POST /orders]}]
                state: {dir: "%s", save_interval: 1s}
                web: {enable_lifecycle: true}
                %s
                """.formatted(log.path(), dir.resolve("state"), more));
    }

    private RunningDaemon start() {
        return ApilogCommand.following("--config.file=" + config).start().awaitReady();
    }

    /** One line, a second behind the one before. */
    private void ask(String client, String user, String request, int status) {
        seconds++;
        log.append(
                "%s - %s [21/Nov/2026:09:%02d:%02d +0000] \"%s HTTP/1.1\" %d 51 \"-\" \"PlantedPhone/1.0 (iPhone; iOS 18.1)\" 0.010\n"
                        .formatted(client, user, seconds / 60, seconds % 60, request, status));
    }

    private static Map<String, String> outcome(String endpoint, String outcome) {
        return Map.of("source", "web", "endpoint", endpoint, "outcome", outcome);
    }

    @Test
    void outcomes_go_on_over_kills_and_a_reload_and_what_was_open_is_unknown_once() throws Exception {
        try (RunningDaemon daemon = start()) {
            ask("192.0.2.1", "-", "GET /cart", 200);
            ask("192.0.2.1", "-", "POST /orders", 500);
            ask("192.0.2.1", "-", "POST /orders", 201);
            ask("192.0.2.2", "-", "GET /cart", 500);
            daemon.awaitMetric(OUTCOMES, outcome("/orders", "recovered"), 1);
            daemon.awaitAccepted(4);
            assertThat(daemon.scrape().sum("apilog_clients_affected", Map.of("window", "5m", "kind", "error")))
                    .isEqualTo(2);
            daemon.kill();
        }
        for (int life = 0; life < 2; life++) {
            try (RunningDaemon daemon = start()) {
                Exposition metrics = daemon.metrics();
                assertThat(metrics.sum(OUTCOMES, outcome("/orders", "recovered")))
                        .isEqualTo(1);
                assertThat(metrics.sum(OUTCOMES, outcome("/cart", "unknown"))).isEqualTo(1);
                assertThat(metrics.sum(OUTCOMES, Map.of())).isEqualTo(2);
                assertThat(metrics.sum(FUNNEL, Map.of("step", "POST /orders", "result", "reached")))
                        .isEqualTo(1);
                daemon.kill();
            }
        }
        try (RunningDaemon daemon = start()) {
            ask("192.0.2.3", "-", "GET /search", 500);
            daemon.awaitAccepted(5);
            configure("metrics: {naming: otel}");
            assertThat(daemon.post("/-/reload").statusCode()).isEqualTo(200);
            ask("192.0.2.3", "-", "GET /search", 500);
            ask("192.0.2.3", "-", "GET /search", 200);
            daemon.awaitMetric(OUTCOMES, outcome("/search", "recovered"), 1);
            assertThat(daemon.metrics().sum(OUTCOMES, Map.of())).isEqualTo(4);
        }
    }

    @Test
    void another_key_than_before_is_said() throws Exception {
        try (RunningDaemon daemon = start()) {
            ask("192.0.2.1", "-", "GET /cart", 200);
            daemon.awaitAccepted(1);
            daemon.scrape();
            assertThat(daemon.stop().exitCode()).isZero();
        }
        Files.delete(dir.resolve("state").resolve("clients.key"));
        try (RunningDaemon daemon = start()) {
            daemon.awaitSaid("clients are told by another key than before");
        }
    }

    @Test
    void a_key_that_others_may_read_stops_the_start() throws Exception {
        Path key = Files.writeString(dir.resolve("shared.key"), "a secret of this fleet");
        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        configure("clients: {key_file: shared.key}");
        Ended ended = ApilogCommand.following("--config.file=" + config).run();
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("apilog.yaml:7:21: clients.key_file: ", "may be read by others");
    }

    @Test
    void nothing_of_a_person_is_in_what_it_shows_says_or_saves() throws Exception {
        String told;
        try (RunningDaemon daemon = start()) {
            for (int i = 0; i < 30; i++) {
                ask("203.0.113.77", "planted-name", "POST /orders?token=planted-token", i % 3 == 0 ? 500 : 201);
                ask("203.0.113.77", "-", "GET /users/planted-name?token=planted-token", i % 5 == 0 ? 403 : 200);
            }
            daemon.awaitAccepted(60);
            daemon.scrape();
            told = text(daemon, "/metrics") + text(daemon, "/-/overview") + daemon.err() + daemon.out();
            assertThat(told).contains("apilog_failure_outcomes_total{source=\"web\",endpoint=\"/orders\"");
            assertThat(daemon.stop().exitCode()).isZero();
        }
        // A path that is answered names an endpoint; a query, an address, a name and an agent are nobody's business.
        assertThat(told.replace("/users/planted-name", "")).doesNotContain(PLANTED.toArray(String[]::new));
        for (String saved : saved()) {
            assertThat(saved.replace("/users/planted-name", "").replace("users planted-name", ""))
                    .doesNotContain("203.0.113.77", "planted-token", "PlantedPhone");
        }
    }

    private static String text(RunningDaemon daemon, String path) {
        return new String(daemon.get(path).body(), UTF_8);
    }

    /** Each file beside the log and the configuration. */
    private List<String> saved() throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(dir.resolve("state"))) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    contents.add(Files.readString(file, ISO_8859_1));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        assertThat(contents).hasSizeGreaterThan(2);
        return contents;
    }
}
