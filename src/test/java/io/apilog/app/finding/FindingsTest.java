package io.apilog.app.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.Detection;
import io.apilog.format.Format;
import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.history.Hour;
import io.apilog.metrics.history.Moment;
import io.apilog.metrics.history.OperationHour;
import io.apilog.metrics.operation.Distribution;
import io.apilog.metrics.operation.OperationKey;
import io.apilog.metrics.operation.OperationTotals;
import io.apilog.overview.Finding;
import io.apilog.overview.LastHour;
import io.apilog.overview.Level;
import io.apilog.overview.Traffic;
import io.apilog.pipeline.DurationAdvice;
import io.apilog.pipeline.Pipelines.FoundFormat;
import io.apilog.request.Ignored;
import io.apilog.request.Rejection;
import io.apilog.request.Source;
import io.apilog.request.Unit;
import io.apilog.source.report.FileStatus;
import io.apilog.source.report.FileStatus.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Source WEB = new Source(0, "web", Map.of());

    private final List<FileStatus> files = new ArrayList<>(List.of(file(State.LIVE, "")));
    private final List<FoundFormat> formats =
            new ArrayList<>(List.of(found(Format.COMBINED, Optional.of(Unit.SECONDS), false)));
    private final LineMetrics lines = new LineMetrics(List.of(WEB));
    private final List<OperationTotals> operations = new ArrayList<>();
    private Moment recent = Moment.NONE;
    private String trouble = "";
    private String unsaved = "";
    private boolean reloaded = true;
    private long overflowed;

    @Test
    void of_what_is_as_it_should_be_nothing_is_said() {
        count(1000);
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_log_without_durations_is_told_the_line_that_gives_it_some() {
        formats.set(0, found(Format.COMBINED, Optional.empty(), false));
        Finding finding = only();
        assertThat(finding.level()).isEqualTo(Level.NOTE);
        assertThat(finding.what()).contains("web has no durations");
        assertThat(finding.paste()).extracting(Finding.Paste::where).containsExactly("nginx", "Apache");
        assertThat(finding.paste())
                .extracting(Finding.Paste::line)
                .containsExactly(DurationAdvice.nginx(), DurationAdvice.apache());
    }

    @Test
    void durations_in_a_unit_that_nothing_decides_are_told_the_setting() {
        formats.set(0, found(Format.COMBINED, Optional.empty(), true));
        assertThat(only().remedy()).isEqualTo(DurationAdvice.UNDECIDED);
    }

    @Test
    void seconds_that_nothing_shows_are_told_the_setting() {
        formats.set(
                0,
                new FoundFormat(
                        "web",
                        "/a.log",
                        new Detection(Format.COMBINED, "", Optional.of(Unit.SECONDS), "", List.of(), false, true)));
        assertThat(only().what()).contains("seconds", "could be milliseconds");
        assertThat(only().remedy()).isEqualTo(DurationAdvice.UNSEEN);
    }

    @Test
    void another_format_without_durations_is_said_without_a_line() {
        formats.set(0, found(Format.JSON, Optional.empty(), false));
        assertThat(only().what()).contains("no durations", "json");
        assertThat(only().paste()).isEmpty();
    }

    @Test
    void of_a_source_each_remedy_is_said_once() {
        formats.clear();
        for (Format format : List.of(Format.JSON, Format.COMBINED, Format.COMMON, Format.JSON)) {
            formats.add(found(format, Optional.empty(), false));
        }
        assertThat(findings()).extracting(finding -> finding.paste().size()).containsExactly(0, 2);
    }

    @Test
    void a_file_that_is_not_read_comes_first() {
        formats.set(0, found(Format.COMBINED, Optional.empty(), false));
        files.add(file(State.REFUSED, "is a directory"));
        assertThat(findings()).extracting(Finding::level).containsExactly(Level.BAD, Level.NOTE);
        assertThat(findings().get(0).what()).isEqualTo("/b.log is not read: is a directory");
    }

    @Test
    void of_many_that_are_not_read_some_are_named() {
        for (int i = 0; i < 8; i++) {
            files.add(file(State.UNREADABLE, "permission denied"));
        }
        assertThat(findings()).hasSize(6).last().extracting(Finding::what).isEqualTo("3 more files are not read");
    }

    @Test
    void where_no_file_is_that_is_said() {
        files.clear();
        assertThat(only().what()).contains("no file under the paths");
    }

    @Test
    void reading_that_stands_still_and_counts_that_cannot_be_saved_are_bad() {
        trouble = "the thread that reads has ended";
        unsaved = "no space left on device";
        assertThat(findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Level.BAD));
    }

    @Test
    void a_configuration_that_was_refused_is_said() {
        reloaded = false;
        assertThat(only().what()).contains("configuration was refused");
    }

    @Test
    void an_operation_that_fails_now_is_named() {
        count(1000);
        recent = new Moment(0, 300, 100, 0, 40, Distribution.NONE);
        assertThat(only().what())
                .isEqualTo("GET /users fails: 40.0 % of its requests were answered 5xx in the last five"
                        + " minutes, 40 of 100");
    }

    @Test
    void a_few_failures_are_none_that_stand_out() {
        count(1000);
        recent = new Moment(0, 300, 10_000, 0, 40, Distribution.NONE);
        assertThat(findings()).isEmpty();
    }

    @Test
    void many_rejected_lines_are_told_with_their_heaviest_reason() {
        count(1000);
        for (int i = 0; i < 50; i++) {
            lines.rejected(WEB, i == 0 ? Rejection.BAD_TIME : Rejection.NO_MATCH);
        }
        assertThat(only().what())
                .isEqualTo("4.8 % of all lines could not be counted, most of them as no_match: does not"
                        + " have the shape of the format");
    }

    @Test
    void a_log_of_which_nothing_is_counted_is_told_what_to_say() {
        lines.rejected(WEB, Rejection.NO_MATCH);
        assertThat(only().what()).contains("Nothing was counted of 1 lines");
        assertThat(only().remedy()).contains("--format", "explain");
    }

    @Test
    void a_source_that_is_mostly_ignored_is_said() {
        for (int i = 0; i < 200; i++) {
            lines.ignored(WEB, Ignored.MESSAGE);
        }
        assertThat(only().what()).contains("More than half", "web", "200");
    }

    @Test
    void much_that_is_unmatched_is_said() {
        count(1000);
        operations.add(totals("unmatched", 500));
        assertThat(only().what()).startsWith("33.3 % of all requests are unmatched");
    }

    @Test
    void what_is_over_a_budget_is_said() {
        overflowed = 12;
        assertThat(only().what()).contains("12 requests are over a budget");
    }

    private void count(int requests) {
        for (int i = 0; i < requests; i++) {
            lines.accepted(WEB, 0);
        }
        operations.add(totals("/users", requests));
    }

    private Finding only() {
        assertThat(findings()).hasSize(1);
        return findings().get(0);
    }

    private List<Finding> findings() {
        OperationHour hour = new OperationHour(key("/users"), recent, List.of(), List.of());
        return Findings.in(new Facts(
                trouble,
                unsaved,
                reloaded,
                true,
                files,
                formats,
                lines.snapshot(),
                new Traffic(operations),
                new LastHour(new Hour(Duration.ofMinutes(10), recent, List.of(), List.of(hour))),
                overflowed));
    }

    private static OperationKey key(String endpoint) {
        return new OperationKey("web", "GET", endpoint);
    }

    private static OperationTotals totals(String endpoint, long requests) {
        return new OperationTotals(key(endpoint), requests, 0, 0, new TreeMap<>(), Distribution.NONE);
    }

    @Test
    void requests_that_two_programs_log_are_said_to_count_twice() {
        Detection doubled =
                new Detection(Format.LOGFMT, "", Optional.of(Unit.SECONDS), "", List.of(), false, false, true);
        formats.add(new FoundFormat("web", "/a.log", doubled));

        assertThat(only().what()).contains("twice, in two formats");
    }

    private static FoundFormat found(Format format, Optional<Unit> unit, boolean undecided) {
        return new FoundFormat("web", "/a.log", new Detection(format, "", unit, "", List.of(), undecided));
    }

    private static FileStatus file(State state, String reason) {
        return new FileStatus("web", state == State.LIVE ? "/a.log" : "/b.log", state, reason, "", 0, 0, 0, false);
    }
}
