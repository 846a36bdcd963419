package io.apilog.format.value;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.Unit;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayAndClockTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2026/11/21", "21/Nov/2026", "11/21/26", "11/21/2026", "21.11.2026"})
    void a_day_is_read_as_programs_write_it(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        assertThat(DayAndClock.day(bytes, 0, bytes.length))
                .isEqualTo(Instant.parse("2026-11-21T00:00:00Z").toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({"9:00:01, 32401000", "09:00:01, 32401000", "09:00:01.25, 32401250", "'09:00:01,250', 32401250"})
    void a_time_of_day_is_read_as_programs_write_it(String text, long millis) {
        byte[] bytes = text.getBytes(US_ASCII);
        assertThat(DayAndClock.clock(bytes, 0, bytes.length)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "2026-11",
                "2026-11/21",
                "13/32/26",
                "21/Foo/2026",
                "2026-00-01",
                "99999-1-1",
                "a-b-c",
                "//"
            })
    void what_is_no_day_is_none(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        assertThat(DayAndClock.day(bytes, 0, bytes.length)).isEqualTo(LoggedNumbers.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "09:00", "24:00:00", "09:60:00", "09:00:61", "09-00-00", "::", "09:00:00.x"})
    void what_is_no_time_of_day_is_none(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        assertThat(DayAndClock.clock(bytes, 0, bytes.length)).isEqualTo(LoggedNumbers.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "1m30s, 90000000000",
        "2h0m1.5s, 7201500000000",
        "1.5h, 5400000000000",
        "1m, 60000000000",
        "1x, -9223372036854775808"
    })
    void a_duration_of_minutes_is_read_as_go_writes_it(String text, long nanos) {
        byte[] bytes = text.getBytes(US_ASCII);
        assertThat(LoggedNumbers.nanos(bytes, 0, bytes.length, Unit.SECONDS)).isEqualTo(nanos);
    }
}
