package io.apilog.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.http.StatusPage.Budget;
import io.apilog.http.StatusPage.EndpointTraffic;
import io.apilog.http.StatusPage.FollowedFile;
import io.apilog.http.StatusPage.Lines;
import io.apilog.http.StatusPage.RejectedLines;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LandingPageTest {
    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

    private ServedSite served;

    @BeforeEach
    void start() throws ListenException {
        served = ServedSite.start();
        served.status = new StatusPage(
                STARTED.plusSeconds(3700),
                STARTED,
                "",
                "/var/lib/state, saved just now",
                new Lines(1234567, 5, 89, 7),
                new Budget(41, 300),
                new Budget(19500, 20000),
                List.of(new FollowedFile(
                        "web",
                        "/var/log/access.log",
                        "nginx",
                        "s",
                        "following",
                        "fd00:1@2",
                        2048,
                        4096,
                        2048,
                        Duration.ofSeconds(75))),
                List.of(new RejectedLines("web", "no_match", "does not have the shape", 89)),
                List.of(new EndpointTraffic("/users/{id}", 1000, 0.031)));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void it_may_load_nothing_and_be_stored_nowhere() throws Exception {
        HttpResponse<String> response = served.get("/");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri"
                        + " 'none'; frame-ancestors 'none'");
        assertThat(response.body()).doesNotContain("<script", "src=");
    }

    @Test
    void a_file_says_for_how_long_its_oldest_line_has_waited() throws Exception {
        assertThat(page()).contains("1 min 15 s");
    }

    @Test
    void it_names_the_program_and_since_when_it_is_up() throws Exception {
        assertThat(page()).contains("apilog-exporter", "1.2.3", "abc1234", "2026-01-01 00:00:00 UTC", "1 h 1 min");
    }

    @Test
    void it_says_where_counts_are_kept_or_that_nothing_is() throws Exception {
        assertThat(page()).contains("/var/lib/state, saved just now", "fd00:1@2");
        served.status = ServedSite.empty("");
        assertThat(page()).contains("Nothing survives a restart");
    }

    @Test
    void it_shows_the_headline_numbers() throws Exception {
        assertThat(page()).contains("1,234,567", "lines filtered", "of 300", "of 20,000", "width:97%");
    }

    @Test
    void it_shows_files_reasons_and_endpoints() throws Exception {
        assertThat(page())
                .contains(
                        "/var/log/access.log",
                        "2.0 KiB",
                        "no_match",
                        "does not have the shape",
                        "/users/{id}",
                        "3.1 %");
    }

    @Test
    void paths_over_the_budget_have_a_table_only_if_there_are_some() throws Exception {
        assertThat(page()).doesNotContain("Over the budget");
        served.status = new StatusPage(
                STARTED,
                STARTED,
                "",
                "",
                new Lines(0, 0, 0, 0),
                new Budget(300, 300),
                new Budget(0, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(new StatusPage.OverflowedRequests("/late/<{id}>", 4321)));

        assertThat(page()).contains("Over the budget", "endpoints.routes", "/late/&lt;{id}&gt;", "4,321");
    }

    @Test
    void its_links_work_under_any_path() throws Exception {
        assertThat(page()).contains("href=\"metrics\"", "href=\"-/healthy\"", "href=\"-/ready\"");
    }

    @Test
    void it_says_what_is_waited_for() throws Exception {
        assertThat(page()).contains(">ready<");
        served.status = ServedSite.empty("the first pass over 2 files");
        assertThat(page()).contains("not ready", "waits for the first pass over 2 files");
    }

    @Test
    void empty_sections_say_so() throws Exception {
        served.status = ServedSite.empty("");
        assertThat(page()).contains("No file is followed", "No line was rejected", "No request was counted yet");
    }

    @Test
    void whatever_comes_from_outside_is_escaped() throws Exception {
        String hostile = "</style></title><script>alert('x')</script>\"'&";
        served.status = new StatusPage(
                STARTED,
                STARTED,
                hostile,
                hostile,
                new Lines(0, 0, 0, 0),
                new Budget(0, 0),
                new Budget(0, 0),
                List.of(new FollowedFile(hostile, hostile, hostile, hostile, hostile, hostile, 0, 0, 0, Duration.ZERO)),
                List.of(new RejectedLines(hostile, hostile, hostile, 1)),
                List.of(new EndpointTraffic(hostile, 1, 0)));
        assertThat(page()).doesNotContain("<script").contains("&lt;script&gt;").containsOnlyOnce("</title>");
    }

    @Test
    void long_lists_are_cut_and_say_so() throws Exception {
        served.status = new StatusPage(
                STARTED,
                STARTED,
                "",
                "",
                new Lines(0, 0, 0, 0),
                new Budget(0, 0),
                new Budget(0, 0),
                List.of(),
                List.of(),
                IntStream.range(0, 50)
                        .mapToObj(i -> new EndpointTraffic("/e" + i, 1, 0))
                        .toList());
        assertThat(page()).contains("/e19<", "and 30 more").doesNotContain("/e20<");
    }

    @Test
    void a_status_that_cannot_be_drawn_up_is_a_500() throws Exception {
        served.status = null;
        assertThat(served.get("/").statusCode()).isEqualTo(500);
        assertThat(served.get("/metrics").statusCode()).isEqualTo(200);
    }

    private String page() throws Exception {
        return served.get("/").body();
    }
}
