package io.apilog.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.config.Config;
import io.apilog.http.StatusPage;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.source.FileStatus;
import io.apilog.source.FileStatus.State;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusPagesTest {
    private static final String TIMED =
            "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /users/42 HTTP/1.1\" 200 5 \"-\" \"curl\" 0.25";
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final Line line = new Line();
    private Counting counting;

    @BeforeEach
    void count_some_lines() throws Exception {
        Config config = Configured.files("/a.log");
        counting = new Counting(config, config.metrics(), () -> 0);
        LineSink sink = counting.pipelines()
                .open(new LogFile("default", "/a.log"), new Sample(List.of(TIMED.getBytes(US_ASCII))));
        for (String text : List.of(TIMED, TIMED.replace(" 200 ", " 503 "), "", "rubbish", "rubbish", "{\"a\":")) {
            byte[] bytes = text.getBytes(US_ASCII);
            line.set(bytes, 0, bytes.length, 0);
            sink.accept(line);
        }
    }

    @Test
    void the_page_sums_up_what_was_counted() {
        StatusPage page =
                StatusPages.of(counting, List.of(), "the first pass", "a directory", NOW, NOW.minusSeconds(5));
        assertThat(page.lines()).isEqualTo(new StatusPage.Lines(2, 0, 3, 1));
        assertThat(page.endpoints()).isEqualTo(new StatusPage.Budget(1, 300));
        assertThat(page.series().limit()).isEqualTo(20_000);
        assertThat(page.waitsFor()).isEqualTo("the first pass");
        assertThat(page.busiest()).containsExactly(new StatusPage.EndpointTraffic("/users/{id}", 2, 0.5));
        assertThat(page.rejected())
                .first()
                .extracting(StatusPage.RejectedLines::reason)
                .isEqualTo("no_match");
    }

    @Test
    void paths_over_the_budget_are_on_the_page() throws Exception {
        StringBuilder routes = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            String path = "/" + (char) ('a' + i % 26) + "/7/w" + (char) ('a' + i / 26);
            // A place is only given up to a name that is asked for more.
            routes.append((TIMED.replace("/users/42", path) + "\n").repeat(20));
        }
        routes.append((TIMED.replace("/users/42", "/late/42") + "\n").repeat(3));
        LineSink sink = counting.pipelines()
                .open(new LogFile("default", "/b.log"), new Sample(List.of(TIMED.getBytes(US_ASCII))));
        for (String text : routes.toString().split("\n", -1)) {
            byte[] bytes = text.getBytes(US_ASCII);
            line.set(bytes, 0, bytes.length, 0);
            sink.accept(line);
        }

        StatusPage page = StatusPages.of(counting, List.of(), "", "", NOW, NOW);

        assertThat(page.overflowed()).contains(new StatusPage.OverflowedRequests("/late/{id}", 3));
    }

    @Test
    void a_file_has_its_format_and_unit_where_they_are_known() {
        List<FileStatus> files = List.of(
                new FileStatus("default", "/a.log", State.LIVE, "", "1:2:3", 10, 30, 75_000_000_000L, false),
                new FileStatus("default", "/b.log", State.REFUSED, "is a directory", "", 0, 0, 0, false));
        assertThat(StatusPages.of(counting, files, "", "", NOW, NOW).files())
                .containsExactly(
                        new StatusPage.FollowedFile(
                                "default",
                                "/a.log",
                                "combined",
                                "s",
                                "live",
                                "1:2:3",
                                10,
                                30,
                                20,
                                Duration.ofSeconds(75)),
                        new StatusPage.FollowedFile(
                                "default", "/b.log", "", "", "refused: is a directory", "", 0, 0, 0, Duration.ZERO));
    }

    @Test
    void a_gathering_is_one_cut_of_requests_and_lines() {
        Gathering gathering = Gathering.of(counting);
        assertThat(gathering.lines().accepted()).isEqualTo(2);
        assertThat(gathering.endpoints()).isEqualTo(1);
        assertThat(text(gathering, "apilog_series"))
                .isEqualTo("[]=" + (double) gathering.api().series());
        assertThat(text(gathering, "apilog_endpoints")).isEqualTo("[]=1.0");
        assertThat(text(gathering, "apilog_source_format_info")).isEqualTo("[default, combined, s]=1.0");
    }

    @Test
    void a_scraper_is_shown_zeros_first_and_a_person_the_values() {
        assertThat(text(Gathering.of(counting), "apilog_requests_total")).contains("200]=1.0");
        Gathering shown = Gathering.of(counting);
        assertThat(text(shown.upTo(0), "apilog_requests_total")).contains("200]=0.0");
        long seen = shown.api().number();
        assertThat(text(Gathering.of(counting).upTo(seen), "apilog_requests_total"))
                .contains("200]=1.0");
    }

    private static String text(Gathering gathering, String name) {
        List<MetricFamilySamples> families = gathering.families();
        return families.stream()
                .flatMap(family -> family.samples.stream())
                .filter(sample -> sample.name.equals(name))
                .map(sample -> sample.labelValues + "=" + sample.value)
                .collect(Collectors.joining(" "));
    }
}
