package io.apilog.http.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.http.ListenException;
import io.apilog.http.RawConnection;
import io.apilog.http.ServedSite;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.GaugeMetricFamily;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsPageTest {
    private static final String SCRAPER = "X-Prometheus-Scrape-Timeout-Seconds";

    private final Receipts receipts = new Receipts();
    private ServedSite served;

    /** Counts what became of answers. */
    private static final class Receipts implements Scraped.Receipt {
        private final AtomicInteger delivered = new AtomicInteger();
        private final AtomicInteger late = new AtomicInteger();
        private final AtomicInteger missed = new AtomicInteger();
        private final Semaphore all = new Semaphore(0);

        @Override
        public void delivered() {
            delivered.incrementAndGet();
            all.release();
        }

        @Override
        public void late() {
            late.incrementAndGet();
            all.release();
        }

        @Override
        public void missed() {
            missed.incrementAndGet();
            all.release();
        }

        void await(int count) throws InterruptedException {
            assertThat(all.tryAcquire(count, 20, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public String toString() {
            return delivered + " delivered, " + late + " late, " + missed + " missed";
        }
    }

    @BeforeEach
    void start() throws ListenException {
        served = ServedSite.start();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void text_is_the_default() throws Exception {
        HttpResponse<String> response = served.get("/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.body()).isEqualTo("""
                        # HELP a_total A.
                        # TYPE a_total counter
                        a_total 1.0
                        # HELP scraper B.
                        # TYPE scraper gauge
                        scraper 0.0
                        """);
    }

    @Test
    void openmetrics_is_given_where_it_is_wanted() throws Exception {
        HttpResponse<String> response = served.get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(response.body()).startsWith("# TYPE a counter\n").endsWith("# EOF\n");
    }

    @Test
    void every_answer_varies_with_what_is_accepted() throws Exception {
        assertThat(served.get("/metrics").headers().firstValue("Vary")).hasValue("Accept, Accept-Encoding");
    }

    @Test
    void it_is_compressed_where_that_is_accepted() throws Exception {
        served.scrape = scraper -> ServedSite.manySamples(5000);
        HttpResponse<byte[]> response = served.client()
                .send(
                        served.request("/metrics")
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8))
                .isEqualTo(served.get("/metrics").body())
                .hasLineCount(5002);
    }

    @Test
    void it_is_plain_where_compression_is_refused() throws Exception {
        HttpResponse<String> response = served.get("/metrics", "Accept-Encoding", "gzip;q=0");
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void only_the_samples_named_are_shown() throws Exception {
        assertThat(served.get("/metrics?name%5B%5D=scraper&name%5B%5D=no_such&other=1")
                        .body())
                .contains("scraper 0.0")
                .doesNotContain("a_total");
    }

    @Test
    void a_query_that_cannot_be_decoded_is_a_bad_request() throws Exception {
        try (RawConnection raw = new RawConnection(served)) {
            raw.send("GET /metrics?name[]=%zz HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(raw.statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
        }
    }

    @Test
    void brackets_need_no_escape() throws Exception {
        try (RawConnection raw = new RawConnection(served)) {
            raw.send("GET /metrics?name[]=scraper HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(raw.everything())
                    .startsWith("HTTP/1.1 200 ")
                    .contains("scraper 0.0")
                    .doesNotContain("a_total");
        }
    }

    @Test
    void a_scraper_is_told_from_a_person() throws Exception {
        assertThat(served.get("/metrics", SCRAPER, "10").body()).contains("scraper 1.0");
        assertThat(served.get("/metrics").body()).contains("scraper 0.0");
    }

    @Test
    void a_whole_scrape_is_announced_once_it_was_written() throws Exception {
        served.receipt = receipts;
        served.get("/metrics", SCRAPER, "10");
        receipts.await(1);
        assertThat(receipts).hasToString("1 delivered, 0 late, 0 missed");
    }

    @Test
    void one_that_is_compressed_is_announced_too() throws Exception {
        served.receipt = receipts;
        served.get("/metrics", SCRAPER, "10", "Accept-Encoding", "gzip");
        receipts.await(1);
        assertThat(receipts).hasToString("1 delivered, 0 late, 0 missed");
    }

    @Test
    void it_is_announced_before_the_next_request_of_the_connection_is_answered() throws Exception {
        served.receipt = receipts;
        List<String> before = Collections.synchronizedList(new ArrayList<>());
        served.scrape = scraper -> {
            before.add(receipts.toString());
            return ServedSite.families(scraper);
        };
        try (RawConnection raw = new RawConnection(served)) {
            String ask = "GET /metrics HTTP/1.1\r\nHost: x\r\n" + SCRAPER + ": 10\r\n";
            raw.send(ask + "\r\n" + ask + "\r\n" + ask + "Connection: close\r\n\r\n");
            raw.everything();
        }
        assertThat(before)
                .containsExactly(
                        "0 delivered, 0 late, 0 missed",
                        "1 delivered, 0 late, 0 missed",
                        "2 delivered, 0 late, 0 missed");
    }

    @Test
    void a_client_that_breaks_off_has_missed_its_scrape() throws Exception {
        served.receipt = receipts;
        served.scrape = scraper -> ServedSite.manySamples(200_000);
        try (RawConnection raw = new RawConnection(served)) {
            raw.send("GET /metrics HTTP/1.1\r\nHost: x\r\n" + SCRAPER + ": 10\r\n\r\n");
            assertThat(raw.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        }
        receipts.await(1);
        assertThat(receipts).hasToString("0 delivered, 0 late, 1 missed");
    }

    @Test
    void one_that_is_read_too_slowly_and_cut_off_is_missed() throws Exception {
        served.close();
        served = ServedSite.start(Duration.ofMillis(200));
        served.receipt = receipts;
        served.scrape = scraper -> ServedSite.manySamples(200_000);
        try (RawConnection raw = new RawConnection(served)) {
            raw.send("GET /metrics HTTP/1.1\r\nHost: x\r\n" + SCRAPER + ": 10\r\n\r\n");
            receipts.await(1);
        }
        assertThat(receipts).hasToString("0 delivered, 0 late, 1 missed");
    }

    @Test
    void an_answer_that_comes_when_the_scraper_waits_no_more_is_late() throws Exception {
        served.receipt = receipts;
        assertThat(served.get("/metrics", SCRAPER, "0.000001").statusCode()).isEqualTo(200);
        receipts.await(1);
        assertThat(receipts).hasToString("0 delivered, 1 late, 0 missed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "0", "-1", "NaN", "Infinity", "1e300"})
    void a_time_out_that_says_nothing_is_none(String timeout) throws Exception {
        served.receipt = receipts;
        assertThat(served.get("/metrics", SCRAPER, timeout).body()).contains("scraper 1.0");
        receipts.await(1);
        assertThat(receipts).hasToString("1 delivered, 0 late, 0 missed");
    }

    @Test
    void an_answer_that_cannot_be_written_is_missed() throws Exception {
        served.receipt = receipts;
        served.scrape = scraper -> Collections.enumeration(
                List.of(new GaugeMetricFamily("b", "b", List.of("x")).addMetric(Collections.singletonList(null), 1)));
        assertThat(served.get("/metrics", SCRAPER, "10").statusCode()).isEqualTo(500);
        receipts.await(1);
        assertThat(receipts).hasToString("0 delivered, 0 late, 1 missed");
    }

    @Test
    void neither_a_failure_to_gather_nor_a_head_is_announced_as_a_scrape() throws Exception {
        served.receipt = receipts;
        served.send(served.request("/metrics").header(SCRAPER, "10").method("HEAD", BodyPublishers.noBody()));
        served.scrape = scraper -> {
            throw new IllegalStateException("broken");
        };
        served.get("/metrics", SCRAPER, "10");
        served.close();
        assertThat(receipts).hasToString("0 delivered, 0 late, 0 missed");
    }

    @Test
    void a_head_has_the_header_of_a_get_and_gathers_nothing() throws Exception {
        AtomicInteger gathered = new AtomicInteger();
        served.scrape = scraper -> {
            gathered.incrementAndGet();
            return ServedSite.families(scraper);
        };
        HttpResponse<String> response = served.send(served.request("/metrics").method("HEAD", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
        assertThat(response.body()).isEmpty();
        assertThat(gathered).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void other_methods_are_told_what_is_allowed(String method) throws Exception {
        HttpResponse<String> response =
                served.send(served.request("/metrics").method(method, BodyPublishers.ofString("x")));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void a_failure_to_gather_is_a_500_that_gives_nothing_away() throws Exception {
        served.scrape = scraper -> {
            throw new IllegalStateException("secret");
        };
        HttpResponse<String> response = served.get("/metrics");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(response.body()).isEqualTo("failed inside the exporter; its log tells more\n");
    }

    @Test
    void a_failure_to_write_is_a_500_too() throws Exception {
        served.scrape = scraper -> {
            List<MetricFamilySamples> families = new ArrayList<>(Collections.list(ServedSite.manySamples(5000)));
            families.add(new GaugeMetricFamily("b", "b", List.of("x")).addMetric(Collections.singletonList(null), 1));
            return Collections.enumeration(families);
        };
        try (RawConnection raw = new RawConnection(served)) {
            raw.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(raw.statusLine()).isEqualTo("HTTP/1.1 500 Server Error");
        }
    }

    @Test
    void withheld_metrics_are_a_503_with_the_reason() throws Exception {
        served.scrape = scraper -> {
            throw new MetricsWithheldException("the backlog is not counted yet");
        };
        HttpResponse<String> response = served.get("/metrics");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).isEqualTo("the backlog is not counted yet\n");
    }

    @Test
    void a_fifth_scrape_at_a_time_waits_for_its_turn() throws Exception {
        CountDownLatch inside = new CountDownLatch(MetricsPage.TURNS);
        CountDownLatch leave = new CountDownLatch(1);
        served.scrape = scraper -> {
            inside.countDown();
            awaited(leave);
            return ServedSite.families(scraper);
        };
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < MetricsPage.TURNS; i++) {
            waiting.add(served.client().sendAsync(served.request("/metrics").build(), BodyHandlers.ofString()));
        }
        awaited(inside);
        waiting.add(served.client().sendAsync(served.request("/metrics").build(), BodyHandlers.ofString()));
        assertThat(served.get("/-/healthy").statusCode()).isEqualTo(200);
        leave.countDown();
        assertThat(waiting)
                .allSatisfy(
                        scrape -> assertThat(scrape.get(20, TimeUnit.SECONDS).statusCode())
                                .isEqualTo(200));
        assertThat(served.get("/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void plain_and_compressed_are_the_same_at_every_length() throws Exception {
        for (int samples : new int[] {0, 1, 300, 327, 328, 5_000}) {
            served.scrape = scraper -> ServedSite.manySamples(samples);
            byte[] compressed = served.client()
                    .send(
                            served.request("/metrics")
                                    .header("Accept-Encoding", "gzip")
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
            assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(served.get("/metrics").body())
                    .hasLineCount(samples + 2);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
