package io.apilog.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.metrics.series.SeriesTable.Rows;
import org.junit.jupiter.api.Test;

class SeriesTableTest {

    private final SeriesTable series = new SeriesTable(2);

    @Test
    void a_row_that_is_not_there_has_no_place() {
        assertThat(series.row(7)).isNegative();
    }

    @Test
    void rows_keep_their_numbers_while_the_table_grows() {
        for (int key = 0; key < 1_000; key++) {
            int row = series.addRow(key, 0);
            series.cells()[row] = key;
            series.cells()[row + 1] = -key;
        }
        Rows copy = series.copy();
        assertThat(copy.size()).isEqualTo(1_000);
        for (int key = 0; key < 1_000; key++) {
            assertThat(series.cells()[series.row(key)]).isEqualTo(key);
            assertThat(copy.key(key)).isEqualTo(key);
            assertThat(copy.cell(key, 0)).isEqualTo(key);
            assertThat(copy.cell(key, 1)).isEqualTo(-key);
        }
    }

    @Test
    void a_copy_does_not_change_any_more() {
        int row = series.addRow(1, 0);
        series.cells()[row] = 5;
        Rows copy = series.copy();
        series.cells()[row] = 6;
        series.addRow(2, 0);
        assertThat(copy.cell(0, 0)).isEqualTo(5);
        assertThat(copy.size()).isEqualTo(1);
    }

    @Test
    void a_row_is_zero_for_who_has_not_seen_the_copy_that_it_was_first_in() {
        series.cells()[series.addRow(1, 7)] = 5;
        series.cells()[series.addRow(2, 8)] = 6;
        Rows copy = series.copy();
        assertThat(copy.upTo(6).cell(0, 0)).isZero();
        assertThat(copy.upTo(7).cell(0, 0)).isEqualTo(5);
        assertThat(copy.upTo(7).cell(1, 0)).isZero();
        assertThat(copy.upTo(7).isHeld()).isTrue();
        assertThat(copy.upTo(8).isHeld()).isFalse();
    }

    @Test
    void a_person_sees_the_value() {
        series.cells()[series.addRow(1, 1)] = 5;
        assertThat(series.copy().cell(0, 0)).isEqualTo(5);
        assertThat(series.copy().isHeld()).isFalse();
    }

    @Test
    void rows_that_become_one_are_seen_where_one_of_them_was() {
        int row = series.addRow(1, 9);
        series.restore(row, new long[] {1, 0}, 0, 3);
        series.restore(row, new long[] {1, 0}, 0, 5);
        assertThat(series.copy().upTo(3).cell(0, 0)).isEqualTo(2);
    }
}
