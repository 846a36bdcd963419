package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Directories and files of a size that takes minutes to make: {@code -Dit.test=ScaleIT -Dapilog.scale=true}. */
@EnabledIfSystemProperty(
        named = "apilog.scale",
        matches = "true",
        disabledReason = "takes minutes: -Dapilog.scale=true")
class ScaleIT {
    private static final int MANY_SIBLINGS = 1_000_000;
    private static final int MANY_FILES = 10_000;
    private static final long TERABYTE = 1L << 40;

    @TempDir
    Path dir;

    private int number;
    private Path logs;
    private Path state;

    @BeforeEach
    void make_directories() throws IOException {
        logs = Files.createDirectory(dir.resolve("logs"));
        state = Files.createDirectory(dir.resolve("state"));
    }

    private ApilogCommand following(Object... arguments) {
        return ApilogCommand.following(IntStream.range(0, arguments.length + 1)
                .mapToObj(i -> i == 0 ? "--state.dir=" + state : arguments[i - 1])
                .toArray());
    }

    private void write(Path log, int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(AccessLog.line("GET", "/users/" + (1_000_000 + number++), 200));
        }
        new AccessLog(log).append(text.toString());
    }

    private static void assertNothingLost(RunningDaemon daemon) {
        assertThat(daemon.metrics().sum("apilog_files_lost_total", Map.of()))
                .as(daemon.err())
                .isZero();
    }

    @Test
    void beside_a_million_files_each_line_is_counted_once_over_rotations_and_a_kill() throws IOException {
        Path log = Files.createFile(logs.resolve("access.log"));
        for (int i = 0; i < MANY_SIBLINGS; i++) {
            Files.createFile(logs.resolve((i % 2 == 0 ? "access.log." : "other.") + i));
        }
        int written = 0;
        try (RunningDaemon daemon = following(log).start().awaitReady()) {
            for (int i = 0; i < 3; i++) {
                write(log, 1_000);
                Files.move(log, logs.resolve("access.log.rotated" + i));
                write(log, 10);
                written += 1_010;
                daemon.awaitAccepted(written);
            }
            daemon.kill();
        }
        write(log, 500);
        try (RunningDaemon daemon = following(log).start()) {
            daemon.awaitAccepted(written + 500);
            assertNothingLost(daemon);
        }
    }

    @Test
    void lines_of_ten_thousand_files_are_counted_once_over_a_kill() throws IOException {
        for (int i = 0; i < MANY_FILES; i++) {
            Files.createFile(logs.resolve(i + ".log"));
        }
        String glob = logs + "/*.log";
        ApilogCommand command = following(glob).withJvmArgument("-Xmx512m");
        try (RunningDaemon daemon = command.start().awaitReady()) {
            for (int i = 0; i < MANY_FILES; i++) {
                write(logs.resolve(i + ".log"), 3);
                if (i % 1_000 == 999) {
                    daemon.awaitAccepted(number);
                }
            }
            daemon.kill();
        }
        for (int i = 0; i < MANY_FILES; i++) {
            write(logs.resolve(i + ".log"), 2);
        }
        try (RunningDaemon daemon = command.start()) {
            daemon.awaitAccepted(number);
            assertNothingLost(daemon);
        }
    }

    @Test
    void behind_a_terabyte_each_line_is_counted_once_over_a_kill() throws IOException {
        Path log = logs.resolve("access.log");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(TERABYTE);
            file.seek(TERABYTE);
            file.writeBytes("the end of what was there before\n");
        }
        try (RunningDaemon daemon = following(log).start().awaitReady()) {
            write(log, 1_000);
            daemon.awaitAccepted(1_000);
            daemon.kill();
        }
        write(log, 700);
        try (RunningDaemon daemon = following(log).start()) {
            daemon.awaitAccepted(1_700);
            assertNothingLost(daemon);
        }
    }
}
