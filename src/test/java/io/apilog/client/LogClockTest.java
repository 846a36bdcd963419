package io.apilog.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogClockTest {
    private static final long DAY = 86_400_000;
    private static final long BEGIN = 1_000 * DAY;

    private final LogClock clock = new LogClock();

    @Test
    void it_goes_with_the_lines() {
        see(0, 5, 7);
        assertThat(clock.nowMillis()).isEqualTo(BEGIN + 7);
    }

    @Test
    void it_never_goes_back() {
        see(0, 5_000, 1_000, -DAY, -DAY);
        assertThat(clock.nowMillis()).isEqualTo(BEGIN + 5_000);
    }

    @Test
    void it_says_by_how_much_it_went() {
        see(0, 5_000);
        assertThat(clock.advance(BEGIN + 7_000)).isEqualTo(2_000);
        assertThat(clock.advance(BEGIN + 6_000)).isZero();
    }

    @Test
    void one_line_far_ahead_is_not_believed() {
        see(0, 1, DAY, 2, 3 * DAY, 3);
        assertThat(clock.nowMillis()).isEqualTo(BEGIN + 3);
    }

    @Test
    void two_lines_far_ahead_that_agree_are_believed() {
        see(0, 1, DAY, DAY + 5);
        assertThat(clock.nowMillis()).isEqualTo(BEGIN + DAY + 5);
    }

    @Test
    void a_first_line_that_no_other_agrees_with_does_not_hold() {
        see(DAY, 0, 1);
        assertThat(clock.nowMillis()).isEqualTo(BEGIN + 1);
    }

    private void see(long... offsets) {
        LongStream.of(offsets).forEach(offset -> clock.advance(BEGIN + offset));
    }
}
