package io.apilog.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.blackbox.Eventually;
import io.apilog.http.access.WebAccess;
import io.apilog.http.connection.Connections;
import io.apilog.http.page.Site;
import io.apilog.http.scrape.Scraped;
import io.apilog.http.setting.WebSettings;
import io.apilog.http.setting.WebSettings.ListenAddress;
import io.apilog.overview.Example;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpServerTest {
    private static final String A_REQUEST = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";

    @Test
    void a_port_in_use_is_named_with_a_way_out() throws Exception {
        try (ServedSite first = ServedSite.start()) {
            HttpServer second = server(new ListenAddress("127.0.0.1", first.port()));
            assertThatThrownBy(second::start)
                    .isInstanceOf(ListenException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + first.port()
                            + ": the port is in use (another exporter? choose another with --web.listen-address)");
        }
    }

    @Test
    void a_port_in_use_on_all_addresses_is_named_as_configured() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            HttpServer server = server(new ListenAddress("", taken.getLocalPort()));
            assertThatThrownBy(server::start)
                    .hasMessageStartingWith("cannot listen on :" + taken.getLocalPort() + ": ");
        }
    }

    @Test
    void a_host_that_does_not_resolve_is_named() {
        assertThatThrownBy(server(new ListenAddress("no-such-host.invalid", 0))::start)
                .isInstanceOf(ListenException.class)
                .hasMessage("cannot listen on no-such-host.invalid:0: the host name is not known");
    }

    @Test
    void an_address_of_another_machine_is_named() {
        assertThatThrownBy(server(new ListenAddress("192.0.2.1", 0))::start)
                .hasMessage("cannot listen on 192.0.2.1:0: this machine does not have that address");
    }

    @Test
    void where_one_address_cannot_be_had_none_is_kept() throws Exception {
        int port = freePort();
        try (ServedSite taken = ServedSite.start()) {
            HttpServer server =
                    server(new ListenAddress("127.0.0.1", port), new ListenAddress("127.0.0.1", taken.port()));
            assertThatThrownBy(server::start).isInstanceOf(ListenException.class);
            try (HttpServer again = server(new ListenAddress("127.0.0.1", port))) {
                again.start();
                assertThat(again.boundPorts()).containsExactly(port);
            }
        }
    }

    @Test
    void it_listens_on_several_addresses() throws Exception {
        try (HttpServer server = server(new ListenAddress("127.0.0.1", 0), new ListenAddress("localhost", 0))) {
            server.start();
            assertThat(server.boundPorts()).hasSize(2).doesNotContain(0).doesNotHaveDuplicates();
        }
    }

    @Test
    void an_address_is_written_as_it_is_configured() {
        assertThat(new ListenAddress("", 10180)).hasToString(":10180");
        assertThat(new ListenAddress("::1", 80)).hasToString("[::1]:80");
        assertThat(new ListenAddress("example.com", 80)).hasToString("example.com:80");
    }

    @Test
    void the_probes_answer() throws Exception {
        try (ServedSite served = ServedSite.start()) {
            assertThat(served.get("/-/healthy").statusCode()).isEqualTo(200);
            assertThat(served.get("/-/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void while_not_ready_the_reason_is_given_in_one_line() throws Exception {
        try (ServedSite served = ServedSite.start()) {
            served.ready = false;
            served.waitsFor = "the first pass\nover 3 files";
            HttpResponse<String> response = served.get("/-/ready");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).isEqualTo("not ready: waits for the first pass over 3 files\n");
            assertThat(served.get("/-/healthy").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_unknown_path_is_told_the_known_ones() throws Exception {
        try (ServedSite served = ServedSite.start()) {
            HttpResponse<String> response = served.get("/metric");
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body())
                    .isEqualTo(
                            "not found; there is: / /metrics /-/overview /-/guarded /-/healthy /-/ready /-/reload\n");
        }
    }

    @Test
    void the_server_does_not_say_what_it_is() throws Exception {
        try (ServedSite served = ServedSite.start()) {
            assertThat(served.get("/metrics").headers().map()).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @Test
    void a_bad_request_line_is_a_400_in_plain_text() throws Exception {
        try (ServedSite served = ServedSite.start();
                RawConnection raw = new RawConnection(served)) {
            raw.send("nonsense\r\n\r\n");
            assertThat(raw.everything())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .doesNotContainIgnoringCase("jetty")
                    .doesNotContainIgnoringCase("<html");
        }
    }

    @Test
    void an_unknown_version_of_http_is_refused() throws Exception {
        try (ServedSite served = ServedSite.start();
                RawConnection raw = new RawConnection(served)) {
            raw.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(raw.everything()).doesNotContain(" 200 ");
        }
    }

    @Test
    void a_header_too_large_is_a_431() throws Exception {
        try (ServedSite served = ServedSite.start();
                RawConnection raw = new RawConnection(served)) {
            raw.send("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(9000) + "\r\n\r\n");
            assertThat(raw.statusLine()).startsWith("HTTP/1.1 431 ");
        }
    }

    @Test
    void a_request_body_is_not_read() throws Exception {
        try (ServedSite served = ServedSite.start();
                RawConnection raw = new RawConnection(served)) {
            raw.send("POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\nx");
            assertThat(raw.everything()).startsWith("HTTP/1.1 405 ");
        }
    }

    @Test
    void a_client_that_does_not_read_holds_up_no_other() throws Exception {
        try (ServedSite served = ServedSite.start();
                RawConnection stuck = new RawConnection(served)) {
            CountDownLatch gathered = new CountDownLatch(1);
            served.scrape = scraper -> {
                gathered.countDown();
                return ServedSite.manySamples(100_000);
            };
            stuck.send(A_REQUEST);
            assertThat(gathered.await(20, TimeUnit.SECONDS)).isTrue();
            served.scrape = ServedSite::families;
            for (int i = 0; i < 20; i++) {
                assertThat(served.get("/metrics").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void clients_that_do_not_read_are_cut_off_and_hold_no_turn_until_then() throws Exception {
        try (ServedSite served = ServedSite.start(Duration.ofMillis(300))) {
            CountDownLatch answered = new CountDownLatch(4);
            served.scrape = scraper -> {
                answered.countDown();
                return ServedSite.manySamples(100_000);
            };
            List<RawConnection> stuck = List.of(
                    new RawConnection(served),
                    new RawConnection(served),
                    new RawConnection(served),
                    new RawConnection(served));
            for (RawConnection connection : stuck) {
                connection.send(A_REQUEST);
            }
            answered.await();
            served.scrape = ServedSite::families;

            assertThat(served.get("/metrics").statusCode()).isEqualTo(200);
            // That of the client above is kept.
            Eventually.holds(() -> assertThat(served.connections()).isEqualTo(1));
            for (RawConnection connection : stuck) {
                assertThat(connection.everything()).doesNotEndWith("\r\n0\r\n\r\n");
                connection.close();
            }
        }
    }

    @Test
    void connections_that_say_nothing_make_room_for_one_that_asks() throws Exception {
        List<RawConnection> silent = new ArrayList<>();
        try (ServedSite served = ServedSite.start()) {
            for (int i = 0; i < 3 * Connections.MOST; i++) {
                RawConnection connection = new RawConnection(served);
                connection.send("GET /metr");
                silent.add(connection);
            }
            try (RawConnection asks = new RawConnection(served)) {
                asks.send(A_REQUEST);
                assertThat(asks.statusLine()).isEqualTo("HTTP/1.1 200 OK");
            }
        } finally {
            for (RawConnection connection : silent) {
                connection.close();
            }
        }
    }

    @Test
    void it_stops_though_a_client_is_stuck_and_another_idle() throws Exception {
        try (ServedSite served = ServedSite.start();
                RawConnection stuck = new RawConnection(served);
                RawConnection idle = new RawConnection(served)) {
            served.get("/-/healthy");
            idle.send("GET / HT");
            CountDownLatch gathered = new CountDownLatch(1);
            served.scrape = scraper -> {
                gathered.countDown();
                return ServedSite.manySamples(100_000);
            };
            stuck.send(A_REQUEST);
            assertThat(gathered.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(CompletableFuture.runAsync(served::stop)).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_scrape_at_hand_is_finished_while_it_stops() throws Exception {
        try (ServedSite served = ServedSite.startPatient();
                RawConnection client = new RawConnection(served)) {
            CountDownLatch gathering = new CountDownLatch(1);
            CountDownLatch stopping = new CountDownLatch(1);
            served.scrape = scraper -> {
                gathering.countDown();
                awaited(stopping);
                return ServedSite.families(scraper);
            };
            client.send(A_REQUEST);
            awaited(gathering);
            int port = served.port();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(served::stop);
            // The port is closed first: once nobody can connect, the stop has begun.
            while (canConnect(port)) {
                Thread.onSpinWait();
            }
            stopping.countDown();
            assertThat(client.everything()).startsWith("HTTP/1.1 200 ").contains("a_total 1.0");
            stopped.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void it_may_be_closed_twice_and_without_a_start() {
        HttpServer server = server(new ListenAddress("127.0.0.1", 0));
        server.close();
        server.close();
        assertThat(server.boundPorts()).allMatch(port -> port <= 0);
    }

    private static boolean canConnect(int port) throws IOException {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (SocketException e) {
            // Refused, or reset by a port that was closed while it was being connected to.
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_reload_is_asked_for_by_post_or_put_and_says_how_it_went() throws Exception {
        try (ServedSite site = ServedSite.start()) {
            site.reload = Optional::empty;
            assertThat(site.send("POST", "/-/reload").statusCode()).isEqualTo(200);
            assertThat(site.send("PUT", "/-/reload").body()).isEqualTo("reloaded\n");
            site.reload = () -> Optional.of("apilog.yaml:3:5: unknown key 'formt'");
            assertThat(site.send("POST", "/-/reload").statusCode()).isEqualTo(500);
            assertThat(site.send("POST", "/-/reload").body()).contains("apilog.yaml:3:5");
        }
    }

    @Test
    void a_reload_is_nothing_that_a_browser_does_by_itself() throws Exception {
        try (ServedSite site = ServedSite.start()) {
            site.reload = () -> {
                throw new AssertionError("reloaded");
            };
            HttpResponse<String> answer = site.send("GET", "/-/reload");
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("POST, PUT");
        }
    }

    @Test
    void a_reload_is_refused_where_it_was_not_allowed() throws Exception {
        try (HttpServer server = server(new ListenAddress("127.0.0.1", 0))) {
            server.start();
            HttpRequest post = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.boundPorts().get(0) + "/-/reload"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(post, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("--web.enable-lifecycle");
        }
    }

    @Test
    void health_tells_what_keeps_logs_from_being_read() throws Exception {
        try (ServedSite served = ServedSite.start()) {
            served.trouble = "the thread that reads has ended";
            HttpResponse<String> answer = served.get("/-/healthy");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("not healthy: the thread that reads has ended\n");
        }
    }

    private static HttpServer server(ListenAddress... addresses) {
        Site site = new Site(
                scraper -> new Scraped(ServedSite.families(scraper)),
                () -> "",
                () -> true,
                () -> "",
                null,
                Example::empty,
                Map.of());
        return new HttpServer(
                new WebSettings(List.of(addresses), false, List.of(), List.of(), ""),
                () -> WebAccess.OPEN,
                site,
                Clock.systemUTC());
    }
}
