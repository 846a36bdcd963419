package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.blackbox.ApilogCommand;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Exposition;
import io.apilog.blackbox.RunningDaemon;
import io.apilog.http.HttpServer;
import io.apilog.http.access.WebAccess;
import io.apilog.http.page.Site;
import io.apilog.http.scrape.Scraped;
import io.apilog.http.setting.WebSettings;
import io.apilog.http.setting.WebSettings.ListenAddress;
import io.apilog.overview.Example;
import io.apilog.overview.Overview;
import io.apilog.overview.ReadableNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for people in a real browser, over a real daemon. */
class OverviewPageIT {
    private static final String HOSTILE =
            "</td></script><script>window.hacked=1</script><img src=x onerror=hacked=2>\"'&";

    @TempDir
    static Path folder;

    private static Path log;
    private static RunningDaemon daemon;
    private static Chromium browser;

    @BeforeAll
    static void start() throws IOException {
        browser = Chromium.start(Files.createDirectory(folder.resolve("browser")));
        log = Files.createFile(folder.resolve("access <img src=x onerror=hacked=3>.log"));
        daemon = ApilogCommand.following(log).start().awaitReady();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            lines.append(line("GET", "/users/" + i, i % 20 == 0 ? 404 : 200, i * 0.0011));
            lines.append(line("POST", "/orders", i % 10 == 0 ? 503 : 201, i * 0.031));
            lines.append(line("GET", "/health", 200, 0.0004));
        }
        append(lines.toString());
        daemon.awaitAccepted(1200);
    }

    @AfterAll
    static void stop() {
        if (daemon != null) {
            daemon.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void its_figures_are_those_of_the_metrics() throws IOException {
        Exposition metrics = daemon.metrics();
        open();
        JsonNode json = new ObjectMapper().readTree(daemon.get("/-/overview").body());

        Map<String, Double> requests = byOperation(metrics, "");
        Map<String, Double> failed = byOperation(metrics, "5");
        assertThat(json.path("operations")).hasSameSizeAs(requests.keySet());
        Map<String, List<String>> shown = rows();
        for (JsonNode operation : json.path("operations")) {
            String name = operation.path("method").asText() + " "
                    + operation.path("endpoint").asText();
            double p50 = quantile(metrics, name, 0.5);
            double p95 = quantile(metrics, name, 0.95);
            double p99 = quantile(metrics, name, 0.99);
            assertThat(operation.path("requests").asDouble()).as(name).isEqualTo(requests.get(name));
            assertThat(operation.path("answered_5xx").asDouble()).isEqualTo(failed.getOrDefault(name, 0.0));
            assertThat(operation.path("p50_seconds").asDouble()).isEqualTo(p50, within(1e-9));
            assertThat(operation.path("p95_seconds").asDouble()).isEqualTo(p95, within(1e-9));
            assertThat(operation.path("p99_seconds").asDouble()).isEqualTo(p99, within(1e-9));
            // All was counted within the last five minutes, so what is said of them is the same.
            assertThat(operation.path("recent").path("requests").asDouble()).isEqualTo(requests.get(name));
            assertThat(operation.path("recent").path("p95_seconds").asDouble()).isEqualTo(p95, within(1e-9));
            assertThat(shown.get(name))
                    .containsSubsequence(
                            ReadableNumbers.count(Math.round(requests.get(name))),
                            ReadableNumbers.share(failed.getOrDefault(name, 0.0) / requests.get(name)))
                    .endsWith(seconds(p50), seconds(p95), seconds(p99));
        }
        assertThat(json.path("total").path("requests").asLong()).isEqualTo(1200);
        assertThat(json.path("lines").path("accepted").asLong()).isEqualTo(1200);
        assertThat(json.path("total").path("statuses").path("503").asLong()).isEqualTo(40);
    }

    @Test
    void nothing_is_complained_about_and_nobody_else_is_asked() {
        open();

        assertThat(browser.console()).isEmpty();
        assertThat(browser.script("return performance.getEntriesByType('resource').map(e => e.name)"))
                .isEmpty();
    }

    @Test
    void what_the_name_of_a_file_holds_stays_text() {
        open();

        assertThat(browser.script("return document.body.innerText").asText())
                .contains("access <img src=x onerror=hacked=3>.log");
        assertNothingCameIn();
    }

    @Test
    void so_does_a_text_in_any_field() throws Exception {
        try (HttpServer server = served(new AtomicInteger())) {
            browser.open("http://127.0.0.1:" + server.boundPorts().get(0) + "/");

            assertNothingCameIn();
            assertThat(browser.script("return document.body.innerText.split('window.hacked=1').length")
                            .asInt())
                    .isGreaterThan(20);
        }
    }

    @Test
    void it_follows_by_itself_and_leaves_what_is_open_open() throws Exception {
        AtomicInteger drawn = new AtomicInteger();
        try (HttpServer server = served(drawn)) {
            browser.open("http://127.0.0.1:" + server.boundPorts().get(0) + "/");
            browser.script("window.same = document.querySelector('h1');"
                    + "document.querySelectorAll('details').forEach(d => d.open = true)");
            int before = drawn.get();

            Eventually.holds(() -> assertThat(drawn.get()).isGreaterThan(before));

            assertThat(browser.script("return window.same === document.querySelector('h1')"
                                    + " && [...document.querySelectorAll('details')].every(d => d.open)")
                            .asBoolean())
                    .isTrue();
            assertNothingCameIn();
            assertThat(browser.console()).isEmpty();
        }
    }

    @Test
    void what_is_open_stays_so_where_a_finding_comes_before_it_and_goes_again() throws Exception {
        AtomicReference<Overview> drawn = new AtomicReference<>(Example.operations(30));
        try (HttpServer server = served(drawn::get)) {
            browser.open("http://127.0.0.1:" + server.boundPorts().get(0) + "/");
            browser.script("window.same = document.querySelector('#operations details'); same.open = true");

            drawn.set(Example.operations(30, "do this"));
            Eventually.holds(() -> assertThat(
                            browser.script("return document.body.innerText").asText())
                    .contains("do this"));
            assertThat(isOpenStill()).isTrue();

            drawn.set(Example.operations(30));
            Eventually.holds(() -> assertThat(
                            browser.script("return document.body.innerText").asText())
                    .doesNotContain("do this"));
            assertThat(isOpenStill()).isTrue();
        }
    }

    private static boolean isOpenStill() {
        return browser.script("return same.isConnected && same.open").asBoolean();
    }

    @Test
    void while_nobody_looks_it_asks_for_nothing_and_at_once_when_somebody_does() throws Exception {
        AtomicInteger drawn = new AtomicInteger();
        try (HttpServer server = served(drawn)) {
            browser.open("http://127.0.0.1:" + server.boundPorts().get(0) + "/");
            browser.script("window.set = 0; window.setTimeout = () => ++window.set;" + visibility(true));
            assertThat(browser.script("return window.set").asInt()).isZero();
            int before = drawn.get();

            browser.script(visibility(false));

            Eventually.holds(() -> assertThat(drawn.get()).isEqualTo(before + 1));
            Eventually.holds(() ->
                    assertThat(browser.script("return window.set").asInt()).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"390, light", "390, dark", "1280, light", "1280, dark", "1920, light", "1920, dark"})
    void it_is_as_wide_as_the_screen(int width, String scheme) {
        browser.show(width, scheme);
        open();

        assertThat(browser.script("return document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
        assertThat(browser.script("return getComputedStyle(document.body).backgroundColor")
                        .asText())
                .isEqualTo(scheme.equals("dark") ? "rgb(19, 20, 22)" : "rgb(251, 251, 250)");
    }

    private static String visibility(boolean hidden) {
        return "Object.defineProperty(document, 'hidden', {configurable: true, get: () => " + hidden + "});"
                + "document.dispatchEvent(new Event('visibilitychange'));";
    }

    private static void assertNothingCameIn() {
        assertThat(browser.script("return [document.scripts.length, document.images.length, String(window.hacked)]"))
                .extracting(JsonNode::asText)
                .containsExactly("1", "0", "undefined");
    }

    private static HttpServer served(AtomicInteger drawn) throws Exception {
        return served(() -> {
            drawn.incrementAndGet();
            return Example.with(HOSTILE);
        });
    }

    private static HttpServer served(Supplier<Overview> overview) throws Exception {
        Site site = new Site(
                scraper -> new Scraped(Collections.emptyEnumeration()),
                () -> "",
                () -> true,
                () -> "",
                null,
                overview,
                Map.of());
        HttpServer server = new HttpServer(
                new WebSettings(List.of(new ListenAddress("127.0.0.1", 0)), false, List.of(), List.of(), ""),
                () -> WebAccess.OPEN,
                site,
                InstantSource.system());
        server.start();
        return server;
    }

    private static void open() {
        browser.open("http://127.0.0.1:" + daemon.port() + "/");
    }

    /** The cells of each operation, as they are read. */
    private static Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        for (JsonNode row : browser.script("return [...document.querySelectorAll('#operations tbody tr')]"
                + ".map(r => [...r.cells].map(c => c.textContent))")) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asText()));
            rows.put(cells.get(0), cells);
        }
        return rows;
    }

    private static Map<String, Double> byOperation(Exposition metrics, String status) {
        Map<String, Double> sums = new TreeMap<>();
        metrics.named("apilog_requests_total")
                .filter(sample -> sample.labels().get("status").startsWith(status))
                .forEach(sample -> sums.merge(
                        sample.labels().get("method") + " " + sample.labels().get("endpoint"),
                        sample.value(),
                        Double::sum));
        return sums;
    }

    /** What {@code histogram_quantile(share, sum by (le, method, endpoint) (...))} is in Prometheus. */
    private static double quantile(Exposition metrics, String operation, double share) {
        TreeMap<Double, Double> upTo = new TreeMap<>();
        metrics.named("apilog_request_duration_seconds_bucket")
                .filter(sample -> operation.equals(
                        sample.labels().get("method") + " " + sample.labels().get("endpoint")))
                .forEach(sample -> upTo.merge(
                        Double.parseDouble(sample.labels().get("le").replace("Inf", "Infinity")),
                        sample.value(),
                        Double::sum));
        double rank = share * upTo.lastEntry().getValue();
        double lower = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : upTo.entrySet()) {
            if (bucket.getValue() >= rank) {
                return bucket.getKey().isInfinite()
                        ? lower
                        : lower + (bucket.getKey() - lower) * (rank - below) / (bucket.getValue() - below);
            }
            lower = bucket.getKey();
            below = bucket.getValue();
        }
        throw new AssertionError(operation);
    }

    private static String seconds(double seconds) {
        return seconds >= 10 ? "> " + ReadableNumbers.seconds(seconds) : ReadableNumbers.seconds(seconds);
    }

    private static void append(String lines) throws IOException {
        Files.writeString(log, lines, StandardOpenOption.APPEND);
    }

    private static String line(String method, String path, int status, double seconds) {
        return String.format(
                Locale.ROOT,
                "192.0.2.7 - - [21/Nov/2026:09:00:00 +0000] \"%s %s HTTP/1.1\" %d 512 \"-\" \"curl/8.5\" %.4f%n",
                method,
                path,
                status,
                seconds);
    }
}
