package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another configuration holds without a restart, and no line is lost or counted twice by that. */
class ReloadIT {
    private static final Map<String, String> ACCEPTED = Map.of("result", "accepted");
    private static final String REQUESTS = "apilog_requests_total";
    private static final String SUCCESSFUL = "apilog_config_last_reload_successful";
    private static final String HOLDS = "the configuration was read again and holds now";

    @TempDir
    Path dir;

    private AccessLog log;
    private Path config;

    @BeforeEach
    void make_the_log_and_the_configuration() {
        log = new AccessLog(dir.resolve("access.log"));
        log.append();
        config = dir.resolve("apilog.yaml");
        configure("");
    }

    private void configure(String more) {
        write("sources:\n  - {name: web, paths: [" + log.path() + "]}\n" + more);
    }

    private void write(String yaml) {
        try {
            Files.writeString(config, yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private RunningDaemon start(String... flags) {
        Object[] arguments = new Object[flags.length + 1];
        System.arraycopy(flags, 0, arguments, 1, flags.length);
        arguments[0] = "--config.file=" + config;
        return ApilogCommand.following(arguments).start().awaitReady();
    }

    private static void reload(RunningDaemon daemon) {
        assertThat(daemon.post("/-/reload").statusCode()).isEqualTo(200);
    }

    @Test
    void counters_go_on_and_another_route_names_what_comes() {
        try (RunningDaemon daemon = start("--web.enable-lifecycle")) {
            log.append(AccessLog.lines(3, "GET", "/things/blue", 200));
            daemon.awaitAccepted(3);
            configure("endpoints: {routes: [\"/things/{colour}\"]}\n");
            reload(daemon);
            log.append(AccessLog.lines(2, "GET", "/things/blue", 200));
            Exposition after = daemon.awaitAccepted(5);
            assertThat(after.sum(REQUESTS, Map.of("endpoint", "/things/blue"))).isEqualTo(3);
            assertThat(after.sum(REQUESTS, Map.of("endpoint", "/things/{colour}")))
                    .isEqualTo(2);
            assertThat(after.sum("apilog_read_bytes_total", Map.of())).isEqualTo(size());
        }
    }

    private double size() {
        try {
            return Files.size(log.path());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void reloads_while_lines_are_written_lose_none_and_repeat_none() throws InterruptedException {
        int lines = 4_000;
        try (RunningDaemon daemon = start("--web.enable-lifecycle")) {
            Thread writer = new Thread(() -> {
                for (int i = 0; i < lines / 4; i++) {
                    log.append(AccessLog.lines(4, "GET", "/users/" + i, 200));
                }
            });
            writer.start();
            for (int i = 0; writer.isAlive() || i < 5; i++) {
                configure("endpoints: {routes: [\"/r" + i + "/{id}\"]}\n");
                reload(daemon);
            }
            writer.join();
            Exposition after = daemon.awaitAccepted(lines);
            assertThat(after.sum(REQUESTS, Map.of())).isEqualTo(lines);
            assertThat(after.sum("apilog_files_lost_total", Map.of())).isZero();
        }
    }

    @Test
    void a_family_whose_labels_are_others_begins_at_0_and_is_named() {
        try (RunningDaemon daemon = start("--web.enable-lifecycle")) {
            log.append(AccessLog.lines(3, "GET", "/a", 200));
            daemon.awaitAccepted(3);
            configure("metrics: {status: class}\n");
            reload(daemon);
            log.append(AccessLog.lines(2, "GET", "/a", 200));
            Exposition after = daemon.awaitAccepted(5);
            assertThat(after.sum(REQUESTS, Map.of("status", "2xx"))).isEqualTo(2);
            assertThat(after.sum(REQUESTS, Map.of())).isEqualTo(2);
            assertThat(daemon.err()).contains(REQUESTS + " begins at 0: its labels or buckets are others now");
        }
    }

    @Test
    void a_source_that_is_new_is_followed_and_one_that_is_gone_is_not() {
        AccessLog other = new AccessLog(dir.resolve("other.log"));
        other.append();
        try (RunningDaemon daemon = start("--web.enable-lifecycle")) {
            log.append(AccessLog.lines(3, "GET", "/a", 200));
            daemon.awaitAccepted(3);
            write("sources:\n  - {name: api, paths: [" + other.path() + "]}\n");
            reload(daemon);
            log.append(AccessLog.lines(1, "GET", "/a", 200));
            other.append(AccessLog.lines(2, "GET", "/b", 200));
            Exposition after = daemon.awaitAccepted(2);
            assertThat(after.named("apilog_lines_total"))
                    .noneMatch(sample -> sample.labels().containsValue("web"));
            assertThat(after.sum(REQUESTS, Map.of("source", "api"))).isEqualTo(2);
        }
    }

    @Test
    void a_bad_file_changes_nothing_but_the_gauge_and_says_where() {
        try (RunningDaemon daemon = start("--web.enable-lifecycle")) {
            configure("endpoints: {routs: []}\n");
            assertThat(daemon.post("/-/reload").statusCode()).isEqualTo(500);
            assertThat(daemon.post("/-/reload").body())
                    .contains("apilog.yaml:3:13")
                    .contains("routes");
            assertThat(daemon.metrics().sum(SUCCESSFUL, Map.of())).isZero();
            log.append(AccessLog.lines(3, "GET", "/a", 200));
            daemon.awaitAccepted(3);
            configure("");
            reload(daemon);
            assertThat(daemon.metrics().sum(SUCCESSFUL, Map.of())).isEqualTo(1);
            assertThat(daemon.metrics().sum("apilog_lines_total", ACCEPTED)).isEqualTo(3);
        }
    }

    @Test
    void a_signal_reloads() {
        try (RunningDaemon daemon = start()) {
            configure("endpoints: {routes: [\"/things/{colour}\"]}\n");
            daemon.signal("HUP");
            daemon.awaitSaid(HOLDS);
            log.append(AccessLog.lines(2, "GET", "/things/blue", 404));
            daemon.awaitAccepted(2);
            assertThat(daemon.metrics().sum(REQUESTS, Map.of("endpoint", "/things/{colour}")))
                    .isEqualTo(2);
        }
    }

    @Test
    void a_changed_file_is_read_again_by_itself_where_that_is_wanted() {
        try (RunningDaemon daemon = start("--config.auto-reload")) {
            configure("endpoints: {routes: [\"/things/{colour}\"]}\n");
            daemon.awaitSaid(HOLDS);
        }
    }

    @Test
    void the_level_of_the_log_holds_at_once_and_no_file_is_opened_anew() {
        try (RunningDaemon daemon = start("--web.enable-lifecycle")) {
            configure("log: {level: warn}\n");
            reload(daemon);
            configure("log: {level: info}\nslo: {service: shop}\n");
            reload(daemon);
            daemon.awaitSaid(HOLDS + "; other than before: slo.service, log.level");
            assertThat(daemon.err())
                    .doesNotContain("other than before: log.level")
                    .doesNotContain("on from byte");
        }
    }

    @Test
    void a_comment_or_another_place_in_the_file_changes_nothing() {
        try (RunningDaemon daemon = start("--web.enable-lifecycle")) {
            write("# A comment.\n\nsources:\n  - name: web\n    paths:\n      - " + log.path() + "\n");
            reload(daemon);
            assertThat(daemon.err())
                    .contains(HOLDS + "; nothing is set otherwise")
                    .doesNotContain("on from byte");
        }
    }

    @Test
    void what_waits_for_the_next_start_is_named_until_it_is_taken_back() {
        try (RunningDaemon daemon = start("--web.enable-lifecycle")) {
            configure("web: {hosts: [shop.example.com]}\n");
            reload(daemon);
            reload(daemon);
            configure("");
            reload(daemon);
            assertThat(daemon.err().lines().filter(line -> line.contains(HOLDS)))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .endsWith("; nothing is set otherwise; from the next start on: web.hosts"),
                            line -> assertThat(line)
                                    .endsWith("; nothing is set otherwise; from the next start on: web.hosts"),
                            line -> assertThat(line).endsWith("; other than before: web.hosts"));
        }
    }

    @Test
    void reading_again_by_itself_can_be_switched_on_by_reading_again() {
        try (RunningDaemon daemon = start("--web.enable-lifecycle")) {
            configure("config: {auto_reload: true}\n");
            reload(daemon);
            configure("config: {auto_reload: true}\nendpoints: {routes: [\"/things/{colour}\"]}\n");
            daemon.awaitSaid(HOLDS + "; other than before: endpoints.routes");
        }
    }

    @Test
    void what_is_counted_before_and_after_a_reload_outlives_a_kill() {
        String[] flags = {"--web.enable-lifecycle", "--state.dir=" + dir.resolve("state")};
        try (RunningDaemon daemon = start(flags)) {
            log.append(AccessLog.lines(3, "GET", "/a", 200));
            awaitShown(daemon, 3);
            configure("endpoints: {routes: [\"/b/{id}\"]}\n");
            reload(daemon);
            log.append(AccessLog.lines(2, "GET", "/b/1", 200));
            awaitShown(daemon, 5);
            daemon.signal("KILL");
            daemon.awaitEnd();
        }
        log.append(AccessLog.lines(4, "GET", "/a", 200));
        try (RunningDaemon daemon = start(flags)) {
            awaitShown(daemon, 9);
            assertThat(daemon.metrics().sum(REQUESTS, Map.of("endpoint", "/b/{id}")))
                    .isEqualTo(2);
        }
    }

    /** What is shown is saved, so it takes up to a second. */
    private static void awaitShown(RunningDaemon daemon, int requests) {
        daemon.awaitMetric(REQUESTS, Map.of(), requests);
    }

    @Test
    void it_stays_ready() {
        try (RunningDaemon daemon = start("--web.enable-lifecycle")) {
            reload(daemon);
            assertThat(daemon.get("/-/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void what_comes_by_standard_input_cannot_be_handed_over() {
        write("sources:\n  - {name: web, paths: [\"-\"]}\n");
        try (RunningDaemon daemon = start("--web.enable-lifecycle")) {
            write("sources:\n  - {name: web, paths: [\"-\"]}\nendpoints: {routes: [/a]}\n");
            assertThat(daemon.post("/-/reload").statusCode()).isEqualTo(500);
            assertThat(daemon.post("/-/reload").body()).contains("standard input");
        }
    }
}
