package io.apilog.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.metrics.MetricsSettings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {
    private final Buckets buckets = new Buckets(List.of(.1, 1., 10.));
    private final long[] cells = new long[2 * buckets.width()];

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "99999999, 0",
        "100000000, 0",
        "100000001, 1",
        "1000000000, 1",
        "10000000000, 2",
        "10000000001, 3",
        "29409718000000, 3",
    })
    void a_bound_is_in_its_own_bucket(long nanos, int bucket) {
        buckets.observe(cells, 0, nanos);
        assertThat(cells[bucket]).isEqualTo(1);
        assertThat(IntStream.range(0, buckets.count()).mapToLong(i -> cells[i]).sum())
                .isEqualTo(1);
    }

    @Test
    void the_sum_is_exact_in_whole_nanoseconds() {
        for (int i = 0; i < 1_000; i++) {
            buckets.observe(cells, 0, 100_000_001);
        }
        assertThat(cells[buckets.sumColumn()]).isEqualTo(100_000_001_000L);
    }

    @Test
    void a_row_touches_no_other() {
        buckets.observe(cells, buckets.width(), 5);
        assertThat(cells).startsWith(new long[buckets.width()]);
        assertThat(cells[buckets.width()]).isEqualTo(1);
    }

    @Test
    void bounds_are_written_as_go_writes_them() {
        Buckets defaults = new Buckets(MetricsSettings.DEFAULT_BUCKETS);
        assertThat(IntStream.range(0, defaults.count()).mapToObj(defaults::text))
                .containsExactly(
                        "0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.25", "0.5", "0.75", "1.0", "2.5", "5.0",
                        "7.5", "10.0", "+Inf");
    }

    @Test
    void a_label_set_with_the_default_buckets_is_18_sample_lines_with_its_count_of_requests() {
        assertThat(1 + new Buckets(MetricsSettings.DEFAULT_BUCKETS).samples()).isEqualTo(18);
    }

    @Test
    void a_sum_that_is_full_stays_and_never_falls() {
        buckets.observe(cells, 0, Long.MAX_VALUE / 2);
        buckets.observe(cells, 0, Long.MAX_VALUE / 2);
        buckets.observe(cells, 0, Long.MAX_VALUE / 2);
        assertThat(cells[buckets.sumColumn()]).isEqualTo(Long.MAX_VALUE);
    }
}
