package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real logrotate every 1.2 to 6 seconds, with dates in the names, archives that are made one rotation later, in the log's own directory or in
 * another one, and a daemon that is killed in between. More rotations: {@code -Dapilog.logrotate=100}.
 */
class LogrotateIT {
    private static final int ROTATIONS = Integer.getInteger("apilog.logrotate", 4);
    private static final int LEAST_MILLIS = 1_200;
    private static final int MOST_MILLIS = 6_000;
    private static final int LINES = 200;

    @TempDir
    Path dir;

    private final Random random = new Random(Long.getLong("apilog.logrotate.seed", 1));
    private AccessLog log;
    private int written;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create",
                "copytruncate",
                "create\ncompress\ndelaycompress",
                "copytruncate\ncompress\ndelaycompress",
                "create\ncompress\ndelaycompress\nolddir old",
                "copytruncate\ncompress\ndelaycompress\nolddir old"
            })
    void each_line_is_counted_once_over_rotations_and_kills(String how) throws Exception {
        Files.createDirectory(dir.resolve("old"));
        log = new AccessLog(dir.resolve("access.log"));
        log.append();
        RunningDaemon daemon = start();
        try {
            for (int i = 0; i < ROTATIONS; i++) {
                write();
                daemon.awaitAccepted(written);
                write();
                rotate(how);
                write();
                if (i % 2 == 1) {
                    daemon.kill();
                    daemon.close();
                    write();
                    daemon = start();
                }
                pass(LEAST_MILLIS + random.nextInt(MOST_MILLIS - LEAST_MILLIS));
            }
            write();
            assertThat(daemon.awaitAccepted(written).lines()).isEqualTo(Map.of("accepted", (long) written));
            assertThat(daemon.metrics().sum("apilog_files_lost_total", Map.of()))
                    .isZero();
        } finally {
            daemon.close();
        }
    }

    private RunningDaemon start() {
        return ApilogCommand.following("--state.dir=" + dir.resolve("state"), log.path())
                .start()
                .awaitReady();
    }

    private void write() {
        int lines = 1 + random.nextInt(LINES);
        log.append(AccessLog.lines(lines, "GET", "/users/" + (1_000_000 + written), 200));
        written += lines;
    }

    private static void pass(long millis) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
    }

    private void rotate(String how) throws IOException {
        Path config = dir.resolve("logrotate.conf");
        Files.writeString(
                config,
                "%s {\nrotate 500\nmissingok\ndateext\ndateformat -%%Y%%m%%d-%%s\n%s\n}\n".formatted(log.path(), how));
        Programs.output(List.of(
                Programs.required("logrotate"),
                "--force",
                "--state",
                dir.resolve("status").toString(),
                config.toString()));
    }
}
