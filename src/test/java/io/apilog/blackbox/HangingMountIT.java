package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log on a file system that a process shows (FUSE), and does not answer while that is stopped, beside a log on a disk. */
@Timeout(180)
class HangingMountIT {
    @TempDir
    Path dir;

    private Path shown;
    private Path mount;
    private Path local;
    private Path remote;

    @BeforeEach
    void make_directories() throws IOException {
        shown = Files.createDirectory(dir.resolve("shown"));
        mount = Files.createDirectory(dir.resolve("mount"));
        local = dir.resolve("access.log");
        remote = shown.resolve("remote.log");
        write(local, 1);
        write(remote, 1);
    }

    private static void write(Path to, int lines) throws IOException {
        Files.write(
                to,
                AccessLog.lines(lines, "GET", "/users/17", 200).getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private RunningDaemon start() {
        return ApilogCommand.following(
                        "--state.dir=" + dir.resolve("state"),
                        "--read.from=beginning",
                        local,
                        mount.resolve("remote.log"))
                .start();
    }

    @Test
    void other_logs_are_counted_while_one_hangs_and_that_one_once_when_it_answers() throws Exception {
        Files.createDirectory(dir.resolve("state"));
        try (FuseDirectory fuse = FuseDirectory.mounted(shown, mount)) {
            try (RunningDaemon daemon = start().awaitReady()) {
                daemon.awaitAccepted(2);
                fuse.hang();
                write(local, 10);
                write(remote, 5);
                daemon.awaitAccepted(12);
                daemon.awaitSaid("does not answer");
                write(local, 10);
                daemon.awaitAccepted(22);
                daemon.awaitMetric("apilog_files_unreadable", Map.of(), 1);
                Files.move(remote, shown.resolve("remote.log.1"));
                write(remote, 3);
                fuse.answer();
                daemon.awaitAccepted(30);
                daemon.kill();
            }
            fuse.hang();
            try (RunningDaemon daemon = start().awaitReady()) {
                write(local, 10);
                write(remote, 5);
                daemon.awaitAccepted(40);
                fuse.answer();
                assertThat(daemon.awaitAccepted(45).sum("apilog_files_lost_total", Map.of()))
                        .isZero();
            } finally {
                fuse.answer();
            }
        }
    }
}
