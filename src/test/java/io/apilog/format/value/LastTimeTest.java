package io.apilog.format.value;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever time came before, each is what it is by itself. The seed makes each run the same. */
class LastTimeTest {
    private static final List<String> TIMES = List.of(
            "21/Nov/2026:09:00:00 +0000",
            "21/Nov/2026:09:00:00 +0100",
            "2026-11-21T09:00:00Z",
            "2026-11-21T09:00:00.123456789+01:00",
            "2026-11-21T09:00:00.1234567890123+01:00",
            "1795251600",
            "1795251600.123",
            "1795251600123",
            "12345",
            "-",
            "",
            "no time at all",
            "21/Nov/2026:09:00:00 +00x0");

    @Test
    void every_time_is_read_as_if_it_were_the_first() {
        Random random = new Random(20261121);
        LastTime last = new LastTime();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = ('x' + TIMES.get(random.nextInt(TIMES.size())) + 'x').getBytes(US_ASCII);
            if (random.nextInt(3) == 0) {
                bytes[1 + random.nextInt(bytes.length - 1)] = (byte) ('0' + random.nextInt(10));
            }
            int to = bytes.length - 1;
            assertThat(last.millis(bytes, 1, to))
                    .as(new String(bytes, US_ASCII))
                    .isEqualTo(Times.millis(bytes, 1, to));
            assertThat(last.millis(bytes.clone(), 1, to)).isEqualTo(Times.millis(bytes, 1, to));
        }
    }

    @Test
    void the_time_read_last_is_known_by_its_bytes() {
        LastTime last = new LastTime();
        byte[] time = "21/Nov/2026:09:00:00 +0000".getBytes(US_ASCII);
        assertThat(last.last(time, 0, time.length)).isEqualTo(LoggedNumbers.NOT_A_NUMBER);
        long millis = last.millis(time, 0, time.length);
        assertThat(last.last(time.clone(), 0, time.length)).isEqualTo(millis);
        assertThat(last.last(time, 0, time.length - 1)).isEqualTo(LoggedNumbers.NOT_A_NUMBER);
    }

    @Test
    void what_was_no_time_is_none_again() {
        LastTime last = new LastTime();
        byte[] text = "no time at all".getBytes(US_ASCII);
        last.millis(text, 0, text.length);
        assertThat(last.last(text, 0, text.length)).isEqualTo(LoggedNumbers.NOT_A_NUMBER);
    }
}
