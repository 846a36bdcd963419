package io.apilog.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1048575, 1.0 MiB",
        "100000000, 95.4 MiB",
        "9223372036854775807, 8.0 EiB",
        "-5, -5 B"
    })
    void bytes_are_shown_in_the_largest_unit(long bytes, String shown) {
        assertThat(ReadableNumbers.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0 %", "0.25, 25.0 %", "1, 100.0 %", "0.00001, < 0.1 %", "NaN, \u2013"})
    void shares_are_shown_in_per_cent(double share, String shown) {
        assertThat(ReadableNumbers.share(share)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "-3, 0 s", "59, 59 s", "61, 1 min 1 s", "3700, 1 h 1 min", "90000, 1 d 1 h"})
    void durations_are_shown_in_two_units(long seconds, String shown) {
        assertThat(ReadableNumbers.duration(Duration.ofSeconds(seconds))).isEqualTo(shown);
    }

    @Test
    void counts_are_grouped() {
        assertThat(ReadableNumbers.count(48231907)).isEqualTo("48,231,907");
    }
}
