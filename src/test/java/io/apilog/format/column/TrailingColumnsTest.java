package io.apilog.format.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.column.LineTokens.Kind;
import io.apilog.format.column.LineTokens.Token;
import io.apilog.format.evidence.Measured;
import io.apilog.format.evidence.UnitEvidence.Place;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrailingColumnsTest {
    @Test
    void dashes_behind_the_duration_are_upstream_times_that_were_not_needed_yet() {
        assertThat(meanings(column("0.000", "0.001"), column("-", "-")))
                .containsExactly(FieldKind.DURATION, FieldKind.UPSTREAM);
    }

    @Test
    void a_whole_number_before_the_duration_is_the_length_of_the_request() {
        assertThat(meanings(column("120", "88"), column("0.000", "0.001")))
                .containsExactly(FieldKind.REQUEST_BYTES, FieldKind.DURATION);
    }

    @Test
    void two_columns_of_whole_numbers_say_nothing() {
        assertThat(meanings(column("120", "88"), column("4", "5"))).containsExactly(FieldKind.SKIP, FieldKind.SKIP);
    }

    @Test
    void of_several_columns_of_decimals_the_one_that_is_never_less_is_the_duration() {
        assertThat(meanings(column("0.300"), column("0.298"), column("0.001")))
                .containsExactly(FieldKind.DURATION, FieldKind.UPSTREAM, FieldKind.SKIP);
        assertThat(meanings(column("-", "0.012", "0.060"), column("0.090", "0.014", "0.062")))
                .containsExactly(FieldKind.UPSTREAM, FieldKind.DURATION);
    }

    @Test
    void two_parts_of_a_time_that_is_not_written_are_no_duration() {
        // Time in queries and time outside of them, as Odoo writes them: the request took both.
        assertThat(meanings(column("0.031", "0.204", "0.012"), column("0.052", "0.391", "0.030")))
                .containsExactly(FieldKind.SKIP, FieldKind.SKIP);
    }

    @Test
    void a_rate_or_a_size_that_is_always_larger_is_no_whole_of_a_time() {
        assertThat(meanings(column("0.031", "0.204", "0.012"), column("12.052", "241.391", "3.030")))
                .containsExactly(FieldKind.SKIP, FieldKind.SKIP);
    }

    @Test
    void of_times_with_units_the_longest_is_the_duration_only_where_it_is_seen_to_hold_another() {
        assertThat(meanings(column("12ms", "120ms", "30ms"), column("11ms", "118ms", "30ms")))
                .containsExactly(FieldKind.DURATION, FieldKind.SKIP);
        assertThat(meanings(column("12ms", "120ms", "30ms"), column("300s", "60s", "300s")))
                .containsExactly(FieldKind.SKIP, FieldKind.SKIP);
    }

    @Test
    void of_two_times_that_are_nearly_the_same_the_larger_is_the_request() {
        assertThat(meanings(column("0.170", "0.340", "0.058"), column("0.171", "0.341", "0.059")))
                .containsExactly(FieldKind.UPSTREAM, FieldKind.DURATION);
    }

    @Test
    void numbers_without_the_three_decimals_of_nginx_are_no_time_beside_some_that_have_them() {
        assertThat(meanings(column("1.9", "2.1", "2.0"), column("0.034", "0.054", "0.149")))
                .containsExactly(FieldKind.SKIP, FieldKind.DURATION);
        assertThat(meanings(column("0.034", "0.054", "0.149"), column("0.9", "0.7", "0.1")))
                .containsExactly(FieldKind.DURATION, FieldKind.SKIP);
    }

    @Test
    void a_column_of_zeros_proves_nothing_of_the_one_beside_it() {
        // An offset and a length, as ModSecurity writes where its audit stands.
        assertThat(meanings(column("0", "0", "0", "0", "0"), column("2522", "2000", "2503", "1537", "1474")))
                .containsExactly(FieldKind.SKIP, FieldKind.SKIP);
        assertThat(meanings(column("0", "0", "3", "0", "1"), column("252200", "2000", "3250300", "1537", "1047400")))
                .containsExactly(FieldKind.SKIP, FieldKind.DURATION);
    }

    @Test
    void an_id_that_comes_back_and_a_score_are_no_times() {
        String[] ids = new String[40];
        String[] scores = new String[40];
        String[] loads = new String[40];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = List.of("1200345", "998877", "4455667", "120034").get(i * 7 % 4);
            scores[i] = String.format(Locale.ROOT, "%.3f", (i * 17 % 40 + 0.5) / 40);
            loads[i] = String.format(Locale.ROOT, "%.3f", 0.4 + i * 0.02);
        }
        assertThat(meanings(column(ids))).containsExactly(FieldKind.SKIP);
        assertThat(meanings(column(scores))).containsExactly(FieldKind.SKIP);
        assertThat(meanings(column(loads))).containsExactly(FieldKind.SKIP);
    }

    @Test
    void the_time_to_the_first_byte_yields_to_the_whole_beside_it() {
        assertThat(meanings(
                        column("0.011080", "0.002000", "0.030100", "0.000300", "0.120000"),
                        column("20268", "2104", "33020", "41000", "120400")))
                .containsExactly(FieldKind.SKIP, FieldKind.DURATION);
    }

    @Test
    void a_key_that_is_a_unit_names_a_duration() {
        assertThat(meanings(column("ms=47", "ms=217"), column("cpu_ms=94", "cpu_ms=434")))
                .containsExactly(FieldKind.DURATION, FieldKind.SKIP);
        assertThat(meanings(column("us=\"200\"", "us=\"502\""))).containsExactly(FieldKind.SKIP);
    }

    @Test
    void an_endless_list_of_times_is_one_column() {
        String list = "0.001" + ", 0.001".repeat(5_000);

        assertThat(meanings(column("6.100"), column(list))).containsExactly(FieldKind.DURATION, FieldKind.UPSTREAM);
    }

    @Test
    void a_size_beside_seconds_of_a_fast_nginx_is_no_time() {
        for (String seconds : List.of("%.3f", "%.6f")) {
            List<Token> sizes = column(60, i -> Integer.toString(180 + 7919 * i % 700));
            List<Token> times = column(60, i -> format(seconds, i % 9 == 0 ? 0.0011 : 0.0002));

            assertThat(meanings(sizes, times)).containsExactly(FieldKind.REQUEST_BYTES, FieldKind.DURATION);
            assertThat(meanings(times, sizes)).containsExactly(FieldKind.DURATION, FieldKind.SKIP);
        }
    }

    @Test
    void two_columns_of_milliseconds_are_no_seconds_of_nginx() {
        for (double median : new double[] {4, 50}) {
            assertThat(units(milliseconds(median), milliseconds(median * 0.95))).containsExactly("", "");
        }
        assertThat(units(milliseconds(350), milliseconds(330))).containsExactly("ms", "");
        assertThat(units(milliseconds(330), milliseconds(350))).containsExactly("", "ms");
    }

    @Test
    void two_times_of_one_clock_are_seconds_however_slow_they_are() {
        List<Token> times = column(40, i -> format("%.3f", 3 + i * 7919 % 1_000 / 100.0));
        List<Token> upstream = column(40, i -> format("%.3f", 3 + i * 7919 % 1_000 / 100.0 - i % 2 / 1_000.0));

        assertThat(units(times, upstream)).containsExactly("s", "s");
    }

    @Test
    void a_column_of_milliseconds_of_a_fast_server_is_undecided() {
        for (String decimals : List.of("%.1f", "%.2f", "%.4f", "%.6f", "%.15f")) {
            assertThat(units(column(60, i -> format(decimals, spread(0.3, i))))).containsExactly("");
        }
    }

    @Test
    void three_decimals_that_may_be_milliseconds_are_taken_aloud_as_those_of_nginx() {
        List<Token> times = column(60, i -> format("%.3f", spread(0.3, i)));

        assertThat(units(times, column(60, i -> "MISS"))).containsExactly("s", "");
        assertThat(of(times).isUnseen()).isTrue();
    }

    @Test
    void the_name_of_a_time_in_a_guide_for_nginx_is_no_proof() {
        assertThat(units(column(60, i -> "rt=" + format("%.3f", spread(50, i)))))
                .containsExactly("");
        assertThat(units(column(60, i -> "rt=" + format("%.3f", spread(1_800, i)))))
                .containsExactly("ms");
        assertThat(units(
                        column(60, i -> "rt=" + format("%.3f", spread(1_800, i))),
                        column(60, i -> "urt=" + format("%.3f", spread(1_700, i)))))
                .containsExactly("ms", "ms");
        assertThat(units(
                        column(60, i -> "rt=" + format("%.3f", spread(50, i))),
                        column(60, i -> "urt=" + format("%.3f", spread(45, i)))))
                .containsExactly("", "");
        assertThat(units(
                        column(60, i -> "rt=" + format("%.3f", spread(2.2, i))),
                        column(60, i -> "urt=" + format("%.3f", spread(2.1, i)))))
                .containsExactly("s", "s");
    }

    @Test
    void two_decimals_are_a_ratio_only_where_some_answers_have_none() {
        List<Token> ratios = column(40, i -> i % 3 == 0 ? "-" : format("%.2f", spread(3, i) + 1));
        assertThat(of(ratios).isUndecided()).isFalse();

        assertThat(of(column(40, i -> format("%.2f", spread(4, i) + 1))).isUndecided())
                .isTrue();
        assertThat(of(column(40, i -> format("%.2f", spread(55, i)))).isUndecided())
                .isTrue();
        assertThat(units(column(40, i -> format("%.2f", spread(900, i))))).containsExactly("ms");
    }

    @Test
    void a_unit_that_is_written_is_believed_under_any_name_of_a_time() {
        assertThat(meanings(column("time=120ms", "time=8ms"), column("db=3ms", "db=2ms")))
                .containsExactly(FieldKind.DURATION, FieldKind.SKIP);
    }

    @Test
    void a_directive_as_a_name_says_no_unit() {
        assertThat(of(column(30, i -> "D=" + Math.round(spread(52_000, i)))).isUndecided())
                .isTrue();
    }

    @Test
    void small_numbers_may_have_an_exponent() {
        assertThat(units(column(40, i -> i % 4 == 0 ? "8.4e-0" + (5 + i % 2) : Double.toString(spread(0.0003, i)))))
                .containsExactly("s");
    }

    private static List<Token> milliseconds(double median) {
        return column(60, i -> format("%.3f", spread(median, i)));
    }

    /** Numbers around one, with a long tail, in no order. */
    private static double spread(double median, int i) {
        return median * Math.exp((i * 7919 % 61 - 30) / 18.0);
    }

    private static String format(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    private static List<Token> column(int lines, IntFunction<String> value) {
        return IntStream.range(0, lines)
                .mapToObj(i -> new Token(Kind.BARE, value.apply(i)))
                .toList();
    }

    /** The unit of each column that is a time, empty for another. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    private static List<String> units(List<Token>... columns) {
        return unread(columns).fields().stream()
                .map(field ->
                        field.meaning() == FieldKind.SKIP ? "" : field.unit().label())
                .toList();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static TrailingColumns of(List<Token>... columns) {
        TrailingColumns inferred = unread(columns);
        inferred.fields();
        return inferred;
    }

    private static TrailingColumns unread(List<Token>[] columns) {
        List<ColumnValues> values = Stream.of(columns).map(ColumnValues::of).toList();
        long[] times = new long[columns[0].size()];
        Arrays.fill(times, Measured.NO_TIME);
        double[] sizes = new double[times.length];
        LineFacts lines =
                new LineFacts(times, sizes, new boolean[times.length], LineFacts.Writer.UNKNOWN, null, Place.COLUMN);
        return new TrailingColumns(values, lines, new ArrayList<>());
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static List<FieldKind> meanings(List<Token>... columns) {
        List<ColumnValues> values = Stream.of(columns).map(ColumnValues::of).toList();
        int lines = columns[0].size();
        return new TrailingColumns(values, LineFacts.unknown(lines), new ArrayList<>())
                .fields().stream().map(Field::meaning).toList();
    }

    private static List<Token> column(String... values) {
        return Stream.of(values).map(value -> new Token(Kind.BARE, value)).toList();
    }
}
