package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of containers, rotated in the order in which kubelet and Docker do it, while the daemon is killed and started again. */
class ContainerRotationIT {
    private static final int ROUNDS = 6;
    private static final int LINES = 400;

    @TempDir
    Path dir;

    private int number;

    private interface Rotation {
        void run() throws IOException;
    }

    /** As {@code container_log_manager.go}: compress those rotated before by a temporary file, rename the log, let the runtime reopen it. */
    @Test
    void lines_of_a_log_that_kubelet_rotates_are_counted_once() throws IOException {
        Path pod = Files.createDirectories(dir.resolve("pods/shop_api-0_4f1c/api"));
        Path log = pod.resolve("0.log");
        Path link = Files.createDirectory(dir.resolve("containers")).resolve("api-0_shop_api-4f1c.log");
        Files.createFile(log);
        Files.createSymbolicLink(link, log);
        List<Path> rotated = new ArrayList<>();
        counts(dir.resolve("containers") + "/*.log", log, "cri", () -> {
            while (rotated.size() > 3) {
                Files.delete(rotated.remove(0));
            }
            for (int i = 0; i < rotated.size(); i++) {
                if (!rotated.get(i).toString().endsWith(".gz")) {
                    rotated.set(i, compressed(rotated.get(i), ".tmp"));
                }
            }
            Path next = pod.resolve("0.log.20261121-1200" + (10 + rotated.size() + number / LINES));
            Files.move(log, next);
            rotated.add(next);
            // Lines that the runtime writes before it has opened the log again.
            write(next, "cri", 3);
            Files.createFile(log);
        });
    }

    /** As moby's {@code rotate}: the numbers are shifted, the log renamed and created anew, then .1 is compressed. */
    @Test
    void lines_of_a_log_that_docker_rotates_are_counted_once() throws IOException {
        Path container = Files.createDirectories(dir.resolve("4f1c"));
        Path log = container.resolve("4f1c-json.log");
        Files.createFile(log);
        int most = 5;
        counts(log.toString(), log, "docker", () -> {
            Files.deleteIfExists(container.resolve("4f1c-json.log." + (most - 1) + ".gz"));
            for (int i = most - 1; i > 1; i--) {
                Path from = container.resolve("4f1c-json.log." + (i - 1) + ".gz");
                if (Files.exists(from)) {
                    Files.move(from, container.resolve("4f1c-json.log." + i + ".gz"));
                }
            }
            Path first = container.resolve("4f1c-json.log.1");
            Files.move(log, first);
            Files.createFile(log);
            write(log, "docker", 3);
            compressed(first, "");
        });
    }

    /** @param temporary how the compressed file is called while it is written; empty for its name */
    private static Path compressed(Path file, String temporary) throws IOException {
        Path archive = file.resolveSibling(file.getFileName() + ".gz");
        Path written = temporary.isEmpty() ? archive : file.resolveSibling(file.getFileName() + temporary);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(written))) {
            Files.copy(file, out);
        }
        if (!temporary.isEmpty()) {
            Files.move(written, archive);
        }
        Files.delete(file);
        return archive;
    }

    private void write(Path to, String how, int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            String line = AccessLog.line("GET", "/users/" + (1_000_000 + number++), 200)
                    .strip();
            text.append(
                    how.equals("cri")
                            ? "2026-11-21T09:00:00.000000001Z stdout F " + line + "\n"
                            : "{\"log\":\"" + line.replace("\"", "\\\"")
                                    + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-21T09:00:00.000000001Z\"}\n");
        }
        new AccessLog(to).append(text.toString());
    }

    /** Rotated while it runs, while it is down, and while it reads what was written meanwhile. */
    private void counts(String path, Path log, String how, Rotation rotation) throws IOException {
        ApilogCommand command = ApilogCommand.following("--state.dir=" + dir.resolve("state"), path);
        for (int life = 0; life < 2; life++) {
            try (RunningDaemon daemon = command.start().awaitReady()) {
                for (int i = 0; i < ROUNDS; i++) {
                    write(log, how, LINES);
                    rotation.run();
                    daemon.awaitAccepted(number);
                }
                write(log, how, LINES);
                daemon.kill();
            }
            write(log, how, LINES);
            rotation.run();
            write(log, how, LINES);
            rotation.run();
        }
        try (RunningDaemon daemon = command.start()) {
            assertThat(daemon.awaitAccepted(number).requests()).isEqualTo(Map.of("GET /users/{id} 200", (long) number));
            assertThat(daemon.metrics().sum("apilog_files_lost_total", Map.of()))
                    .as(daemon.err())
                    .isZero();
        }
    }
}
