package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source gets another name between two runs: its counts follow its file. */
class RenamedSourceIT {
    @TempDir
    Path dir;

    private RunningDaemon start(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "--state.dir=" + dir.resolve("state");
        all[1] = "--read.from=beginning";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return ApilogCommand.following(all).start();
    }

    private AccessLog log(int lines) {
        AccessLog log = new AccessLog(dir.resolve("access.log"));
        log.append(AccessLog.lines(lines, "GET", "/users/17", 200));
        return log;
    }

    @Test
    void counts_of_a_source_that_was_renamed_follow_its_file() {
        AccessLog log = log(5);
        try (RunningDaemon daemon = start(log.path())) {
            daemon.awaitAccepted(5);
        }
        log.append(AccessLog.lines(1, "GET", "/users/17", 200));
        try (RunningDaemon daemon = start("web=" + log.path())) {
            daemon.awaitAccepted(6);
            assertThat(daemon.metrics().sum("apilog_requests_total", Map.of("source", "web")))
                    .isEqualTo(6);
            assertThat(daemon.err()).contains("the source 'default' is 'web' now: its counts go on under that name");
        }
    }

    @Test
    void counts_of_a_source_whose_files_nobody_reads_any_more_are_dropped_aloud() throws IOException {
        AccessLog log = log(5);
        Path other = Files.createFile(dir.resolve("other.log"));
        try (RunningDaemon daemon = start("web=" + log.path())) {
            daemon.awaitAccepted(5);
        }
        try (RunningDaemon daemon = start("shop=" + other)) {
            daemon.awaitReady();
            assertThat(daemon.err())
                    .contains("the counts of the source 'web' are dropped: there is no source of that name");
        }
    }
}
