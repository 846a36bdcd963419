package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessedUnitTest {
    @ParameterizedTest
    @CsvSource({
        "0 0 1 0, s",
        "0 1 2 0, ms",
        "3 12 250, ms",
        "800 12000 950000, us",
        "1000, us",
        "0, ms",
    })
    void a_column_of_whole_numbers_tells_apaches_and_tomcats_apart(String values, String unit) {
        long[] column =
                Arrays.stream(values.split(" ")).mapToLong(Long::parseLong).toArray();
        assertThat(GuessedUnit.ofColumn(column).unit().label()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({
        "0.001 0.2 3.5, s",
        "1.5 20.25 900.5, ms",
        "1 20 900, ms",
        "5000 20000 90000, us",
        "500000 2000000 9000000, ns",
        "'', ms",
    })
    void a_field_is_told_by_its_middle_value(String values, String unit) {
        double[] field = Arrays.stream(values.split(" "))
                .filter(value -> !value.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        GuessedUnit guess = GuessedUnit.ofField(field);
        assertThat(guess.unit().label()).isEqualTo(unit);
        assertThat(guess.why()).isNotEmpty();
    }
}
