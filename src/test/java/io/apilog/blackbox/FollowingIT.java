package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: lines that are written are counted. */
class FollowingIT {
    @TempDir
    Path dir;

    private AccessLog log;

    @BeforeEach
    void name_the_log() {
        log = new AccessLog(dir.resolve("access.log"));
    }

    @Test
    void each_line_is_counted_by_endpoint_method_and_status() {
        log.append();
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            log.append(
                    AccessLog.lines(3, "GET", "/users/17?page=2", 200),
                    AccessLog.lines(2, "GET", "/users/18", 404),
                    AccessLog.lines(4, "POST", "/orders", 201),
                    AccessLog.lines(1, "POST", "/orders", 503),
                    AccessLog.lines(5, "GET", "/wp-login.php", 404));

            assertThat(daemon.awaitAccepted(15).requests())
                    .containsOnly(
                            entry("GET /users/{id} 200", 3L),
                            entry("GET /users/{id} 404", 2L),
                            entry("POST /orders 201", 4L),
                            entry("POST /orders 503", 1L),
                            entry("GET unmatched 404", 5L));
        }
    }

    @Test
    void a_line_written_in_two_halves_is_counted_once_it_is_whole() {
        log.append();
        String line = AccessLog.line("GET", "/users/17", 200);
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            log.append(AccessLog.line("GET", "/before", 200), line.substring(0, 60));
            daemon.awaitAccepted(1);
            log.append(line.substring(60));

            assertThat(daemon.awaitAccepted(2).requests())
                    .containsOnly(entry("GET /before 200", 1L), entry("GET /users/{id} 200", 1L));
        }
    }

    @Test
    void durations_and_bytes_of_the_log_are_added_up() {
        log.append(AccessLog.lines(4, "GET", "/users/17", 200));
        try (RunningDaemon daemon =
                ApilogCommand.following("--read.from=beginning", log.path()).start()) {
            Exposition metrics = daemon.awaitAccepted(4);

            Map<String, String> users = Map.of("source", "default", "endpoint", "/users/{id}", "method", "GET");
            assertThat(metrics.sum("apilog_request_duration_seconds_sum", users))
                    .isEqualTo(0.048);
            assertThat(metrics.sum(
                            "apilog_request_duration_seconds_bucket",
                            Map.of("endpoint", "/users/{id}", "status", "200", "le", "0.025")))
                    .isEqualTo(4);
            assertThat(metrics.sum("apilog_request_duration_seconds_bucket", Map.of("le", "0.01")))
                    .isZero();
            assertThat(metrics.sum("apilog_response_bytes_total", users)).isEqualTo(2048);
        }
    }

    @Test
    void accepted_lines_are_as_many_as_requests() {
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            for (int i = 0; i < 400; i++) {
                log.append(AccessLog.line("GET", "/pages/page" + (char) ('a' + i % 26) + "/" + i, 200 + i % 5 * 100));
            }
            log.append("not a line of the format\n", "\n");

            Exposition metrics = daemon.awaitAccepted(400);
            assertThat(metrics.sum("apilog_requests_total", Map.of())).isEqualTo(400);
        }
    }

    @Test
    void reading_begins_at_the_end_of_a_file_that_is_there_already() {
        log.append(AccessLog.lines(7, "GET", "/old", 200));
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            log.append(AccessLog.lines(2, "GET", "/new", 200));

            assertThat(daemon.awaitAccepted(2).requests()).containsOnly(entry("GET /new 200", 2L));
        }
    }

    @Test
    void reading_begins_at_the_beginning_where_that_is_wanted() {
        log.append(AccessLog.lines(7, "GET", "/old", 200));
        try (RunningDaemon daemon =
                ApilogCommand.following("--read.from=beginning", log.path()).start()) {
            daemon.awaitAccepted(7);
            log.append(AccessLog.lines(2, "GET", "/new", 200));

            assertThat(daemon.awaitAccepted(9).requests())
                    .containsOnly(entry("GET /old 200", 7L), entry("GET /new 200", 2L));
        }
    }

    @Test
    void the_start_says_format_unit_position_and_how_to_have_earlier_lines() {
        log.append(AccessLog.lines(7, "GET", "/old", 200));
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            assertThat(daemon.err())
                    .contains(log.path() + ": format combined, durations in s")
                    .contains("Following " + log.path() + " from its end: the " + size(log) + " bytes before")
                    .contains("--read.from=beginning")
                    .contains("--once");
        }
    }

    private static long size(AccessLog log) {
        try {
            return Files.size(log.path());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_missing_file_is_waited_for_and_said_once_and_then_read_from_its_beginning() {
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            daemon.awaitSaid("does not exist");
            log.append(AccessLog.lines(3, "GET", "/users/17", 200));

            assertThat(daemon.awaitAccepted(3).requests()).containsOnly(entry("GET /users/{id} 200", 3L));
            assertThat(daemon.err()).containsOnlyOnce("does not exist");
        }
    }

    @Test
    void files_that_a_glob_finds_later_are_read_from_their_beginning() {
        new AccessLog(dir.resolve("a-access.log")).append(AccessLog.lines(5, "GET", "/old", 200));
        try (RunningDaemon daemon =
                ApilogCommand.following(dir.resolve("*-access.log")).start().awaitReady()) {
            new AccessLog(dir.resolve("b-access.log")).append(AccessLog.lines(2, "GET", "/b", 200));
            new AccessLog(dir.resolve("b-error.log")).append(AccessLog.lines(9, "GET", "/error", 200));
            new AccessLog(dir.resolve("a-access.log")).append(AccessLog.lines(1, "GET", "/a", 200));

            assertThat(daemon.awaitAccepted(3).requests())
                    .containsOnly(entry("GET /a 200", 1L), entry("GET /b 200", 2L));
            assertThat(daemon.metrics().sum("apilog_files", Map.of())).isEqualTo(2);
        }
    }

    @Test
    void two_stars_reach_into_folders_that_are_made_later() throws IOException {
        try (RunningDaemon daemon =
                ApilogCommand.following(dir.resolve("**/access.log")).start().awaitReady()) {
            Files.createDirectories(dir.resolve("shop/eu"));
            new AccessLog(dir.resolve("shop/eu/access.log")).append(AccessLog.lines(2, "GET", "/users/1", 200));

            assertThat(daemon.awaitAccepted(2).requests()).containsOnly(entry("GET /users/{id} 200", 2L));
        }
    }

    @Test
    void standard_input_is_followed_and_its_counts_stay_when_it_ends() throws IOException {
        try (RunningDaemon daemon = ApilogCommand.following("-").start()) {
            daemon.in().write(AccessLog.lines(3, "GET", "/users/17", 200).getBytes(StandardCharsets.UTF_8));
            daemon.in().flush();
            daemon.awaitAccepted(3);
            daemon.in().write(AccessLog.lines(2, "GET", "/users/18", 500).getBytes(StandardCharsets.UTF_8));
            daemon.in().close();

            daemon.awaitSaid("Standard input has ended");
            assertThat(daemon.awaitAccepted(5).requests())
                    .containsOnly(entry("GET /users/{id} 200", 3L), entry("GET /users/{id} 500", 2L));
        }
    }

    @Test
    void a_log_in_json_is_understood_by_itself() {
        log.append();
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            log.append("""
                    {"time":"2026-11-21T09:00:00Z","method":"GET","path":"/users/17","status":200,"duration_ms":12}
                    {"time":"2026-11-21T09:00:01Z","method":"GET","path":"/users/18","status":"404","duration_ms":"3"}
                    """);

            Exposition metrics = daemon.awaitAccepted(2);
            assertThat(metrics.requests())
                    .containsOnly(entry("GET /users/{id} 200", 1L), entry("GET /users/{id} 404", 1L));
            assertThat(metrics.sum("apilog_request_duration_seconds_sum", Map.of("status", "200")))
                    .isEqualTo(0.012);
        }
    }

    @Test
    void a_log_format_of_nginx_is_understood_as_it_is_written_in_its_configuration() {
        log.append();
        String format = "$time_iso8601|$request_method|$uri|$status|$request_time";
        try (RunningDaemon daemon = ApilogCommand.following("--format=" + format, log.path())
                .start()
                .awaitReady()) {
            log.append("2026-11-21T09:00:00+00:00|DELETE|/users/17|204|1.5\n");

            Exposition metrics = daemon.awaitAccepted(1);
            assertThat(metrics.requests()).containsOnly(entry("DELETE /users/{id} 204", 1L));
            assertThat(metrics.sum("apilog_request_duration_seconds_sum", Map.of()))
                    .isEqualTo(1.5);
        }
    }

    @Test
    void sources_of_a_configuration_are_counted_apart() throws IOException {
        AccessLog shop = new AccessLog(dir.resolve("shop.log"));
        AccessLog blog = new AccessLog(dir.resolve("blog.log"));
        shop.append();
        blog.append();
        Path config = Files.writeString(dir.resolve("apilog.yaml"), """
                sources:
                  - name: shop
                    paths: ["%s"]
                    labels: {site: eu}
                  - name: blog
                    paths: ["%s"]
                endpoints:
                  routes: ["/{page}.html"]
                """.formatted(shop.path(), blog.path()));
        try (RunningDaemon daemon =
                ApilogCommand.following("--config.file=" + config).start().awaitReady()) {
            shop.append(AccessLog.lines(2, "GET", "/users/17", 200));
            blog.append(AccessLog.lines(3, "GET", "/first.html", 200));

            Exposition metrics = daemon.awaitAccepted(5);
            assertThat(metrics.sum(
                            "apilog_requests_total", Map.of("source", "shop", "site", "eu", "endpoint", "/users/{id}")))
                    .isEqualTo(2);
            assertThat(metrics.sum("apilog_requests_total", Map.of("source", "blog", "endpoint", "/{page}.html")))
                    .isEqualTo(3);
        }
    }
}
