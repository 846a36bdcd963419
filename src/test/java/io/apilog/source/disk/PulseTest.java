package io.apilog.source.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final long LONGEST = Duration.ofSeconds(30).toNanos();

    private final AtomicLong now = new AtomicLong();
    private final Pulse pulse = new Pulse(now::get);

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void what_is_answered_in_time_is_no_trouble() {
        pulse.begin(Path.of("/var/log/a.log"));
        pass(30);
        assertThat(pulse.overdue(LONGEST)).isEmpty();
        pulse.end();
        pass(30);
        assertThat(pulse.overdue(LONGEST)).isEmpty();
    }

    @Test
    void a_file_that_does_not_answer_is_named() {
        pulse.begin(Path.of("/var/log/a.log"));
        pass(45);
        assertThat(pulse.overdue(LONGEST))
                .isEqualTo("reading has waited for /var/log/a.log for 45 s: is its disk or mount there?");
    }

    @Test
    void what_stands_still_without_a_file_is_told_too() {
        pass(31);
        assertThat(pulse.overdue(LONGEST)).isEqualTo("reading has not gone on for 31 s");
    }
}
