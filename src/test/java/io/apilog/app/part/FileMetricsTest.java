package io.apilog.app.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.part.SourceNames;
import io.apilog.request.Source;
import io.apilog.source.report.FileStatus;
import io.apilog.source.report.FileStatus.State;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileMetricsTest {
    private static final boolean SCRAPER = true;
    private static final boolean PERSON = false;

    private boolean behind = true;
    private final FileMetrics metrics =
            new FileMetrics(List.of(new Source(0, "web", Map.of()), new Source(1, "api", Map.of())));

    @BeforeEach
    void watch() {
        metrics.catchesUpWhile(() -> behind);
    }

    @Test
    void without_files_everything_is_zero_and_there() {
        assertThat(all(metrics.now(List.of(), 0, PERSON, Map.of())))
                .allSatisfy(family -> assertThat(family.samples)
                        .hasSize(family.name.startsWith("apilog_known_files") ? 1 : 2)
                        .allMatch(sample -> sample.value == 0));
    }

    @Test
    void what_happens_is_counted_by_source() {
        metrics.bytesRead("web", 100);
        metrics.bytesRead("web", 11);
        metrics.rotated("api");
        metrics.truncated("web");
        metrics.regressed("web");
        metrics.lost("api");
        assertThat(value("apilog_read_bytes_total", "web")).isEqualTo(111);
        assertThat(value("apilog_read_bytes_total", "api")).isZero();
        assertThat(value("apilog_file_rotations_total", "api")).isEqualTo(1);
        assertThat(value("apilog_file_truncations_total", "web")).isEqualTo(1);
        assertThat(value("apilog_file_regressions_total", "web")).isEqualTo(1);
        assertThat(value("apilog_files_lost_total", "api")).isEqualTo(1);
    }

    @Test
    void an_event_of_no_source_is_a_defect() {
        assertThatThrownBy(() -> metrics.rotated("other")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lag_is_what_is_not_counted_of_all_files_of_a_source() {
        List<FileStatus> files = List.of(
                file("web", State.LIVE, 10, 110, 2_000_000_000L, false),
                file("web", State.DRAINING, 5, 6, 500_000_000L, false),
                file("api", State.LIVE, 7, 7, 0, false));
        assertThat(value(files, "apilog_lag_bytes", "web")).isEqualTo(101);
        assertThat(value(files, "apilog_lag_seconds", "web")).isEqualTo(2.0);
        assertThat(value(files, "apilog_lag_bytes", "api")).isZero();
        assertThat(value(files, "apilog_lag_seconds", "api")).isZero();
        assertThat(value(files, "apilog_files", "web")).isEqualTo(2);
    }

    @Test
    void a_path_that_is_waited_for_or_refused_is_no_file() {
        List<FileStatus> files = List.of(
                file("web", State.WAITING, 0, 0, 0, false),
                file("web", State.REFUSED, 0, 0, 0, false),
                file("web", State.UNREADABLE, 0, 0, 0, false));
        assertThat(value(files, "apilog_files", "web")).isZero();
    }

    @Test
    void in_a_backlog_the_log_s_own_time_says_how_late_it_is() {
        List<FileStatus> files = List.of(file("web", State.LIVE, 0, 10, 1_000_000_000L, true));
        assertThat(value(files, "apilog_lag_seconds", "web", Map.of("web", 3_600.0)))
                .isEqualTo(3_600);
        assertThat(value(files, "apilog_lag_seconds", "web", Map.of())).isEqualTo(1);
    }

    @Test
    void a_source_with_a_backlog_is_catching_up_until_a_scrape_after_it_was_counted() {
        List<FileStatus> reading = List.of(file("web", State.LIVE, 0, 10, 0, true));
        List<FileStatus> read = List.of(file("web", State.LIVE, 10, 10, 0, false));
        metrics.bytesRead("web", 10);
        assertThat(catchingUp(reading, SCRAPER)).isEqualTo(1);
        assertThat(catchingUp(read, PERSON)).isEqualTo(1);
        assertThat(catchingUp(read, SCRAPER)).isEqualTo(1);
        assertThat(catchingUp(read, SCRAPER)).isZero();
    }

    @Test
    void a_backlog_that_was_counted_before_the_first_scrape_is_shown_to_it() {
        List<FileStatus> read = List.of(file("web", State.LIVE, 10, 10, 0, false));
        metrics.bytesRead("web", 10);
        behind = false;
        assertThat(catchingUp(read, SCRAPER)).isEqualTo(1);
        assertThat(catchingUp(read, SCRAPER)).isZero();
    }

    @Test
    void without_a_backlog_nothing_is_caught_up_with() {
        behind = false;
        metrics.bytesRead("web", 10);
        assertThat(catchingUp(List.of(file("web", State.LIVE, 10, 10, 0, false)), SCRAPER))
                .isZero();
    }

    @Test
    void what_was_counted_goes_on_under_the_name_that_a_source_has_now() {
        metrics.bytesRead("web", 100);
        metrics.lost("web");
        metrics.forgot(3);
        FileMetrics next = new FileMetrics(List.of(new Source(0, "shop", Map.of())));
        next.restore(metrics.copy(), new SourceNames() {
            @Override
            public Source now(Source before) {
                return before;
            }

            @Override
            public String now(String before) {
                return before.equals("web") ? "shop" : before;
            }
        });
        next.bytesRead("shop", 1);
        List<MetricFamilySamples> families = next.families(next.copy());
        assertThat(valueOf(families, "apilog_read_bytes_total", "shop")).isEqualTo(101);
        assertThat(valueOf(families, "apilog_files_lost_total", "shop")).isEqualTo(1);
        assertThat(families)
                .filteredOn(family -> family.name.equals("apilog_known_files_forgotten"))
                .singleElement()
                .satisfies(family -> assertThat(family.samples.get(0).value).isEqualTo(3));
    }

    @Test
    void a_scrape_shows_a_copy_and_not_what_was_counted_since() {
        metrics.bytesRead("web", 100);
        FilesCopy copy = metrics.copy();
        metrics.bytesRead("web", 11);
        assertThat(valueOf(metrics.families(copy), "apilog_read_bytes_total", "web"))
                .isEqualTo(100);
    }

    /** What is counted, and what is there now. */
    private List<MetricFamilySamples> all(List<MetricFamilySamples> now) {
        List<MetricFamilySamples> all = new ArrayList<>(metrics.families(metrics.copy()));
        all.addAll(now);
        return all;
    }

    private double catchingUp(List<FileStatus> files, boolean byScraper) {
        return valueOf(metrics.now(files, 0, byScraper, Map.of()), "apilog_catching_up", "web");
    }

    private double value(String name, String source) {
        return value(List.<FileStatus>of(), name, source, Map.of());
    }

    private double value(List<FileStatus> files, String name, String source) {
        return value(files, name, source, Map.of());
    }

    private double value(List<FileStatus> files, String name, String source, Map<String, Double> ages) {
        return valueOf(all(metrics.now(files, 0, PERSON, ages)), name, source);
    }

    private static double valueOf(List<MetricFamilySamples> families, String name, String source) {
        return families.stream()
                .flatMap(family -> family.samples.stream())
                .filter(sample -> sample.name.equals(name) && sample.labelValues.equals(List.of(source)))
                .mapToDouble(sample -> sample.value)
                .findFirst()
                .orElseThrow();
    }

    private static FileStatus file(
            String source, State state, long offset, long size, long waitingNanos, boolean catchingUp) {
        return new FileStatus(source, "/var/log/a.log", state, "", "1:2:3", offset, size, waitingNanos, catchingUp);
    }
}
