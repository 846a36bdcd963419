package io.apilog.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogClockTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long BEGIN = 1_000 * DAY;

    private long wall;
    private LogClock clock = new LogClock(false, () -> wall);

    @Test
    void it_goes_with_the_lines() {
        see(0, 5, 7);
        assertThat(now()).isEqualTo(7);
    }

    @Test
    void lines_that_come_late_do_not_move_it() {
        see(0, 5_000);
        see(1_000, -DAY);
        assertThat(now()).isEqualTo(5_000);
    }

    @Test
    void one_line_far_ahead_is_not_believed() {
        see(0, 1, DAY, 2, 3 * DAY, 3);
        assertThat(now()).isEqualTo(3);
    }

    @Test
    void three_lines_in_a_row_that_are_far_ahead_are_believed_as_far_as_they_agree() {
        see(0, 1, DAY + 2, DAY, DAY + 5);
        assertThat(now()).isEqualTo(DAY + 5);
        see(5 * DAY, 3 * DAY, 2 * DAY);
        assertThat(now()).isEqualTo(2 * DAY);
    }

    @Test
    void a_log_of_a_line_an_hour_goes_on_a_few_lines_behind_and_to_its_last_ones_at_the_end() {
        for (int hour = 0; hour < 30; hour++) {
            see(hour * HOUR);
            assertThat(now()).isBetween((hour - 4) * HOUR, hour * HOUR);
        }
        clock.end();
        assertThat(now()).isEqualTo(29 * HOUR);
    }

    @Test
    void a_last_line_of_another_day_is_not_believed_at_the_end() {
        see(0, 1, DAY);
        clock.end();
        assertThat(now()).isEqualTo(1);
    }

    @Test
    void a_line_far_ahead_that_agrees_with_the_wall_is_believed_at_once() {
        clock = new LogClock(true, () -> wall);
        wall = BEGIN + 8 * HOUR;
        see(0, 1, 8 * HOUR - 10);
        assertThat(now()).isEqualTo(8 * HOUR - 10);
    }

    @Test
    void no_number_of_lines_of_another_day_than_the_wall_s_is_believed_while_they_are_written() {
        clock = new LogClock(true, () -> wall);
        wall = BEGIN;
        see(0);
        for (int i = 0; i < 1_000; i++) {
            see(3 * DAY);
        }
        assertThat(now()).isZero();
    }

    @Test
    void a_first_line_that_the_next_two_contradict_does_not_hold() {
        see(DAY, 0, 1);
        assertThat(now()).isEqualTo(1);
    }

    @Test
    void lines_that_were_ahead_do_not_hold_once_more_lines_go_on_from_before() {
        see(0, 1, DAY, DAY + 1, DAY + 2, DAY + 3);
        assertThat(now()).isEqualTo(DAY + 3);
        see(2, 3, 4, 5, 6);
        assertThat(now()).isEqualTo(6);
    }

    @Test
    void two_hosts_of_which_one_is_a_day_behind_do_not_drag_it_to_and_fro() {
        for (int i = 0; i < 1_000; i++) {
            see(i, i - DAY, i);
            assertThat(now()).isEqualTo(i);
        }
    }

    @Test
    void a_clock_that_was_set_back_is_followed_while_lines_are_written() {
        clock = new LogClock(true, () -> wall);
        for (int i = 0; i < 10_000; i++) {
            see(i);
        }
        for (int i = 0; i < 64; i++) {
            see(i - HOUR);
        }
        assertThat(now()).isEqualTo(63 - HOUR);
    }

    @Test
    void in_what_is_read_once_the_latest_time_of_most_lines_stays() {
        for (int i = 0; i < 10_000; i++) {
            see(i);
        }
        for (int i = 0; i < 9_000; i++) {
            see(i - HOUR);
        }
        assertThat(now()).isEqualTo(9_999);
    }

    private long now() {
        return clock.nowMillis() - BEGIN;
    }

    private void see(long... offsets) {
        LongStream.of(offsets).forEach(offset -> clock.take(BEGIN + offset));
    }
}
