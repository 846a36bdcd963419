package io.apilog.metrics.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule is that of {@code histogram_quantile}; {@code OverviewPageIT} compares both over a daemon's own metrics. */
class DistributionTest {
    private static final Distribution DURATIONS = new Distribution(List.of(0.1, 0.5, 1.0), new long[] {40, 40, 10, 10});

    @ParameterizedTest
    @CsvSource({"0.2, 0.05", "0.4, 0.1", "0.5, 0.2", "0.8, 0.5", "0.85, 0.75", "0.9, 1.0"})
    void a_quantile_is_linear_within_its_bucket(double share, double seconds) {
        assertThat(DURATIONS.quantile(share)).isEqualTo(seconds, within(1e-9));
        assertThat(DURATIONS.isAbove(share)).isFalse();
    }

    @Test
    void one_above_the_highest_bound_is_that_bound_and_says_so() {
        assertThat(DURATIONS.quantile(0.95)).isEqualTo(1.0);
        assertThat(DURATIONS.isAbove(0.95)).isTrue();
    }

    @Test
    void empty_buckets_are_passed_over() {
        Distribution one = new Distribution(List.of(0.1, 0.5, 1.0), new long[] {0, 0, 1, 0});
        assertThat(one.quantile(0.5)).isEqualTo(0.75);
    }

    @Test
    void of_nothing_there_is_no_quantile() {
        assertThat(new Distribution(List.of(0.1), new long[2]).quantile(0.5)).isNaN();
        assertThat(Distribution.NONE.quantile(0.5)).isNaN();
        assertThat(new Distribution(List.of(), new long[] {5}).quantile(0.5)).isNaN();
    }

    @Test
    void two_are_added_up_by_bucket() {
        assertThat(DURATIONS.plus(DURATIONS).counts()).containsExactly(80, 80, 20, 20);
        assertThat(Distribution.NONE.plus(DURATIONS).count()).isEqualTo(100);
        assertThat(DURATIONS.plus(Distribution.NONE).count()).isEqualTo(100);
    }
}
