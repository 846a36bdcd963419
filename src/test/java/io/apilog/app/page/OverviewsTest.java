package io.apilog.app.page;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.apilog.app.Configured;
import io.apilog.app.checkpoint.Gathering;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.config.Config;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.metrics.operation.OperationKey;
import io.apilog.overview.Condition;
import io.apilog.overview.Level;
import io.apilog.overview.Lost;
import io.apilog.overview.Overview;
import io.apilog.source.report.FileStatus;
import io.apilog.source.report.FileStatus.State;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverviewsTest {
    private static final String TIMED =
            "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /users/42 HTTP/1.1\" 200 5 \"-\" \"curl\" 0.250";
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final Line line = new Line();
    private ConfiguredStages counting;

    @BeforeEach
    void count_some_lines() throws Exception {
        Config config = Configured.files("/a.log");
        counting = new ConfiguredStages(config, config.metrics(), () -> 0);
        LineSink sink = counting.pipelines()
                .open(new LogFile("default", "/a.log"), new Sample(List.of(TIMED.getBytes(US_ASCII))));
        for (String text : List.of(TIMED, TIMED.replace(" 200 ", " 503 "), "", "rubbish", "rubbish", "{\"a\":")) {
            byte[] bytes = text.getBytes(US_ASCII);
            line.set(bytes, 0, bytes.length, 0);
            sink.accept(line);
        }
    }

    @Test
    void what_was_counted_is_summed_up() {
        Overview overview = overview(List.of());
        assertThat(overview.lines()).isEqualTo(new Overview.Lines(2, 0, 3, 1));
        assertThat(overview.budgets()).contains(new Overview.Budget("endpoints", 1, 300));
        assertThat(overview.budgets().get(1).limit()).isEqualTo(20_000);
        assertThat(overview.lost().rejected())
                .first()
                .extracting(Lost.Reason::reason)
                .isEqualTo("no_match");
        assertThat(overview.lost().ignored())
                .containsExactly(new Lost.Reason("default", "blank", "nothing but white space", 1));
    }

    @Test
    void an_operation_is_an_endpoint_and_a_method_with_its_statuses_and_durations() {
        assertThat(overview(List.of()).traffic().operations()).singleElement().satisfies(operation -> {
            assertThat(operation.key()).isEqualTo(new OperationKey("default", "GET", "/users/{id}"));
            assertThat(operation.requests()).isEqualTo(2);
            assertThat(operation.failed()).isEqualTo(1);
            assertThat(operation.statuses()).containsOnly(entry("200", 1L), entry("503", 1L));
            assertThat(operation.durations().count()).isEqualTo(2);
            assertThat(operation.durations().quantile(0.5)).isBetween(0.1, 0.25);
        });
    }

    @Test
    void one_that_reads_everything_is_ready() {
        assertThat(overview(List.of(file(State.LIVE, ""))).condition())
                .isEqualTo(new Condition(Level.GOOD, "ready", "1 file followed; everything written is counted."));
    }

    @Test
    void nothing_good_stands_beside_a_file_that_is_not_read() {
        for (State state : List.of(State.REFUSED, State.UNREADABLE)) {
            Overview overview = overview(List.of(file(State.LIVE, ""), file(state, "is a directory")));
            assertThat(overview.condition().level()).isEqualTo(Level.BAD);
            assertThat(overview.condition().word()).isEqualTo("needs attention");
            assertThat(overview.files().get(0).level()).isEqualTo(Level.BAD);
            assertThat(overview.findings().get(0).what()).isEqualTo("/b.log is not read: is a directory");
        }
    }

    @Test
    void nothing_good_stands_beside_a_file_in_no_format_that_is_known() {
        FileStatus unknown = new FileStatus("default", "/c.log", State.LIVE, "", "1:2:3", 10, 10, 0, false);

        Overview overview = overview(List.of(file(State.LIVE, ""), unknown));

        assertThat(overview.condition().level()).isEqualTo(Level.WARN);
        assertThat(overview.condition().word()).isEqualTo("ready, and cannot read a format");
        assertThat(overview.files().get(0).path()).isEqualTo("/c.log");
        assertThat(overview.files().get(0).level()).isEqualTo(Level.WARN);
        assertThat(overview.files().get(0).state()).isEqualTo("in no format that is known");
    }

    @Test
    void one_that_does_not_read_is_not_ready_and_one_without_files_has_nothing_to_read() {
        assertThat(overview(List.of()).condition().word()).isEqualTo("nothing to read");
        assertThat(overview(List.of(file(State.WAITING, ""))).condition().level())
                .isEqualTo(Level.NOTE);
        Standing stuck = new Standing(true, "a disk does not answer", "", "", true);
        assertThat(overviews()
                        .following(counting, List.of(file(State.LIVE, "")), stuck, List.of())
                        .condition()
                        .level())
                .isEqualTo(Level.BAD);
        Standing behind = new Standing(false, "", "", "", true);
        assertThat(overviews()
                        .following(counting, List.of(file(State.LIVE, "")), behind, List.of())
                        .condition())
                .isEqualTo(new Condition(
                        Level.WARN,
                        "not ready",
                        "1 file followed; everything written is counted; waits for the first pass over what was there"
                                + " at the start."));
    }

    @Test
    void paths_over_the_budget_are_told() throws Exception {
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

        assertThat(overview(List.of()).lost().overflowed()).contains(new Lost.Paths("/late/{id}", "", 3));
    }

    @Test
    void a_file_has_its_format_and_unit_where_they_are_known() {
        List<FileStatus> files = List.of(
                new FileStatus("default", "/a.log", State.LIVE, "", "1:2:3", 10, 30, 75_000_000_000L, false),
                new FileStatus("default", "/b.log", State.REFUSED, "is a directory", "", 0, 0, 0, false));
        assertThat(overview(files).files())
                .containsExactly(
                        new Overview.FollowedFile(
                                "default",
                                "/b.log",
                                "",
                                "",
                                "refused: is a directory",
                                Level.BAD,
                                "",
                                0,
                                0,
                                0,
                                Duration.ZERO),
                        new Overview.FollowedFile(
                                "default",
                                "/a.log",
                                "combined",
                                "s",
                                "live",
                                Level.GOOD,
                                "1:2:3",
                                10,
                                30,
                                20,
                                Duration.ofSeconds(75)));
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

    private Overview overview(List<FileStatus> files) {
        return overviews().following(counting, files, new Standing(true, "", "", "", true), List.of());
    }

    private static Overviews overviews() {
        return new Overviews(new Overview.Program("apilog-exporter", "1", ""), () -> NOW, NOW.minusSeconds(5));
    }

    private static FileStatus file(State state, String reason) {
        String path = state == State.LIVE ? "/a.log" : "/b.log";
        return new FileStatus("default", path, state, reason, "", 0, 0, 0, false);
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
