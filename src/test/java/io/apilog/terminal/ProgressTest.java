package io.apilog.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Terminal TERMINAL = new Terminal(true, 100);
    private static final long MIB = 1 << 20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long now = 5;

    @Test
    void work_that_is_soon_done_says_nothing() {
        Progress progress = progress(TERMINAL, 100 * MIB);

        after(Duration.ofMillis(999));
        progress.lines(1_000);
        progress.end();

        assertThat(out.size()).isZero();
    }

    @Test
    void long_work_says_how_far_it_is_how_fast_and_what_is_left() {
        Progress progress = progress(TERMINAL, 100 * MIB);

        progress.bytes(25 * MIB);
        after(Duration.ofSeconds(2));
        progress.lines(10_000);

        assertThat(text()).isEqualTo(" 25 % of 100 MiB, 10,000 lines, 5,000 lines/s, 6 s left\u001b[K\r");
    }

    @Test
    void what_is_left_of_hours_is_told_in_minutes() {
        Progress progress = progress(TERMINAL, 100 * MIB);

        progress.bytes(MIB);
        after(Duration.ofSeconds(10));
        progress.lines(1);

        assertThat(text()).contains("17 min left");
    }

    @Test
    void where_nobody_knows_the_size_only_the_speed_is_told() {
        Progress progress = progress(TERMINAL, 0);

        progress.bytes(25 * MIB);
        after(Duration.ofSeconds(2));
        progress.lines(10_000);

        assertThat(text()).isEqualTo("25 MiB, 10,000 lines, 5,000 lines/s\u001b[K\r");
    }

    @Test
    void the_line_is_written_anew_five_times_a_second_and_wiped_at_the_end() {
        Progress progress = progress(TERMINAL, 0);

        after(Duration.ofSeconds(1));
        progress.lines(1);
        after(Duration.ofMillis(199));
        progress.lines(1);
        after(Duration.ofMillis(1));
        progress.lines(1);
        progress.end();

        assertThat(text().split("lines/s", -1)).hasSize(3);
        assertThat(text()).endsWith("\u001b[K\r\u001b[K\r");
    }

    @Test
    void a_file_that_grew_is_read_to_a_hundred_percent_and_not_beyond() {
        Progress progress = progress(TERMINAL, MIB);

        progress.bytes(3 * MIB);
        after(Duration.ofSeconds(2));
        progress.lines(1);

        assertThat(text()).startsWith("100 % of 1 MiB").contains(", 0 s left");
    }

    @Test
    void where_nobody_reads_nothing_is_said() {
        Progress progress = progress(Terminal.NONE, MIB);

        after(Duration.ofHours(1));
        progress.lines(1);
        progress.end();

        assertThat(out.size()).isZero();
    }

    private Progress progress(Terminal terminal, long total) {
        return new Progress(terminal, new PrintStream(out, true, UTF_8), total, () -> now);
    }

    private void after(Duration time) {
        now += time.toNanos();
    }

    private String text() {
        return out.toString(UTF_8);
    }
}
