package io.apilog.unique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class UniqueWindowsTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long BEGIN = 1_700_000_000_000L / HOUR * HOUR;

    private final UniqueWindows windows = windows();

    private static UniqueWindows windows() {
        return new UniqueWindows(UniqueWindows.PRECISION, List.of(UniqueWindow.values()));
    }

    private static long hash(long one) {
        return new SplittableRandom(one).nextLong();
    }

    private void add(int from, int to, long atMillis) {
        for (int one = from; one < to; one++) {
            windows.add(hash(one), atMillis);
        }
    }

    private long count(UniqueWindow window) {
        return windows.copy().count(window);
    }

    @Test
    void the_same_one_is_counted_once() {
        add(0, 3, BEGIN);
        add(0, 3, BEGIN + 1);
        assertThat(count(UniqueWindow.FIVE_MINUTES)).isEqualTo(3);
        assertThat(count(UniqueWindow.HOUR)).isEqualTo(3);
        assertThat(count(UniqueWindow.DAY)).isEqualTo(3);
    }

    @Test
    void one_leaves_a_window_when_its_part_is_over() {
        add(0, 1, BEGIN);
        windows.advance(BEGIN + 5 * MINUTE);
        assertThat(count(UniqueWindow.FIVE_MINUTES)).isEqualTo(1);
        windows.advance(BEGIN + 6 * MINUTE);
        assertThat(count(UniqueWindow.FIVE_MINUTES)).isZero();
        assertThat(count(UniqueWindow.HOUR)).isEqualTo(1);
        windows.advance(BEGIN + 65 * MINUTE);
        assertThat(count(UniqueWindow.HOUR)).isZero();
        assertThat(count(UniqueWindow.DAY)).isEqualTo(1);
        windows.advance(BEGIN + 24 * HOUR);
        assertThat(count(UniqueWindow.DAY)).isEqualTo(1);
        windows.advance(BEGIN + 25 * HOUR);
        assertThat(count(UniqueWindow.DAY)).isZero();
    }

    @Test
    void one_that_comes_late_counts_in_the_windows_that_have_its_time() {
        add(0, 1, BEGIN + HOUR);
        windows.add(hash(1), BEGIN + HOUR - 90_000, BEGIN + HOUR);
        windows.add(hash(2), BEGIN + 30 * MINUTE, BEGIN + HOUR);
        windows.add(hash(3), BEGIN - 5 * HOUR, BEGIN + HOUR);
        windows.add(hash(4), BEGIN - 30 * HOUR, BEGIN + HOUR);
        assertThat(count(UniqueWindow.FIVE_MINUTES)).isEqualTo(2);
        assertThat(count(UniqueWindow.HOUR)).isEqualTo(3);
        assertThat(count(UniqueWindow.DAY)).isEqualTo(4);
    }

    @Test
    void one_that_comes_late_changes_no_copy() {
        add(0, 1, BEGIN);
        add(1, 2, BEGIN + 2 * MINUTE);
        UniqueCopy copy = windows.copy();
        windows.add(hash(7), BEGIN, BEGIN + 2 * MINUTE);
        assertThat(copy.count(UniqueWindow.FIVE_MINUTES)).isEqualTo(2);
        assertThat(count(UniqueWindow.FIVE_MINUTES)).isEqualTo(3);
    }

    @Test
    void where_time_goes_back_what_was_before_it_stays() {
        add(0, 3, BEGIN);
        add(3, 4, BEGIN + 3 * MINUTE);
        windows.advance(BEGIN + MINUTE);
        assertThat(count(UniqueWindow.FIVE_MINUTES)).isEqualTo(3);
        add(4, 5, BEGIN + MINUTE);
        assertThat(count(UniqueWindow.FIVE_MINUTES)).isEqualTo(4);
    }

    @Test
    void a_year_that_passes_empties_every_window() {
        add(0, 100, BEGIN);
        windows.advance(BEGIN + 8_760 * HOUR);
        assertThat(count(UniqueWindow.DAY)).isZero();
    }

    @Test
    void estimates_are_within_two_percent_in_square_mean() {
        double squares = 0;
        int rounds = 30;
        for (int round = 0; round < rounds; round++) {
            UniqueWindows many = windows();
            int truth = 2_000 + 3_000 * round;
            for (int one = 0; one < truth; one++) {
                many.add(hash(round * 1_000_003L + one), BEGIN + one);
            }
            double error = many.copy().count(UniqueWindow.DAY) / (double) truth - 1;
            squares += error * error;
        }
        assertThat(Math.sqrt(squares / rounds)).isLessThan(0.02);
    }

    @Test
    void ten_million_take_no_more_space_than_one() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000_000; i++) {
            windows.add(random.nextLong(), BEGIN + i / 4);
        }
        assertThat(count(UniqueWindow.DAY)).isCloseTo(10_000_000, Percentage.withPercentage(5));
        assertThat(written(windows.copy()).toBytes().length).isLessThan(133 * 1024);
    }

    @Test
    void registers_of_several_make_up_those_of_all() {
        UniqueWindows other = windows();
        for (int one = 0; one < 4_000; one++) {
            (one % 3 == 0 ? other : windows).add(hash(one), BEGIN);
            if (one % 5 == 0) {
                (one % 3 == 0 ? windows : other).add(hash(one), BEGIN);
            }
        }
        int[] some = windows.copy().registers(UniqueWindow.FIVE_MINUTES, 512);
        int[] more = other.copy().registers(UniqueWindow.FIVE_MINUTES, 512);
        double sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += Math.pow(2, -Math.max(some[i], more[i]));
        }
        double estimate = 0.7213 / (1 + 1.079 / 512) * 512 * 512 / sum;
        assertThat(estimate).isCloseTo(4_000, within(600.0));
    }

    @Test
    void what_was_saved_goes_on() throws Exception {
        add(0, 500, BEGIN);
        add(500, 900, BEGIN + 7 * MINUTE);
        UniqueCopy read =
                UniqueCopy.read(new SectionReader(written(windows.copy()).toBytes()));
        UniqueWindows next = windows();
        assertThat(next.restore(read)).isTrue();
        for (UniqueWindow window : UniqueWindow.values()) {
            assertThat(next.copy().count(window)).isEqualTo(count(window));
        }
        next.add(hash(901), BEGIN + 6 * MINUTE, BEGIN + 7 * MINUTE);
        next.advance(BEGIN + 13 * MINUTE);
        assertThat(next.copy().count(UniqueWindow.FIVE_MINUTES)).isZero();
        assertThat(next.copy().count(UniqueWindow.HOUR)).isCloseTo(901, within(30L));
    }

    @Test
    void a_copy_stays_as_it_was() {
        for (int minute = 0; minute < 3_000; minute += 7) {
            add(minute, minute + 5, BEGIN + minute * MINUTE);
        }
        UniqueCopy copy = windows.copy();
        List<Long> counts = counts(copy);
        for (int minute = 3_000; minute < 9_000; minute++) {
            add(minute, minute + 50, BEGIN + minute * MINUTE);
            if (minute % 100 == 0) {
                windows.copy();
            }
        }
        assertThat(counts(copy)).isEqualTo(counts);
    }

    private static List<Long> counts(UniqueCopy copy) {
        return Stream.of(UniqueWindow.values()).map(copy::count).toList();
    }

    @Test
    void what_is_counted_is_the_same_whether_it_is_copied_or_not() {
        UniqueWindows copied = windows();
        for (int i = 0; i < 20_000; i++) {
            long at = BEGIN + i * 9_000L;
            windows.add(hash(i % 700), at);
            copied.add(hash(i % 700), at);
            if (i % 13 == 0) {
                copied.copy();
            }
        }
        assertThat(counts(copied.copy())).isEqualTo(counts(windows.copy()));
    }

    @Test
    void what_was_counted_finely_goes_on_coarsely() {
        add(0, 900, BEGIN);
        UniqueWindows coarse = new UniqueWindows(9, List.of(UniqueWindow.values()));
        assertThat(coarse.restore(windows.copy())).isTrue();
        for (int one = 450; one < 1_350; one++) {
            coarse.add(hash(one), BEGIN + MINUTE);
        }
        assertThat(coarse.copy().count(UniqueWindow.FIVE_MINUTES)).isCloseTo(1_350, Percentage.withPercentage(14));
    }

    @Test
    void what_was_counted_coarsely_cannot_go_on_finely() {
        UniqueWindows coarse = new UniqueWindows(10, List.of(UniqueWindow.values()));
        assertThat(windows.restore(coarse.copy())).isFalse();
    }

    @Test
    void the_more_windows_there_are_the_coarser_each_counts_so_that_all_of_them_have_a_bound() {
        assertThat(UniqueWindows.precision(1)).isEqualTo(UniqueWindows.PRECISION);
        assertThat(UniqueWindows.precision(40)).isEqualTo(UniqueWindows.PRECISION);
        assertThat(UniqueWindows.precision(300)).isEqualTo(9);
        assertThat(UniqueWindows.precision(100_000)).isEqualTo(8);
    }

    @Test
    void nothing_is_allocated_once_warm() {
        for (int i = 0; i < 3_000; i++) {
            windows.add(hash(i), BEGIN + i * MINUTE);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 3_000; i++) {
            windows.add(i * 0x9E3779B97F4A7C15L, BEGIN + (3_000 + i) * MINUTE);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }

    private static SectionWriter written(UniqueCopy copy) {
        SectionWriter out = new SectionWriter();
        copy.write(out);
        return out;
    }
}
