package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The volume that holds the log has no room left: its writer leaves pieces of lines, and goes on behind them when there is room again. */
class FullVolumeIT {
    private static final int MORE_THAN_FITS = 4_000;

    @TempDir
    Path dir;

    private Path volume;
    private Path log;
    private Path state;

    @BeforeEach
    void make_the_volume() throws IOException {
        volume = Files.createDirectory(dir.resolve("volume"));
        state = Files.createDirectory(dir.resolve("state"));
        log = volume.resolve("access.log");
    }

    private RunningDaemon start() {
        return ApilogCommand.following("--state.dir=" + state, log).start();
    }

    /** Writes as a server does that takes no notice of what the system answers: what does not fit is not there. */
    private static void write(Path to, int lines) throws IOException {
        ByteBuffer text =
                ByteBuffer.wrap(AccessLog.lines(lines, "GET", "/users/17", 200).getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (text.hasRemaining()) {
                channel.write(text);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static int lineEnds(Path file) throws IOException {
        int ends = 0;
        for (byte b : Files.readAllBytes(file)) {
            ends += b == '\n' ? 1 : 0;
        }
        return ends;
    }

    @Test
    void every_line_that_has_an_end_is_counted_once_while_it_is_full_and_when_there_is_room_again() throws Exception {
        Path rotated = log.resolveSibling("access.log.1");
        try (AutoCloseable mounted = Programs.smallVolume(volume)) {
            assertThat(mounted).isNotNull();
            write(log, 1);
            Files.write(volume.resolve("ballast"), new byte[64 * 1024]);
            try (RunningDaemon daemon = start().awaitReady()) {
                write(log, MORE_THAN_FITS);
                assertThat(Files.readString(log)).doesNotEndWith("\n");
                daemon.awaitMetric("apilog_lines_total", Map.of(), (double) lineEnds(log) - 1);
                Files.move(log, rotated);
                write(log, 10);
                assertThat(log).isEmptyFile();
                daemon.kill();
            }
            try (RunningDaemon daemon = start()) {
                Files.delete(volume.resolve("ballast"));
                write(rotated, 5);
                write(log, 20);
                daemon.awaitMetric("apilog_lines_total", Map.of(), (double) lineEnds(rotated) + lineEnds(log) - 1);
                assertThat(daemon.metrics().sum("apilog_files_lost_total", Map.of()))
                        .isZero();
            }
        }
    }
}
