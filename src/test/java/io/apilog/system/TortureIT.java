package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import io.apilog.blackbox.RunningDaemon;
import io.apilog.testing.OwnParent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * 5,000 lines a second, a rotation every half to three seconds, archives made late and in bulk, a daemon that is killed again and again
 * ({@link TorturedDaemon}), and two real Prometheus servers that scrape it all the while: what each of them has of each label set is compared
 * with what was written. For longer: {@code -Dapilog.torture=1h}. With
 * {@code -Dapilog.torture.copies=true} every third rotation copies and cuts the log, which is not exact where an end comes about the moment of
 * the cut (docs/guarantees.md). With {@code -Dapilog.torture.everything=true} all that can be counted is, and each request is in an audit trail once.
 */
class TortureIT {
    private static final int LINES_A_SECOND = 5_000;
    private static final int TICK_MILLIS = 10;
    private static final int LEAST_TICKS_A_ROTATION = 50;
    private static final int MOST_TICKS_A_ROTATION = 300;
    private static final int MOST_TICKS_TO_REOPEN = 40;
    private static final int TICKS_A_NEW_SERIES = 2_000;
    private static final int LEAST_LIVES = 4;
    private static final double LEAST_ANSWERED = 0.95;
    private static final List<String> NEVER_BACK = List.of(
            "apilog_requests_total",
            "apilog_lines_total",
            "apilog_response_bytes_total",
            "apilog_request_duration_seconds_count",
            "apilog_request_duration_seconds_sum",
            "apilog_request_duration_seconds_bucket");

    @TempDir(factory = OwnParent.class, cleanup = CleanupMode.ON_SUCCESS)
    Path dir;

    private final Random random = new Random(3);
    private TorturedLog log;
    private int ticks;
    private int rotateAt = LEAST_TICKS_A_ROTATION;
    private int reopenAt = -1;

    private static Duration duration() {
        return Duration.parse("PT" + System.getProperty("apilog.torture", "15s"));
    }

    @Test
    void what_two_servers_have_of_each_label_set_is_what_was_written() throws Exception {
        List.of("prometheus", "promtool").forEach(Programs::required);
        int port = FreePort.find();
        // Two that scrape are told apart by their addresses.
        List<String> addresses = List.of("127.0.0.1:" + port, "[::1]:" + port);
        log = new TorturedLog(dir.resolve("access.log"), Boolean.getBoolean("apilog.torture.copies"));
        boolean everything = Boolean.getBoolean("apilog.torture.everything");
        TorturedDaemon tortured = new TorturedDaemon(dir, addresses, everything);
        ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
        try (Servers servers = servers(tortured, addresses)) {
            ScheduledFuture<?> writing = writer.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
            long began = System.nanoTime();
            long end = began + duration().toNanos();
            while (System.nanoTime() < end || tortured.lives() < LEAST_LIVES || tortured.served() < 2) {
                tortured.live();
            }
            stop(writing);
            try (RunningDaemon daemon = tortured.peaceful()) {
                long from = System.currentTimeMillis();
                for (int patience = 0; !isCounted(daemon) && patience < 12; patience++) {
                    pass(10_000);
                }
                for (Prometheus server : servers.all()) {
                    Eventually.holds(() -> assertThat(server.values("apilog_requests_total"))
                            .as(
                                    "%s; lost files: %s; %s; see %s",
                                    difference(server),
                                    daemon.metrics().sum("apilog_files_lost_total", Map.of()),
                                    daemon.err(),
                                    dir)
                            .isEqualTo(log.written()));
                }
                tortured.wasReady(from);
                report(servers, tortured, Duration.ofNanos(System.nanoTime() - began));
                if (everything) {
                    assertThat(daemon.stop().exitCode()).isZero();
                    assertThat(tortured.verified().out()).contains("whole: ", " " + log.lines() + " requests");
                }
            }
        } finally {
            writer.shutdownNow();
            writer.awaitTermination(10, TimeUnit.SECONDS);
            log.close();
        }
    }

    /** Two servers, each with the daemon under another of its addresses. */
    private record Servers(Prometheus first, Prometheus second) implements AutoCloseable {
        List<Prometheus> all() {
            return List.of(first, second);
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }
    }

    /** Over a daemon, so that the first state is there before the first line. */
    private Servers servers(TorturedDaemon tortured, List<String> addresses) throws IOException {
        try (RunningDaemon daemon = tortured.peaceful()) {
            Prometheus first = server("first", addresses.get(0));
            Prometheus second = server("second", addresses.get(1));
            assertThat(daemon.stop().exitCode()).isZero();
            return new Servers(first, second);
        }
    }

    private Prometheus server(String name, String target) throws IOException {
        return Prometheus.start(
                Files.createDirectory(dir.resolve(name)),
                List.of(Prometheus.job("apilog", target, Map.of())),
                List.of());
    }

    private boolean isCounted(RunningDaemon daemon) {
        return daemon.metrics().sum("apilog_requests_total", Map.of()) >= log.lines();
    }

    /** What a server has too much and too little of. */
    private String difference(Prometheus server) {
        Map<String, Double> has = server.values("apilog_requests_total");
        Map<String, Double> all = new TreeMap<>(log.written());
        has.forEach((labels, count) -> all.merge(labels, -count, Double::sum));
        double lost = all.values().stream()
                .filter(count -> count > 0)
                .mapToDouble(count -> count)
                .sum();
        double twice = all.values().stream()
                .filter(count -> count < 0)
                .mapToDouble(count -> -count)
                .sum();
        return String.format(Locale.ROOT, "of %d lines lost %.0f, twice %.0f", log.lines(), lost, twice);
    }

    private static void pass(long millis) throws InterruptedException {
        boolean over = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        assertThat(over).isFalse();
    }

    private void tick() {
        try {
            log.write(LINES_A_SECOND * TICK_MILLIS / 1_000);
            ticks++;
            if (ticks == rotateAt) {
                log.rotate();
                reopenAt = ticks + 1 + random.nextInt(MOST_TICKS_TO_REOPEN);
                rotateAt = ticks
                        + LEAST_TICKS_A_ROTATION
                        + random.nextInt(MOST_TICKS_A_ROTATION - LEAST_TICKS_A_ROTATION + 1);
            } else if (ticks == reopenAt) {
                log.reopen();
            }
            if (ticks % TICKS_A_NEW_SERIES == TICKS_A_NEW_SERIES / 2) {
                log.answersAnew();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Between two ticks. */
    private static void stop(ScheduledFuture<?> writing) throws InterruptedException, ExecutionException {
        boolean failed = writing.isDone();
        if (failed) {
            writing.get();
        }
        writing.cancel(false);
        assertThat(failed).as("the writer failed").isFalse();
    }

    private void report(Servers servers, TorturedDaemon tortured, Duration took) {
        System.out.printf(
                Locale.ROOT,
                "Torture: %d lines in %d s; %s; %s; %d label sets, each as written on both servers: lost 0, twice 0%n",
                log.lines(),
                took.toSeconds(),
                log.inWords(),
                tortured.inWords(),
                log.written().size());
        // First all of the report, as it is the more wanted where something is wrong.
        servers.all().stream()
                .map(server -> report(server, tortured, "[" + (took.toSeconds() + 60) + "s]"))
                .toList()
                .forEach(Runnable::run);
    }

    /** Returns what is to be asserted of it. */
    private Runnable report(Prometheus server, TorturedDaemon tortured, String range) {
        Map<String, List<Prometheus.Scraped>> scraped = server.scraped("apilog_requests_total" + range);
        int samples = scraped.values().stream().mapToInt(List::size).sum();
        List<Prometheus.Scraped> answers = server.scraped("up" + range).values().iterator().next().stream()
                .filter(up -> tortured.shouldAnswer(up.at()))
                .toList();
        // In a short run no scrape may have been due while a life was ready for long enough.
        double answered = answers.stream()
                .mapToDouble(Prometheus.Scraped::value)
                .average()
                .orElse(1);
        double back = NEVER_BACK.stream()
                .mapToDouble(family ->
                        server.values("sum(resets(" + family + range + "))").getOrDefault("", 0.0))
                .sum();
        double lost = server.values("sum(max_over_time(apilog_files_lost_total" + range + "))")
                .getOrDefault("", 0.0);
        Map<String, Double> increases =
                server.values("sum by (endpoint, method, status) (increase(apilog_requests_total" + range + "))");
        System.out.printf(
                Locale.ROOT,
                "  a server: %d samples of requests, %.0f counters of any family went back; %d scrapes after"
                        + " readiness, %.1f %% answered; increase() over the run, extrapolated: %.0f of %d; most files"
                        + " said to be lost: %.0f%n",
                samples,
                back,
                answers.size(),
                100 * answered,
                increases.values().stream().mapToDouble(increase -> increase).sum(),
                log.lines(),
                lost);
        return () -> {
            assertThat(back).as("counters that went back").isZero();
            scraped.forEach(TortureIT::assertGoesOn);
            scraped.forEach((labels, values) -> assertIncrease(labels, values.size(), increases));
            assertThat(answered).as("scrapes answered after readiness").isGreaterThanOrEqualTo(LEAST_ANSWERED);
        };
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

    /** Prometheus adds half of what is between two samples on the average at the end of a range; at its beginning nothing, as it is 0. */
    private void assertIncrease(String series, int samples, Map<String, Double> increases) {
        double truth = log.written().getOrDefault(series, 0.0);
        assertThat(increases.getOrDefault(series, 0.0))
                .as("increase of %s", series)
                .isBetween(truth * 0.999999, truth * (1 + 1.0 / Math.max(1, samples - 1)) + 1e-6);
    }
}
