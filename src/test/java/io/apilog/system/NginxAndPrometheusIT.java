package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.apilog.blackbox.ApilogCommand;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import io.apilog.blackbox.RunningDaemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way, nothing simulated: requests to nginx, its log, the daemon, Prometheus, a query, an alert. The programs run through
 * all of the tests, which is why these have an order: the outage comes last.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NginxAndPrometheusIT {
    private static final Path SHIPPED = Path.of("prometheus-rules");
    private static final String BY_REQUEST = "sum by (endpoint, method, status) ";

    /** Requests sent until now, named as the query's values are. */
    private final Map<String, Double> sent = new TreeMap<>();

    /** The last one first, as they are ended. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    @TempDir
    static Path dir;

    private Nginx nginx;
    private RunningDaemon daemon;
    private Prometheus prometheus;

    @BeforeAll
    void start() throws IOException {
        Stream.of("nginx", "prometheus", "promtool").forEach(Programs::required);
        nginx = Nginx.start(Files.createDirectory(dir.resolve("nginx")));
        started.push(nginx);
        daemon = ApilogCommand.following(nginx.accessLog()).start().awaitReady();
        started.push(daemon);
        List<Path> rules = new ArrayList<>();
        for (Path file : shippedRules()) {
            rules.add(everySecond(file));
            if (!file.endsWith("apilog-slo.rules.yml")) {
                rules.add(hastened(file));
            }
        }
        prometheus = Prometheus.start(Files.createDirectory(dir.resolve("prometheus")), daemon.port(), rules);
        started.push(prometheus);
        System.out.println("System test with " + nginx.version() + "; " + prometheus.version());
        sendGoodRequests();
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable program : started) {
            program.close();
        }
    }

    private static List<Path> shippedRules() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            return files.filter(file -> file.toString().endsWith(".rules.yml"))
                    .sorted()
                    .toList();
        }
    }

    /** The rules as they are, but evaluated every second, those that look back for days too. */
    private static Path everySecond(Path rules) throws IOException {
        String text = Files.readString(rules).replace("    interval: 1m\n", "");
        return Files.writeString(dir.resolve(rules.getFileName()), text);
    }

    /** The same rules on a scale of seconds, their alerts under other names. */
    private static Path hastened(Path rules) throws IOException {
        String text = Files.readString(everySecond(rules))
                .replaceAll("\\bfor: \\w+", "for: 1s")
                .replaceAll("keep_firing_for: \\w+", "keep_firing_for: 1s")
                .replace("alert: Apilog", "alert: Hastened")
                .replace("name: apilog", "name: hastened")
                .replace("anomaly:", "anomaly:hastened_")
                .replace("rate5m", "rate15s")
                .replace("[5m]", "[15s]");
        return Files.writeString(dir.resolve("hastened-" + rules.getFileName()), text);
    }

    private void send(int count, String method, String path, int status, String endpoint) {
        nginx.send(count, method, path, status);
        sent.merge(endpoint + " " + method + " " + status, (double) count, Double::sum);
    }

    private void sendGoodRequests() {
        // First, because a log's first lines decide what its columns are: where nothing was asked upstream it is seen
        // at once which of the two
        // columns is the request's. Of two times of a millisecond or two nobody could tell.
        send(23, "GET", "/api/users/#?token=s3cr3t", 200, "/api/users/{id}");
        send(11, "GET", "/api/proxied/#", 200, "/api/proxied/{id}");
        send(7, "POST", "/api/orders", 201, "/api/orders");
        send(5, "GET", "/api/orders", 200, "/api/orders");
        send(3, "GET", "/wp-login.php", 404, "unmatched");
    }

    private void awaitAllSentIn(String query) {
        Eventually.holds(() -> assertThat(prometheus.values(query)).isEqualTo(sent));
    }

    @Test
    @Order(1)
    void a_query_returns_exactly_what_was_sent() {
        awaitAllSentIn(BY_REQUEST + "(apilog_requests_total)");
    }

    @Test
    @Order(1)
    void the_first_increase_of_each_series_is_seen() {
        awaitAllSentIn(
                BY_REQUEST + "(max_over_time(apilog_requests_total[10m]) - min_over_time(apilog_requests_total[10m]))");
    }

    @Test
    @Order(1)
    void increase_is_what_was_sent_but_for_extrapolation() {
        double all = sent.values().stream().mapToDouble(Double::doubleValue).sum();
        Eventually.holds(() -> assertThat(prometheus
                        .values("sum(increase(apilog_requests_total[1m]))")
                        .get(""))
                .isBetween(all, all * 2));
    }

    @Test
    @Order(1)
    void every_request_is_in_the_duration_histogram_and_proxied_ones_in_that_of_the_upstream() {
        awaitAllSentIn(BY_REQUEST + "(apilog_request_duration_seconds_count)");
        assertThat(prometheus.values("sum by (endpoint) (apilog_upstream_duration_seconds_count)"))
                .isEqualTo(Map.of("/api/proxied/{id}", 11.0));
    }

    @Test
    @Order(1)
    void no_query_string_reaches_prometheus() {
        assertThat(prometheus.values("{__name__=~\"apilog_.*\"}").keySet())
                .isNotEmpty()
                .noneMatch(labels -> labels.contains("s3cr3t") || labels.contains("127.0.0.1"));
    }

    @Test
    @Order(1)
    void shipped_rules_are_loaded_and_evaluated_without_error() {
        Eventually.holds(() -> assertThat(prometheus.rules())
                .hasSizeGreaterThan(20)
                .allSatisfy(rule -> assertThat(rule.get("health").asText())
                        .as(rule.toString())
                        .isEqualTo("ok")));
        assertThat(prometheus.rules()).extracting(NginxAndPrometheusIT::name).contains("ApilogHighErrorRatio");
    }

    private static String name(JsonNode rule) {
        return rule.get("name").asText();
    }

    @Test
    @Order(2)
    void rotation_by_renaming_and_reopening_loses_no_request() throws IOException {
        nginx.renameLog();
        send(40, "GET", "/api/users/#", 200, "/api/users/{id}");
        nginx.reopenLog();
        send(60, "GET", "/api/users/#", 200, "/api/users/{id}");

        awaitAllSentIn(BY_REQUEST + "(apilog_requests_total)");
        assertThat(prometheus.values("apilog_file_rotations_total").values()).containsExactly(1.0);
    }

    @Test
    @Order(3)
    void an_outage_fires_the_alert_on_errors_and_nothing_fired_before_it() {
        // That alerts cannot see a source is told after an hour; a history of seconds shows them nothing yet.
        assertThat(prometheus.alerts("firing"))
                .filteredOn(alert -> !alert.equals("HastenedAlertsBlind"))
                .containsExactlyInAnyOrder("ApilogWatchdog", "HastenedWatchdog");

        send(50, "GET", "/api/broken", 500, "/api/broken");
        send(10, "DELETE", "/api/orders", 503, "/api/orders");

        Eventually.holds(() -> assertThat(prometheus.alerts("firing")).contains("HastenedHighErrorRatio"));
        Eventually.holds(() -> assertThat(prometheus.alerts("pending")).contains("ApilogHighErrorRatio"));
        awaitAllSentIn(BY_REQUEST + "(apilog_requests_total)");
        assertThat(prometheus
                        .values("source:apilog_requests_failed:ratio_rate5m")
                        .values())
                .allMatch(ratio -> ratio > 0.05);
    }
}
