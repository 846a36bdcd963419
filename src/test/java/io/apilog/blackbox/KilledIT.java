package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories of a daemon that is killed again and again while a log is written and rotated: every line is counted once, and what Prometheus
 * would make of the scrapes is the number of lines. The writer pauses while the log is copied and cut. More of them: {@code -Dapilog.kills=200}, from {@code -Dapilog.kills.seed=1} on.
 */
class KilledIT {
    private static final int LIVES = 4;

    @TempDir
    Path dir;

    static List<Long> seeds() {
        long first = Long.getLong("apilog.kills.seed", 1);
        List<Long> seeds = new ArrayList<>();
        for (long seed = first; seed < first + Integer.getInteger("apilog.kills", 6); seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_line_is_counted_once_and_no_scrape_goes_backwards(long seed) {
        new History(seed).run();
    }

    private final class History {
        private final Random random;
        private final AccessLog log = new AccessLog(dir.resolve("access.log"));
        private final Map<String, Long> written = new TreeMap<>();
        private final Map<Map<String, String>, Double> last = new HashMap<>();
        private final List<String> actions = new ArrayList<>();
        private long number;
        private int rotations;

        History(long seed) {
            random = new Random(seed);
        }

        void run() {
            log.append();
            for (int life = 0; life < LIVES; life++) {
                try (RunningDaemon daemon = start()) {
                    for (int i = random.nextInt(12); i >= 0; i--) {
                        act(daemon);
                    }
                    said("kill");
                    daemon.kill();
                }
                if (random.nextBoolean()) {
                    write();
                }
                if (random.nextInt(3) == 0) {
                    rotate();
                }
            }
            try (RunningDaemon daemon = start()) {
                settle(daemon);
            }
        }

        private RunningDaemon start() {
            said("start");
            return ApilogCommand.following("--state.dir=" + dir.resolve("state"), log.path())
                    .start()
                    .awaitReady();
        }

        private void said(String action) {
            actions.add(action);
        }

        private void act(RunningDaemon daemon) {
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> write();
                case 3 -> rotate();
                default -> scrape(daemon);
            }
        }

        private void write() {
            int lines = 1 + random.nextInt(random.nextInt(5) == 0 ? 3_000 : 20);
            said("write " + lines);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < lines; i++) {
                int kind = random.nextInt(4);
                int status = List.of(200, 201, 500).get(random.nextInt(3));
                String method = kind % 2 == 0 ? "GET" : "POST";
                text.append(AccessLog.line(method, "/things" + kind + "/" + 1_000_000 + number++, status));
                written.merge(method + " /things" + kind + "/{id} " + status, 1L, Long::sum);
            }
            log.append(text.toString());
        }

        private void rotate() {
            Path rotated = dir.resolve("access.log." + ++rotations);
            try {
                if (random.nextInt(3) == 0) {
                    said("copy and cut");
                    Files.copy(log.path(), rotated);
                    try (var cut = FileChannel.open(log.path(), StandardOpenOption.WRITE)) {
                        cut.truncate(0);
                    }
                } else {
                    said("rename and create");
                    Files.move(log.path(), rotated);
                    log.append();
                }
                if (random.nextInt(3) == 0) {
                    compress(rotated);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private void compress(Path rotated) throws IOException {
            said("compress");
            Path archive = rotated.resolveSibling(rotated.getFileName() + ".gz");
            try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(archive))) {
                Files.copy(rotated, out);
            }
            Files.delete(rotated);
        }

        private Exposition scrape(RunningDaemon daemon) {
            Exposition shown = daemon.scrape();
            Map<Map<String, String>, Double> now = new HashMap<>();
            for (String name : List.of("apilog_requests_total", "apilog_request_duration_seconds_count")) {
                shown.named(name).forEach(sample -> {
                    Map<String, String> series = new TreeMap<>(sample.labels());
                    series.put("__name__", name);
                    now.put(series, sample.value());
                });
            }
            last.forEach((series, before) -> assertThat(now.getOrDefault(series, -1.0))
                    .as("%s after %s; %s; the daemon said: %s", series, before, actions, daemon.err())
                    .isGreaterThanOrEqualTo(before));
            now.forEach((series, value) -> {
                if (!last.containsKey(series)) {
                    assertThat(value)
                            .as("the first value of %s; %s", series, actions)
                            .isZero();
                }
            });
            last.putAll(now);
            said("scrape "
                    + now.values().stream().mapToDouble(Double::doubleValue).sum() / 2);
            return shown;
        }

        private void settle(RunningDaemon daemon) {
            long lines = written.values().stream().mapToLong(Long::longValue).sum();
            Eventually.holds(() -> {
                scrape(daemon);
                Exposition person = daemon.metrics();
                assertThat(person.lines())
                        .as("%s; the daemon said: %s", actions, daemon.err())
                        .isEqualTo(lines == 0 ? Map.of() : Map.of("accepted", lines));
                assertThat(person.requests()).as("%s", actions).isEqualTo(written);
            });
            Eventually.holds(() -> assertThat(scrape(daemon).requests())
                    .as("increase since the first 0; %s", actions)
                    .isEqualTo(written));
            assertThat(daemon.metrics().sum("apilog_files_lost_total", Map.of()))
                    .as("%s", actions)
                    .isZero();
        }
    }
}
