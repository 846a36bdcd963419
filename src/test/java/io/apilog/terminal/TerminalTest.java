package io.apilog.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({"120, 120", "10, 60", "5000, 160", "0, 60"})
    void a_width_stays_within_what_a_text_can_be_set_in(int columns, int width) {
        assertThat(new Terminal(true, columns).width()).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"80, 80", "'', 0", "wide, 0", "-3, 0", "999999999999, 0", "08, 0"})
    void what_is_no_number_of_columns_tells_none(String text, int columns) {
        assertThat(Terminal.number(text)).isEqualTo(columns);
    }
}
