package io.apilog.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.apilog.http.RawConnection;
import io.apilog.http.ServedSite;
import io.apilog.http.login.Users;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DoorTest {
    private static final Users ALICE =
            new Users(Map.of("alice", BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(4, "secret".toCharArray())));

    private ServedSite served;

    @BeforeEach
    void start() throws Exception {
        served = ServedSite.start();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static WebAccess access(Map<String, String> headers, Users users, Optional<WebAccess.Rate> rate) {
        return new WebAccess(Optional.empty(), true, headers, users, rate);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics", "/-/healthy", "/-/ready", "/-/reload", "/nothing", "/metrics?x=%ff"})
    void nothing_is_shown_without_a_password(String path) throws Exception {
        served.access = access(Map.of(), ALICE, Optional.empty());
        HttpResponse<String> response = served.get(path);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(v -> assertThat(v).startsWith("Basic realm="));
        assertThat(response.body()).isEqualTo("a name and a password are asked for\n");
    }

    @Test
    void the_right_password_opens() throws Exception {
        served.access = access(Map.of(), ALICE, Optional.empty());
        assertThat(served.get("/metrics", "Authorization", basic("alice:secret"))
                        .body())
                .contains("a_total 1.0");
    }

    @Test
    void a_loop_of_wrong_passwords_is_told_to_come_later() throws Exception {
        served.access = access(Map.of(), ALICE, Optional.empty());
        HttpResponse<String> last = served.get("/metrics", "Authorization", basic("alice:0"));
        for (int i = 1; i < 20; i++) {
            last = served.get("/metrics", "Authorization", basic("alice:" + i));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void configured_headers_are_in_every_answer_and_win_over_a_pages_own() throws Exception {
        served.access = access(
                Map.of("Content-Security-Policy", "default-src 'self'", "X-Frame-Options", "deny"),
                Users.NONE,
                Optional.empty());
        for (String path : List.of("/", "/metrics", "/nothing")) {
            HttpResponse<String> response = served.get(path);
            assertThat(response.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'self'");
            assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("deny");
        }
    }

    @Test
    void pages_may_not_be_framed_sniffed_or_told_of() throws Exception {
        HttpResponse<String> response = served.get("/");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @Test
    void more_requests_than_the_rate_are_turned_away() throws Exception {
        served.access = access(Map.of(), Users.NONE, Optional.of(new WebAccess.Rate(Duration.ofHours(1), 2)));
        assertThat(served.get("/-/healthy").statusCode()).isEqualTo(200);
        assertThat(served.get("/-/healthy").statusCode()).isEqualTo(200);
        assertThat(served.get("/-/healthy").statusCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:10180",
                "[::1]:10180",
                "localhost",
                "exporter",
                "api.localhost",
                "exporter.shop.svc",
                "exporter.shop.svc.cluster.local:10180",
                "host.internal"
            })
    void pages_are_shown_under_names_that_are_nobody_elses(String host) throws Exception {
        assertThat(statusUnder(host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example.com", "localhost.example.com:10180", "127.0.0.1.example.com", "svc.example"})
    void pages_are_not_shown_under_a_name_that_another_site_may_own(String host) throws Exception {
        assertThat(statusUnder(host)).startsWith("HTTP/1.1 421");
    }

    @Test
    void pages_are_shown_under_any_name_to_whoever_logged_in() throws Exception {
        served.access = access(Map.of(), ALICE, Optional.empty());
        try (RawConnection client = new RawConnection(served)) {
            client.send(
                    "GET / HTTP/1.1\r\nHost: logs.example.com\r\nAuthorization: " + basic("alice:secret") + "\r\n\r\n");
            assertThat(client.statusLine()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void metrics_are_shown_under_any_name() throws Exception {
        try (RawConnection client = new RawConnection(served)) {
            client.send("GET /metrics HTTP/1.1\r\nHost: logs.example.com\r\n\r\n");
            assertThat(client.statusLine()).startsWith("HTTP/1.1 200");
        }
    }

    private String statusUnder(String host) throws Exception {
        try (RawConnection client = new RawConnection(served)) {
            client.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            return client.statusLine();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics?x=%ff", "/metrics?name[]=%c3%28", "/metrics?%zz", "/metrics?name[]=%"})
    void a_query_that_cannot_be_read_is_a_bad_request(String path) throws Exception {
        try (RawConnection client = new RawConnection(served)) {
            client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.statusLine()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void a_crowd_of_reloads_shares_one_that_waits_and_leaves_scrapes_alone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger reloads = new AtomicInteger();
        served.reload = () -> {
            reloads.incrementAndGet();
            begun.countDown();
            await(go);
            return Optional.empty();
        };
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        asked.add(reload());
        begun.await();
        for (int i = 0; i < 40; i++) {
            asked.add(reload());
        }
        assertThat(served.get("/metrics").statusCode()).isEqualTo(200);
        go.countDown();
        for (CompletableFuture<HttpResponse<String>> one : asked) {
            assertThat(one.get().body()).isEqualTo("reloaded\n");
        }
        // Of 41: those that come while one waits share it; on a busy machine some come when it has begun.
        assertThat(reloads.get()).isBetween(2, 20);
    }

    private CompletableFuture<HttpResponse<String>> reload() {
        return served.client()
                .sendAsync(
                        served.request("/-/reload")
                                .method("POST", java.net.http.HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
