package io.apilog.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.metrics.Series.Rows;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private final Series series = new Series(2);

    @Test
    void a_row_that_is_not_there_has_no_place() {
        assertThat(series.row(7)).isNegative();
    }

    private Rows scrape() {
        Rows rows = series.copy();
        series.shown(rows);
        return rows.toScraper();
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
    void a_new_row_is_zero_in_as_many_scrapes_as_asked_for() {
        series.cells()[series.addRow(1, 2)] = 5;
        assertThat(scrape().cell(0, 0)).isZero();
        assertThat(scrape().cell(0, 0)).isZero();
        assertThat(scrape().cell(0, 0)).isEqualTo(5);
    }

    @Test
    void a_person_sees_the_value_and_uses_up_no_zero() {
        series.cells()[series.addRow(1, 1)] = 5;
        assertThat(series.copy().cell(0, 0)).isEqualTo(5);
        assertThat(scrape().cell(0, 0)).isZero();
    }

    @Test
    void only_the_new_row_is_zero() {
        series.cells()[series.addRow(1, 1)] = 5;
        scrape();
        series.cells()[series.addRow(2, 1)] = 6;
        Rows copy = scrape();
        assertThat(copy.cell(0, 0)).isEqualTo(5);
        assertThat(copy.cell(1, 0)).isZero();
    }

    @Test
    void a_copy_shown_again_is_zero_again_and_what_came_after_it_keeps_its_zeros() {
        series.cells()[series.addRow(1, 1)] = 5;
        Rows saved = series.copy();
        series.cells()[series.addRow(2, 1)] = 6;
        series.shown(saved);
        series.shown(saved);
        assertThat(saved.toScraper().cell(0, 0)).isZero();
        Rows next = series.copy().toScraper();
        assertThat(next.cell(0, 0)).isEqualTo(5);
        assertThat(next.cell(1, 0)).isZero();
    }

    @Test
    void rows_that_were_seen_in_an_earlier_run_are_not_zero() {
        series.cells()[series.addRow(1, 3)] = 5;
        series.allSeen();
        assertThat(series.copy().toScraper().cell(0, 0)).isEqualTo(5);
    }
}
