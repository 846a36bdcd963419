package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.Tokens.Kind;
import io.apilog.format.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrailingColumnsTest {
    @Test
    void dashes_behind_the_duration_are_upstream_times_that_were_not_needed_yet() {
        assertThat(meanings(column("0.000", "0.001"), column("-", "-")))
                .containsExactly(Meaning.DURATION, Meaning.UPSTREAM);
    }

    @Test
    void a_whole_number_before_the_duration_is_the_length_of_the_request() {
        assertThat(meanings(column("120", "88"), column("0.000", "0.001")))
                .containsExactly(Meaning.REQUEST_BYTES, Meaning.DURATION);
    }

    @Test
    void two_columns_of_whole_numbers_say_nothing() {
        assertThat(meanings(column("120", "88"), column("4", "5"))).containsExactly(Meaning.SKIP, Meaning.SKIP);
    }

    @Test
    void of_several_columns_of_decimals_the_one_that_is_never_less_is_the_duration() {
        assertThat(meanings(column("0.3"), column("0.2"), column("0.1")))
                .containsExactly(Meaning.DURATION, Meaning.UPSTREAM, Meaning.SKIP);
        assertThat(meanings(column("-", "0.012", "0.060"), column("0.090", "0.014", "0.062")))
                .containsExactly(Meaning.UPSTREAM, Meaning.DURATION);
    }

    @Test
    void an_endless_list_of_times_is_one_column() {
        String list = "0.001" + ", 0.001".repeat(5_000);

        assertThat(meanings(column("6.1"), column(list))).containsExactly(Meaning.DURATION, Meaning.UPSTREAM);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static List<Meaning> meanings(List<Token>... columns) {
        List<ColumnValues> values = Stream.of(columns).map(ColumnValues::of).toList();
        int lines = columns[0].size();
        return new TrailingColumns(values, TrailingColumns.Lines.unknown(lines), new ArrayList<>())
                .fields().stream().map(Field::meaning).toList();
    }

    private static List<Token> column(String... values) {
        return Stream.of(values).map(value -> new Token(Kind.BARE, value)).toList();
    }
}
