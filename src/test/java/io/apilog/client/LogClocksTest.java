package io.apilog.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.apilog.request.AccessRecord;
import io.apilog.request.Asking;
import io.apilog.request.Request;
import io.apilog.request.Source;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogClocksTest {
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final double BEGIN = 1_700_000_000;
    private static final double HOUR = 3_600;
    private static final double DAY = 24 * HOUR;

    private double wall;
    private LogClocks clocks = LogClocks.once(1, () -> Math.round(wall * 1e3));
    private final Asking first = file("access.log");
    private final Asking second = file("access.log.1");

    @Test
    void it_is_as_late_as_in_the_latest_file_in_whatever_order_they_are_read() {
        see(first, 0, 1, 2);
        assertThat(take(second, -DAY)).isEqualTo(-DAY);
        see(second, 1 - DAY, -HOUR);
        assertThat(now()).isEqualTo(2);
    }

    @Test
    void a_first_line_of_another_file_that_is_far_ahead_waits_for_the_next() {
        see(first, 0, 1, 2);
        see(second, DAY);
        assertThat(now()).isEqualTo(2);
        see(second, DAY + 1);
        assertThat(now()).isEqualTo(DAY + 1);
    }

    @Test
    void what_nobody_believes_is_taken_as_of_now_and_what_is_late_keeps_its_time() {
        see(first, 0, 1, 2);
        assertThat(take(first, DAY)).isEqualTo(2);
        assertThat(take(first, -DAY)).isEqualTo(-DAY);
        assertThat(take(second, -2 * DAY)).isEqualTo(-2 * DAY);
        assertThat(take(second, -DAY)).isEqualTo(-DAY);
    }

    @Test
    void a_file_whose_time_was_wrong_leaves_the_time_to_the_others() {
        see(first, 0, 1, 2);
        see(second, DAY, DAY + 1, 3, 4, 5, 6);
        assertThat(now()).isEqualTo(6);
    }

    @Test
    void a_request_moves_it_once_however_many_ask() {
        see(first, 0, 1);
        Request ahead = first.atSecond(BEGIN + DAY).request();
        for (int i = 0; i < 10; i++) {
            clocks.take(ahead);
        }
        assertThat(now()).isEqualTo(1);
    }

    @Test
    void a_line_without_a_time_is_of_now() {
        wall = BEGIN + 7;
        clocks.take(first.withoutTime().request());
        assertThat(now()).isEqualTo(7);
    }

    @Test
    void it_goes_on_from_what_was_saved() {
        clocks.goOn(0, Math.round(BEGIN * 1e3));
        see(first, -HOUR, 1 - HOUR);
        assertThat(now()).isZero();
        see(first, 5, 6, 7);
        assertThat(now()).isEqualTo(7);
    }

    @Test
    void what_was_saved_of_tomorrow_holds_no_more_once_lines_of_now_agree_with_the_wall() {
        clocks = LogClocks.live(1, () -> Math.round(wall * 1e3));
        clocks.goOn(0, Math.round((BEGIN + DAY) * 1e3));
        wall = BEGIN;
        for (int i = 0; i < 64; i++) {
            see(first, i * 0.1);
        }
        assertThat(now()).isCloseTo(6.3, within(0.001));
    }

    @Test
    void any_number_of_files_takes_a_bounded_space() {
        for (int i = 0; i < 2_000; i++) {
            see(file("access-" + i + ".log"), i, i + 0.5);
        }
        assertThat(now()).isEqualTo(1_999.5);
        assertThat(clocks.files()).isEqualTo(512);
    }

    private static Asking file(String name) {
        return new Asking(WEB, new AccessRecord(), name);
    }

    private double now() {
        return clocks.nowMillis(0) / 1e3 - BEGIN;
    }

    private double take(Asking of, double second) {
        return clocks.take(of.atSecond(BEGIN + second).request()) / 1e3 - BEGIN;
    }

    private void see(Asking of, double... seconds) {
        for (double second : seconds) {
            take(of, second);
        }
    }
}
