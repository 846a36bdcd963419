package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state directory that is full, read-only, gone or damaged: never a crash, a decrease that is not to 0, or a second count. */
class StateFailureIT {
    @TempDir
    Path dir;

    private AccessLog log;
    private Path state;

    @BeforeEach
    void make_the_log() throws IOException {
        log = new AccessLog(dir.resolve("access.log"));
        log.append();
        state = Files.createDirectory(dir.resolve("state"));
    }

    private RunningDaemon start() {
        return ApilogCommand.following("--state.dir=" + state, log.path()).start();
    }

    private void write(int lines) {
        log.append(AccessLog.lines(lines, "GET", "/users/17", 200));
    }

    private static double counted(Exposition shown) {
        return shown.sum("apilog_requests_total", Map.of());
    }

    private static void shows(RunningDaemon daemon, double requests) {
        Eventually.holds(() -> assertThat(counted(daemon.metrics())).isEqualTo(requests));
    }

    private static void awaitFailures(RunningDaemon daemon) {
        Eventually.holds(() -> {
            daemon.scrape();
            assertThat(daemon.metrics().sum("apilog_state_save_failures_total", Map.of()))
                    .isPositive();
        });
    }

    private void fill() throws IOException {
        byte[] block = new byte[4_096];
        try (var out = Files.newOutputStream(state.resolve("ballast"))) {
            for (int i = 0; i < 1_000; i++) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    @Test
    void where_the_disk_is_full_counting_goes_on_and_a_start_begins_at_0_and_at_the_end() throws Exception {
        try (AutoCloseable volume = Programs.smallVolume(state)) {
            assertThat(volume).isNotNull();
            try (RunningDaemon daemon = start().awaitReady()) {
                write(10);
                shows(daemon, 10);
                fill();
                write(5);
                awaitFailures(daemon);
                shows(daemon, 15);
                daemon.kill();
            }
            Files.delete(state.resolve("ballast"));
            try (RunningDaemon daemon = start().awaitReady()) {
                assertThat(daemon.err()).contains("what was shown last could not be saved");
                write(3);
                shows(daemon, 3);
            }
        }
    }

    @Test
    void where_a_full_disk_has_room_again_counts_go_on_over_a_kill() throws Exception {
        try (AutoCloseable volume = Programs.smallVolume(state)) {
            assertThat(volume).isNotNull();
            try (RunningDaemon daemon = start().awaitReady()) {
                write(10);
                shows(daemon, 10);
                fill();
                awaitFailures(daemon);
                Files.delete(state.resolve("ballast"));
                write(5);
                double failed = daemon.metrics().sum("apilog_state_last_save_timestamp_seconds", Map.of());
                Eventually.holds(() -> {
                    daemon.scrape();
                    assertThat(daemon.metrics().sum("apilog_state_last_save_timestamp_seconds", Map.of()))
                            .isGreaterThan(failed);
                });
                shows(daemon, 15);
                daemon.kill();
            }
            try (RunningDaemon daemon = start().awaitReady()) {
                write(3);
                shows(daemon, 18);
            }
        }
    }

    /** Its lock and its mark stay open for writing, so it cannot be mounted anew: a mount that is read-only is laid over it. */
    @Test
    void a_state_that_became_read_only_is_told_and_counting_goes_on() throws Exception {
        try (RunningDaemon daemon = start().awaitReady()) {
            write(10);
            shows(daemon, 10);
            try (AutoCloseable volume = Programs.smallVolume(state)) {
                assertThat(volume).isNotNull();
                Programs.output(List.of("mount", "-o", "remount,ro", state.toString()));
                write(5);
                awaitFailures(daemon);
                shows(daemon, 15);
            }
            daemon.kill();
        }
        try (RunningDaemon daemon = start().awaitReady()) {
            assertThat(daemon.err()).contains("what was shown last could not be saved");
            write(3);
            shows(daemon, 3);
        }
    }

    @Test
    void a_directory_that_was_removed_is_told_and_the_next_start_is_a_first_one() throws IOException {
        try (RunningDaemon daemon = start().awaitReady()) {
            write(10);
            shows(daemon, 10);
            removeState();
            write(5);
            awaitFailures(daemon);
            shows(daemon, 15);
            daemon.kill();
        }
        try (RunningDaemon daemon = start().awaitReady()) {
            write(3);
            shows(daemon, 3);
        }
    }

    private void removeState() throws IOException {
        try (var files = Files.list(state)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(state);
    }

    private void damage(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(state.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(state.resolve(name), bytes);
    }

    private void killAfterTwoSaves() {
        try (RunningDaemon daemon = start().awaitReady()) {
            write(10);
            shows(daemon, 10);
            daemon.scrape();
            write(5);
            shows(daemon, 15);
            daemon.kill();
        }
    }

    @Test
    void where_the_last_snapshot_is_damaged_scrapes_are_refused_until_what_was_written_since_is_counted()
            throws IOException {
        killAfterTwoSaves();
        damage("snapshot");
        write(200_000);
        try (RunningDaemon daemon = start()) {
            int first = daemon.get("/metrics").statusCode();
            Eventually.holds(
                    () -> assertThat(daemon.get("/metrics").statusCode()).isEqualTo(200));
            assertThat(first).isEqualTo(503);
            shows(daemon, 200_015);
        }
    }

    @Test
    void where_both_are_damaged_every_counter_begins_at_0_and_reading_at_the_end() throws IOException {
        killAfterTwoSaves();
        damage("snapshot");
        damage("snapshot.previous");
        write(7);
        try (RunningDaemon daemon = start().awaitReady()) {
            assertThat(daemon.err()).contains("Every counter begins at 0");
            write(3);
            shows(daemon, 3);
        }
    }
}
