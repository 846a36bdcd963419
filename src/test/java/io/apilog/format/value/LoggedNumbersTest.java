package io.apilog.format.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.AccessRecord;
import io.apilog.request.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0.123, s, 123000000",
        "0.000, s, 0",
        "29409.718, s, 29409718000000",
        "7, ms, 7000000",
        "1.5, ms, 1500000",
        "226, us, 226000",
        "357313, ns, 357313",
        "0.123456789123, s, 123456789",
        "+30, ms, 30000000",
        "12ms, s, 12000000",
        "0.5s, ms, 500000000",
        "3us, s, 3000",
        ".5, s, 500000000",
        "1.25E-4, s, 125000",
        "1e3, ms, 1000000000",
        "5.5e-05s, ms, 55000",
        "PT0.125S, ms, 125000000",
        "PT1M2.5S, ms, 62500000000",
        "P1DT2H, s, 93600000000000",
        "00:00:00.1250000, ms, 125000000",
        "00:01:02.5, ms, 62500000000",
        "1.02:03:04.5, s, 93784500000000",
        "1m2.5s, ms, 62500000000",
        "12500000ns, s, 12500000",
        "12 msecs, s, 12000000",
        "250 micros, s, 250000",
        "2 Seconds, ms, 2000000000",
        "'0,125', s, 125000000",
        "'1,5', s, 1500000000",
        "'12,5ms', s, 12500000",
    })
    void a_duration_is_exact_in_nanoseconds(String text, String unit, long nanos) {
        assertThat(nanos(text, unit)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void of_any_decimals_it_says_what_exact_arithmetic_says(Unit unit) {
        Random random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            String text = random.nextInt(1_000_000) + "." + digits(random);
            long exact = new BigDecimal(text)
                    .multiply(BigDecimal.valueOf(unit.nanos()))
                    .setScale(0, RoundingMode.DOWN)
                    .longValueExact();
            assertThat(nanos(text, unit.label())).as(text).isEqualTo(exact);
        }
    }

    private static String digits(Random random) {
        return random.ints(random.nextInt(14), 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "-1", "-0.001", "", "-5ms"})
    void a_dash_and_a_negative_number_mean_not_reached(String text) {
        assertThat(nanos(text, "s")).isEqualTo(AccessRecord.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "1x",
                "1.2.3",
                "--1",
                "1e",
                "1e99",
                "e3",
                "NaN",
                "Infinity",
                "PT",
                "P1Y",
                "1:2:3:4",
                "99999999999999999999",
                "s",
                "+",
                ".",
                "+.",
                ".s",
                "1,2,3",
                ",5"
            })
    void anything_else_is_no_duration(String text) {
        assertThat(nanos(text, "s")).isEqualTo(LoggedNumbers.NOT_A_NUMBER);
    }

    @Test
    void micro_sign_of_go_is_read() {
        assertThat(nanos("1.5\u00b5s", "s")).isEqualTo(1_500);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "203023, 203023",
        "-, -1",
        "-1, -1",
        "12.0, 12",
        "9223372036854775807, 9223372036854775807",
        "18446744073709551615, -1"
    })
    void a_size_is_a_whole_number(String text, long value) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(LoggedNumbers.whole(bytes, 0, bytes.length)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1k", "x", "1.x", "9999999999999999999x"})
    void anything_else_is_no_size(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(LoggedNumbers.whole(bytes, 0, bytes.length)).isEqualTo(LoggedNumbers.NOT_A_NUMBER);
    }

    private static long nanos(String text, String unit) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return LoggedNumbers.nanos(bytes, 0, bytes.length, Unit.of(unit).orElseThrow());
    }
}
