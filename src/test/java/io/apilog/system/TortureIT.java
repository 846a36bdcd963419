package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.ApilogCommand;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import io.apilog.blackbox.RunningDaemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 20,000 lines a second, a rotation every three seconds, {@code kill -9} every few seconds, and a real Prometheus that scrapes all the
 * while: what it has of each label set is compared with what was written. For longer: {@code -Dapilog.torture=10m}.
 */
class TortureIT {
    private static final int LINES_A_SECOND = 20_000;
    private static final int TICK_MILLIS = 10;
    private static final int TICKS_A_ROTATION = 300;
    private static final int TICKS_TO_REOPEN = 20;
    private static final int LEAST_KILLS = 3;
    /** A scrape that begins so shortly before the kill is cut off by it. */
    private static final long CUT_OFF_MILLIS = 500;

    private static final double LEAST_ANSWERED = 0.95;

    @TempDir
    Path dir;

    private TorturedLog log;
    private int ticks;
    private final List<long[]> ready = new ArrayList<>();

    private static Duration duration() {
        return Duration.parse("PT" + System.getProperty("apilog.torture", "15s"));
    }

    @Test
    void what_prometheus_has_of_each_label_set_is_what_was_written() throws Exception {
        List.of("prometheus", "promtool").forEach(Programs::required);
        int port = FreePort.find();
        log = new TorturedLog(dir.resolve("access.log"));
        ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
        try (Prometheus prometheus = prometheus(port)) {
            int kills = 0;
            ScheduledFuture<?> writing = writer.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
            long began = System.nanoTime();
            long end = began + duration().toNanos();
            Random random = new Random(2);
            while (System.nanoTime() < end || kills < LEAST_KILLS) {
                try (RunningDaemon daemon = start(port)) {
                    long from = System.currentTimeMillis();
                    pass(2_000 + random.nextInt(3_000));
                    ready.add(new long[] {from, System.currentTimeMillis()});
                    daemon.kill();
                    kills++;
                }
            }
            stop(writing);
            try (RunningDaemon daemon = start(port)) {
                long from = System.currentTimeMillis();
                for (int patience = 0; !isCounted(daemon) && patience < 6; patience++) {
                    pass(10_000);
                }
                Eventually.holds(() -> assertThat(prometheus.values("apilog_requests_total"))
                        .as(
                                "lost files: %s; %s",
                                daemon.metrics().sum("apilog_files_lost_total", Map.of()), daemon.err())
                        .isEqualTo(log.written()));
                ready.add(new long[] {from, System.currentTimeMillis()});
                report(prometheus, kills, Duration.ofNanos(System.nanoTime() - began));
            }
        } finally {
            writer.shutdownNow();
            writer.awaitTermination(10, TimeUnit.SECONDS);
            log.close();
        }
    }

    /** Over a daemon, so that the first state is there before the first line. */
    private Prometheus prometheus(int port) throws IOException {
        try (RunningDaemon daemon = start(port)) {
            Prometheus prometheus =
                    Prometheus.start(Files.createDirectory(dir.resolve("prometheus")), daemon.port(), List.of());
            assertThat(daemon.stop().exitCode()).isZero();
            return prometheus;
        }
    }

    private boolean isCounted(RunningDaemon daemon) {
        return daemon.metrics().sum("apilog_requests_total", Map.of()) >= log.lines();
    }

    private RunningDaemon start(int port) {
        return ApilogCommand.of(
                        "--web.listen-address=127.0.0.1:" + port,
                        "--state.dir=" + dir.resolve("state"),
                        dir.resolve("access.log"))
                .start()
                .awaitReady();
    }

    private static void pass(long millis) throws InterruptedException {
        boolean over = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        assertThat(over).isFalse();
    }

    private void tick() {
        try {
            log.write(LINES_A_SECOND * TICK_MILLIS / 1_000);
            int since = ticks++ % TICKS_A_ROTATION;
            if (since == TICKS_A_ROTATION - 1) {
                log.rotate();
            } else if (since == TICKS_TO_REOPEN) {
                log.reopen();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Between two ticks. */
    private static void stop(ScheduledFuture<?> writing) throws InterruptedException, ExecutionException {
        boolean failed = writing.isDone();
        writing.cancel(false);
        assertThat(failed).as("the writer failed").isFalse();
    }

    private void report(Prometheus prometheus, int kills, Duration took) {
        String range = "[" + (took.toSeconds() + 60) + "s]";
        Map<String, List<Prometheus.Scraped>> scraped = prometheus.scraped("apilog_requests_total" + range);
        int samples = scraped.values().stream().mapToInt(List::size).sum();
        List<Prometheus.Scraped> answers = prometheus.scraped("up" + range).values().iterator().next().stream()
                .filter(up -> ready.stream().anyMatch(when -> up.at() > when[0] && up.at() < when[1] - CUT_OFF_MILLIS))
                .toList();
        double answered = answers.stream()
                .mapToDouble(Prometheus.Scraped::value)
                .average()
                .orElse(0);
        double increase = prometheus
                .values("sum(increase(apilog_requests_total" + range + "))")
                .getOrDefault("", 0.0);
        System.out.printf(
                Locale.ROOT,
                "Torture: %d lines in %d s, %d rotations, %d kill -9; %d label sets, each as written: lost 0, twice 0;"
                        + " %d samples, none lower than the one before; %d scrapes after readiness, %.1f %% answered;"
                        + " increase() over the run, extrapolated: %.0f%n",
                log.lines(),
                took.toSeconds(),
                log.rotations(),
                kills,
                log.written().size(),
                samples,
                answers.size(),
                100 * answered,
                increase);
        scraped.forEach(TortureIT::assertGoesOn);
        assertThat(answered).as("scrapes answered after readiness").isGreaterThanOrEqualTo(LEAST_ANSWERED);
    }

    /** From 0, so that the sum of its steps is its last value. */
    private static void assertGoesOn(String series, List<Prometheus.Scraped> values) {
        assertThat(values.get(0).value()).as("first value of %s", series).isZero();
        for (int i = 1; i < values.size(); i++) {
            assertThat(values.get(i).value())
                    .as("%s at %d", series, values.get(i).at())
                    .isGreaterThanOrEqualTo(values.get(i - 1).value());
        }
    }
}
