package io.apilog.http;

import io.apilog.http.access.WebAccess;
import io.apilog.http.page.Reload;
import io.apilog.http.page.Site;
import io.apilog.http.scrape.MetricsWithheldException;
import io.apilog.http.scrape.Scraped;
import io.apilog.http.scrape.Scraper;
import io.apilog.http.setting.WebSettings;
import io.apilog.http.setting.WebSettings.ListenAddress;
import io.apilog.overview.Example;
import io.apilog.overview.Overview;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A real server on a free port whose site a test changes as it needs. */
public final class ServedSite implements AutoCloseable {
    public volatile Families scrape = ServedSite::families;
    public volatile Scraped.Receipt receipt = new Scraped(Collections.emptyEnumeration()).receipt();
    volatile boolean ready = true;
    volatile String trouble = "";
    public volatile Overview overview = Example.empty();
    volatile String waitsFor = "";
    public volatile Reload reload = Optional::empty;
    public volatile WebAccess access = WebAccess.OPEN;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    /** What a test shows. */
    @FunctionalInterface
    public interface Families {
        Enumeration<MetricFamilySamples> of(@Nullable Scraper scraper) throws MetricsWithheldException;
    }

    private ServedSite(Duration longestResponse, Duration longestStop) {
        Site site = new Site(
                scraper -> new Scraped(scrape.of(scraper), receipt),
                () -> trouble,
                () -> ready,
                () -> waitsFor,
                () -> reload.reload(),
                () -> overview,
                Map.of("/-/guarded", json -> json ? "{}" : "text\n"));
        WebSettings settings =
                new WebSettings(List.of(new ListenAddress("127.0.0.1", 0)), true, List.of(), List.of(), "");
        server = new HttpServer(settings, () -> access, site, Clock.systemUTC(), longestResponse, longestStop);
    }

    public static ServedSite start() throws ListenException {
        return start(Duration.ofMinutes(1));
    }

    public static ServedSite start(Duration longestResponse) throws ListenException {
        return start(longestResponse, HttpServer.LONGEST_STOP);
    }

    /** One that takes its time to stop, so that a busy machine does not cut off what a test is about. */
    static ServedSite startPatient() throws ListenException {
        return start(Duration.ofMinutes(1), Duration.ofSeconds(20));
    }

    private static ServedSite start(Duration longestResponse, Duration longestStop) throws ListenException {
        ServedSite served = new ServedSite(longestResponse, longestStop);
        served.server.start();
        return served;
    }

    /** A counter, and a gauge that tells who asked. */
    public static Enumeration<MetricFamilySamples> families(@Nullable Scraper scraper) {
        return Collections.enumeration(List.of(
                new CounterMetricFamily("a_total", "A.", 1),
                new GaugeMetricFamily("scraper", "B.", scraper != null ? 1 : 0)));
    }

    /** About 100 bytes for each sample in the text format. */
    public static Enumeration<MetricFamilySamples> manySamples(int count) {
        GaugeMetricFamily family = new GaugeMetricFamily("many", "Many.", List.of("n"));
        String padding = "x".repeat(80);
        for (int i = 0; i < count; i++) {
            family.addMetric(List.of(padding + i), i);
        }
        return Collections.enumeration(List.of(family));
    }

    int port() {
        return server.boundPorts().get(0);
    }

    public HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + pathAndQuery))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(20));
    }

    public HttpResponse<String> get(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(pathAndQuery);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** A request with another method. */
    public HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    public HttpClient client() {
        return client;
    }

    void stop() {
        server.close();
    }

    /** How many connections the server holds. */
    int connections() {
        return server.connections();
    }

    @Override
    public void close() {
        stop();
    }
}
