package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.blackbox.ApilogCommand.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flags, the configuration, and the exit codes: 0 done, 1 failed, 2 used wrongly. */
class UsageIT {
    @TempDir
    Path dir;

    @Test
    void the_help_goes_to_standard_output() {
        Ended ended = ApilogCommand.of("--help").run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("--web.listen-address", "--read.from", "--once", "explain", "check", "demo");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void the_version_names_the_build() {
        Ended ended = ApilogCommand.of("--version").run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).matches("apilog-exporter \\d\\S* \\(\\S+\\)\\n");
    }

    @Test
    void an_unknown_flag_is_wrong_usage_and_the_nearest_one_is_named() {
        Ended ended = ApilogCommand.of("--red.from=beginning", "access.log").run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("--red.from", "--read.from");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void a_flag_with_a_value_that_will_not_do_is_wrong_usage() {
        Ended ended = ApilogCommand.of("--read.from=middle", "access.log").run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("--read.from", "beginning", "end", "middle");
    }

    @Test
    void no_file_at_all_is_wrong_usage() {
        Ended ended = ApilogCommand.of().run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("nothing to read");
    }

    @Test
    void an_unknown_key_is_named_with_file_line_column_and_the_nearest_key() throws IOException {
        Path config = Files.writeString(dir.resolve("apilog.yaml"), """
                sources:
                  - name: web
                    paths: [access.log]
                endpoints:
                  rutes: ["/users/{id}"]
                """);
        Ended ended = ApilogCommand.of("--config.file=" + config).run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .contains(config + ":5:3: unknown key 'endpoints.rutes': did you mean 'endpoints.routes'?");
    }

    @Test
    void a_configuration_that_is_not_there_is_wrong_usage() {
        Ended ended = ApilogCommand.of("--config.file=" + dir.resolve("none.yaml"), "access.log")
                .run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("none.yaml");
    }

    @Test
    void a_port_in_use_is_a_failure_that_names_the_port() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = ApilogCommand.of(
                            "--web.listen-address=127.0.0.1:" + taken.getLocalPort(), dir.resolve("access.log"))
                    .run();

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err()).contains(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void the_environment_sets_what_no_flag_sets() {
        AccessLog log = new AccessLog(dir.resolve("access.log"));
        log.append(AccessLog.lines(3, "GET", "/users/17", 200));
        ApilogCommand command = ApilogCommand.following(log.path()).withEnvironment("APILOG_READ_FROM", "beginning");
        try (RunningDaemon daemon = command.start()) {
            daemon.awaitAccepted(3);
        }
    }

    @Test
    void a_flag_wins_over_the_environment_and_that_over_the_file() throws IOException {
        AccessLog log = new AccessLog(dir.resolve("access.log"));
        log.append(AccessLog.lines(3, "GET", "/users/17", 200));
        Path config =
                Files.writeString(dir.resolve("apilog.yaml"), "log: {format: text, level: error}\nread: {from: end}\n");
        ApilogCommand command = ApilogCommand.following("--config.file=" + config, "--read.from=beginning", log.path())
                .withEnvironment("APILOG_READ_FROM", "end")
                .withEnvironment("APILOG_LOG_LEVEL", "info");
        try (RunningDaemon daemon = command.start()) {
            daemon.awaitAccepted(3);
            assertThat(daemon.err()).contains(" INFO ");
        }
    }

    @Test
    void check_says_that_a_configuration_is_good() throws IOException {
        Path config = Files.writeString(dir.resolve("apilog.yaml"), """
                sources:
                  - name: web
                    paths: ["/var/log/nginx/*access*.log"]
                    format: '$remote_addr [$time_local] "$request" $status'
                endpoints:
                  routes: ["/users/{id}", "GET /files/**"]
                """);
        Ended ended = ApilogCommand.of("check", config).run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("good", "sources: 1", "routes: 2");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void check_shows_all_that_is_wrong_in_one_pass() throws IOException {
        Path config = Files.writeString(dir.resolve("apilog.yaml"), """
                sources:
                  - name: web
                    pths: [access.log]
                metrics:
                  budget: many
                """);
        Ended ended = ApilogCommand.of("check", config).run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains(config + ":3:5: ", "did you mean 'sources[].paths'?", config + ":5:11: ");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void check_judges_formats_and_routes_too() throws IOException {
        Path config = Files.writeString(dir.resolve("apilog.yaml"), """
                sources:
                  - name: web
                    paths: [access.log]
                    format: combind
                """);
        Ended ended = ApilogCommand.of("check", config).run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).startsWith(config + ":4:13: ");
    }

    @Test
    void the_daemons_log_can_be_json_for_machines() throws IOException {
        AccessLog log = new AccessLog(dir.resolve("access.log"));
        log.append(AccessLog.lines(3, "GET", "/users/17", 200));
        try (RunningDaemon daemon =
                ApilogCommand.following("--log.format=json", log.path()).start().awaitReady()) {
            assertThat(daemon.stop().exitCode()).isZero();
            for (String line : daemon.err().lines().toList()) {
                assertThat(new ObjectMapper().readTree(line))
                        .as(line)
                        .allSatisfy(value -> assertThat(value.isTextual()).isTrue());
            }
        }
    }
}
