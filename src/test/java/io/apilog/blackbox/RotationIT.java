package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What logrotate does to a log costs no line and repeats none. */
class RotationIT {
    private static final int ROTATIONS = 3;
    private static final int LINES = 200;

    @TempDir
    Path dir;

    private AccessLog log;

    @BeforeEach
    void make_the_log() {
        log = new AccessLog(dir.resolve("access.log"));
        log.append();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"create", "nocreate", "copytruncate", "create\ncompress", "create\ncompress\ndelaycompress"})
    void lines_that_are_unread_when_logrotate_comes_are_counted_once(String how) {
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            for (int i = 1; i <= ROTATIONS; i++) {
                log.append(AccessLog.lines(1, "GET", "/users/" + i, 200));
                daemon.awaitAccepted((i - 1) * (LINES + 1) + 1);
                log.append(AccessLog.lines(LINES, "GET", "/users/" + i, 200));
                rotate(how);
                daemon.awaitAccepted(i * (LINES + 1));
            }
            countsThemAndTheNext(daemon, ROTATIONS * (LINES + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "nocreate"})
    void several_rotations_between_two_looks_at_the_log_lose_no_line(String how) {
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            for (int i = 1; i <= ROTATIONS; i++) {
                log.append(AccessLog.lines(LINES, "GET", "/users/" + i, 200));
                rotate(how);
            }
            countsThemAndTheNext(daemon, ROTATIONS * LINES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "copytruncate"})
    void a_daemon_that_was_stopped_over_a_rotation_goes_on_where_it_was(String how) {
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            log.append(AccessLog.lines(LINES, "GET", "/users/1", 200));
            daemon.awaitAccepted(LINES);
            daemon.signal("STOP");
            log.append(AccessLog.lines(LINES, "GET", "/users/2", 200));
            rotate(how);
            log.append(AccessLog.lines(LINES, "GET", "/users/3", 200));
            daemon.signal("CONT");
            countsThemAndTheNext(daemon, 3 * LINES);
        }
    }

    /** The line behind them would come after any that are counted twice. */
    private void countsThemAndTheNext(RunningDaemon daemon, int lines) {
        log.append(AccessLog.lines(1, "POST", "/after", 201));

        assertThat(daemon.awaitAccepted(lines + 1).requests())
                .containsOnly(entry("GET /users/{id} 200", (long) lines), entry("POST /after 201", 1L));
        assertThat(daemon.metrics().sum("apilog_files_lost_total", Map.of())).isZero();
    }

    private void rotate(String how) {
        String logrotate = Programs.required("logrotate");
        String settings = "%s {\nrotate 9\nmissingok\n%s\n}\n".formatted(log.path(), how);
        Path config = dir.resolve("logrotate.conf");
        try {
            Files.writeString(config, settings);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Programs.output(
                List.of(logrotate, "--force", "--state", dir.resolve("status").toString(), config.toString()));
    }

    @Test
    void lines_written_to_the_renamed_file_before_the_server_reopens_its_log_are_counted() throws IOException {
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            AccessLog renamed = new AccessLog(dir.resolve("access.log.1"));
            Files.move(log.path(), renamed.path());
            renamed.append(AccessLog.lines(3, "GET", "/users/17", 200));
            daemon.awaitAccepted(3);
            log.append(AccessLog.lines(2, "GET", "/users/18", 200));
            renamed.append(AccessLog.lines(1, "GET", "/users/19", 200));

            assertThat(daemon.awaitAccepted(6).requests()).containsOnly(entry("GET /users/{id} 200", 6L));
            assertThat(daemon.metrics().sum("apilog_file_rotations_total", Map.of()))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_log_that_is_emptied_is_counted_on_from_its_new_beginning() throws IOException {
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            log.append(AccessLog.lines(5, "GET", "/users/17", 200));
            daemon.awaitAccepted(5);
            Files.write(log.path(), new byte[0]);
            Eventually.holds(() -> assertThat(daemon.metrics().sum("apilog_file_truncations_total", Map.of()))
                    .isEqualTo(1));
            log.append(AccessLog.lines(2, "GET", "/users/18", 200));

            assertThat(daemon.awaitAccepted(7).requests()).containsOnly(entry("GET /users/{id} 200", 7L));
        }
    }
}
