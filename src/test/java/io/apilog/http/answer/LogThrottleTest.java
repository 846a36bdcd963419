package io.apilog.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogThrottleTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LogThrottle throttle = new LogThrottle(() -> now);

    @Test
    void the_first_message_is_let_through() {
        assertThat(throttle.isDue()).isTrue();
    }

    @Test
    void a_second_within_the_minute_is_not() {
        throttle.isDue();
        now = now.plusSeconds(59);
        assertThat(throttle.isDue()).isFalse();
    }

    @Test
    void after_a_minute_the_next_is() {
        throttle.isDue();
        now = now.plusSeconds(60);
        assertThat(throttle.isDue()).isTrue();
    }

    @Test
    void a_clock_set_back_does_not_silence_it() {
        throttle.isDue();
        now = now.minusSeconds(3600);
        assertThat(throttle.isDue()).isTrue();
    }
}
