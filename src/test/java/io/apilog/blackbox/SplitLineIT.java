package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container runtime writes a long line in pieces, and the daemon ends between two of them. */
class SplitLineIT {
    private static final String TIME = "2026-11-21T09:00:00.000000001Z";

    @TempDir
    Path dir;

    private void isCountedOnce(String before, String first, String last) {
        AccessLog log = new AccessLog(dir.resolve("0.log"));
        log.append();
        ApilogCommand command = ApilogCommand.following("--state.dir=" + dir.resolve("state"), log.path());
        try (RunningDaemon daemon = command.start().awaitReady()) {
            log.append(before + "\n", first + "\n");
            daemon.awaitMetric("apilog_lines_total", Map.of("result", "ignored"), 1);
            daemon.scrape();
            daemon.kill();
        }
        log.append(last + "\n");
        try (RunningDaemon daemon = command.start()) {
            Exposition shown = daemon.awaitAccepted(2);
            assertThat(shown.requests()).isEqualTo(Map.of("GET /users/{id} 200", 2L));
            assertThat(shown.sum("apilog_lines_total", Map.of("result", "rejected")))
                    .isZero();
        }
    }

    @Test
    void a_line_that_a_cri_runtime_has_split_is_counted_once_over_a_kill() {
        String line = AccessLog.line("GET", "/users/17", 200).strip();
        isCountedOnce(
                TIME + " stdout F " + line,
                TIME + " stdout P " + line.substring(0, 60),
                TIME + " stdout F " + line.substring(60));
    }

    @Test
    void a_line_that_docker_has_split_is_counted_once_over_a_kill() {
        String line = AccessLog.line("GET", "/users/17", 200).strip();
        isCountedOnce(docker(line + "\n"), docker(line.substring(0, 60)), docker(line.substring(60) + "\n"));
    }

    private static String docker(String text) {
        return "{\"log\":\"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\",\"stream\":\"stdout\",\"time\":\""
                + TIME + "\"}";
    }
}
