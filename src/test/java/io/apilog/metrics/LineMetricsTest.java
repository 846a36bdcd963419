package io.apilog.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.Rejection;
import io.apilog.request.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineMetricsTest {
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final Source API = new Source(1, "api", Map.of("site", "shop"));

    private final LineMetrics lines = new LineMetrics(List.of(WEB, API));

    @Test
    void filtered_lines_are_told_by_source_and_filter_and_are_entries_all_the_same() {
        LineMetrics filtering = new LineMetrics(List.of(WEB, API), List.of("health", "assets"));
        filtering.filtered(API, 1, 7_000);
        LineMetrics.Snapshot snapshot = filtering.snapshot();
        assertThat(Samples.of(snapshot.families(), "apilog_filtered_lines_total"))
                .containsExactly(
                        "{source=web,filter=health} 0.0",
                        "{source=web,filter=assets} 0.0",
                        "{source=api,filter=health} 0.0",
                        "{source=api,filter=assets} 1.0");
        assertThat(Samples.of(snapshot.families(), "apilog_lines_total")).contains("{source=api,result=filtered} 1.0");
        assertThat(snapshot.filtered()).isEqualTo(1);
        assertThat(snapshot.lastEntryMillis()).containsExactly(java.util.Map.entry(API, 7_000L));
    }

    @Test
    void without_filters_there_is_no_family_of_filtered_lines() {
        assertThat(lines.snapshot().families())
                .extracting(family -> family.name)
                .doesNotContain("apilog_filtered_lines");
    }

    @Test
    void what_is_known_beforehand_is_shown_as_zero_from_the_start() {
        assertThat(samples("apilog_lines_total"))
                .containsExactly(
                        "{source=web,result=accepted} 0.0",
                        "{source=web,result=filtered} 0.0",
                        "{source=web,result=rejected} 0.0",
                        "{source=web,result=ignored} 0.0",
                        "{source=api,result=accepted} 0.0",
                        "{source=api,result=filtered} 0.0",
                        "{source=api,result=rejected} 0.0",
                        "{source=api,result=ignored} 0.0");
        assertThat(samples("apilog_lines_rejected_total")).hasSize(2 * Rejection.values().length);
    }

    @Test
    void each_line_is_counted_by_what_came_of_it() {
        lines.accepted(WEB, AccessRecord.ABSENT);
        lines.rejected(API, Rejection.BAD_TIME);
        lines.rejected(API, Rejection.BAD_TIME);
        lines.ignored(WEB, Ignored.MESSAGE);
        assertThat(samples("apilog_lines_total"))
                .contains(
                        "{source=web,result=accepted} 1.0",
                        "{source=web,result=ignored} 1.0",
                        "{source=api,result=rejected} 2.0",
                        "{source=api,result=accepted} 0.0");
        assertThat(samples("apilog_lines_rejected_total")).contains("{source=api,reason=bad_time} 2.0");
    }

    @Test
    void rejections_add_up_to_the_lines_rejected() {
        for (Rejection reason : Rejection.values()) {
            lines.rejected(WEB, reason);
        }
        LineMetrics.Snapshot snapshot = lines.snapshot();
        assertThat(snapshot.rejected()).isEqualTo(Rejection.values().length);
        assertThat(snapshot.rejections())
                .extracting(LineMetrics.Rejected::reason)
                .containsExactly(Rejection.values());
    }

    @Test
    void the_latest_entry_is_the_largest_time_since_logs_run_backwards() {
        lines.accepted(WEB, 2_000);
        lines.accepted(WEB, 1_500);
        assertThat(samples("apilog_last_entry_timestamp_seconds")).containsExactly("{source=web} 2.0");
    }

    @Test
    void without_a_time_there_is_no_latest_entry() {
        lines.accepted(WEB, AccessRecord.ABSENT);
        assertThat(samples("apilog_last_entry_timestamp_seconds")).isEmpty();
    }

    @Test
    void a_snapshot_does_not_change_any_more() {
        LineMetrics.Snapshot before = lines.snapshot();
        lines.accepted(WEB, 1);
        lines.rejected(WEB, Rejection.NO_MATCH);
        assertThat(before.accepted()).isZero();
        assertThat(before.rejected()).isZero();
        assertThat(before.lastEntryMillis()).isEmpty();
    }

    private List<String> samples(String name) {
        return Samples.of(lines.snapshot().families(), name);
    }
}
