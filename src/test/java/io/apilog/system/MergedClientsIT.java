package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.ApilogCommand;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import io.apilog.blackbox.RunningDaemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of several instances that share a key, as a real Prometheus adds them up by the rules that are shipped. */
class MergedClientsIT {
    private static final Path RULES = Path.of("prometheus-rules", "apilog-audience.rules.yml");
    private static final int INSTANCES = 3;

    /** How many clients each source has in all; an instance sees about half of them. */
    private static final int[] CLIENTS = {60, 150, 300, 500, 800, 1_200, 1_800, 2_500, 3_500, 5_000, 7_000, 9_000};

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Map<String, Double> truth = new TreeMap<>();
    private final Map<String, Double> added = new TreeMap<>();

    @TempDir
    Path dir;

    @BeforeEach
    void needed() {
        Programs.required("prometheus");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable program : started) {
            program.close();
        }
    }

    @Test
    void three_instances_have_as_many_clients_as_there_are_within_five_percent_in_square_mean() throws Exception {
        Path key = Files.writeString(dir.resolve("key"), "one secret that all instances share");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        write();
        List<Map<String, Object>> jobs = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (int instance = 0; instance < INSTANCES; instance++) {
            RunningDaemon daemon = start(instance);
            started.push(daemon);
            targets.add("127.0.0.1:" + daemon.port());
        }
        Map<String, Object> job = new TreeMap<>();
        job.put("job_name", "apilog");
        job.put("honor_labels", true);
        job.put("static_configs", List.of(Map.of("targets", targets)));
        jobs.add(job);
        Path rules = Files.writeString(
                dir.resolve("audience.rules.yml"), Files.readString(RULES).replace("    interval: 1m\n", ""));
        Prometheus prometheus = Prometheus.start(Files.createDirectory(dir.resolve("p")), jobs, List.of(rules));
        started.push(prometheus);

        for (String window : List.of("merged5m", "merged1h", "merged24h")) {
            String query = "sum by (source) (source:apilog_unique_clients:" + window + ")";
            Eventually.holds(() -> {
                Map<String, Double> merged = bySource(prometheus, query);
                assertThat(merged.keySet()).isEqualTo(truth.keySet());
                assertThat(error(merged)).as("%s instead of %s", merged, truth).isLessThan(0.05);
            });
            System.out.printf(
                    "%s of %d instances: %.1f %% in square mean; added up: %.1f %%%n",
                    window, INSTANCES, 100 * error(bySource(prometheus, query)), 100 * error(added));
        }
        // A machine that is busy misses a scrape, and then one of them is not among the sums.
        Eventually.holds(() -> assertThat(
                        bySource(prometheus, "sum by (source) (apilog_unique_clients{window=\"5m\"})"))
                .allSatisfy((source, sum) -> assertThat(sum).isGreaterThan(1.2 * truth.get(source))));
    }

    private static Map<String, Double> bySource(Prometheus prometheus, String query) {
        Map<String, Double> values = new TreeMap<>();
        prometheus.samples(query).forEach(sample -> values.put(sample.labels().get("source"), sample.value()));
        return values;
    }

    private double error(Map<String, Double> found) {
        double squares = 0;
        for (Map.Entry<String, Double> source : truth.entrySet()) {
            squares += Math.pow(found.get(source.getKey()) / source.getValue() - 1, 2);
        }
        return Math.sqrt(squares / truth.size());
    }

    private void write() throws IOException {
        Random random = new Random(3);
        for (int count : CLIENTS) {
            Set<Integer> all = new HashSet<>();
            double sum = 0;
            for (int instance = 0; instance < INSTANCES; instance++) {
                StringBuilder log = new StringBuilder();
                int seen = 0;
                for (int client = 0; client < count; client++) {
                    if (random.nextBoolean()) {
                        all.add(client);
                        seen++;
                        log.append(
                                "2001:db8::%x - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"-\"\n"
                                        .formatted(count << 16 | client));
                    }
                }
                sum += seen;
                Files.writeString(log(instance, count), log);
            }
            truth.put("s" + count, (double) all.size());
            added.put("s" + count, sum);
        }
    }

    private Path log(int instance, int count) {
        return dir.resolve("access-" + instance + "-" + count + ".log");
    }

    private RunningDaemon start(int instance) throws IOException {
        StringBuilder config = new StringBuilder(
                "clients: {key_file: key}\ninsight: {budget: 10000}\nread: {from: beginning}\nsources:\n");
        for (int count : CLIENTS) {
            config.append("  - {name: s%d, paths: [\"%s\"]}%n".formatted(count, log(instance, count)));
        }
        Path file = Files.writeString(dir.resolve("apilog-" + instance + ".yaml"), config);
        return ApilogCommand.following("--config.file=" + file).start().awaitReady();
    }
}
