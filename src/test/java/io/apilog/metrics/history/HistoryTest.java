package io.apilog.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.apilog.metrics.operation.Distribution;
import io.apilog.metrics.operation.OperationKey;
import io.apilog.metrics.operation.OperationTotals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final List<Double> BOUNDS = List.of(0.1, 1.0);
    private static final OperationKey USERS = key("/users");

    private final Map<OperationKey, long[]> counts = new LinkedHashMap<>();
    private long now = Duration.ofMinutes(1000).toNanos();
    private int asked;
    private final History history = new History(BOUNDS, this::totals, () -> now);

    @Test
    void before_anything_is_read_there_is_nothing_to_tell() {
        history.leaveOutWhile(() -> true);

        assertThat(history.copy().watched()).isZero();
        assertThat(history.copy().moments()).isEmpty();
    }

    @Test
    void what_is_counted_is_of_the_quarter_of_a_minute_in_which_its_batch_began() {
        batch(USERS, 30);
        pass(15);
        batch(USERS, 60);
        pass(15);

        assertThat(history.copy().moments()).extracting(Moment::requests).containsExactly(30L, 60L, 0L);
        assertThat(history.copy().moments()).extracting(Moment::rate).startsWith(2.0, 4.0);
    }

    @Test
    void after_a_silence_what_was_counted_before_it_stays_where_it_was() {
        batch(USERS, 30);
        pass(15 * 8);
        batch(USERS, 1);

        assertThat(history.copy().moments())
                .extracting(Moment::requests)
                .containsExactly(30L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
    }

    @Test
    void what_was_in_the_files_at_the_start_is_left_out() {
        boolean[] behind = {true};
        history.leaveOutWhile(() -> behind[0]);
        batch(USERS, 1_000_000);
        pass(1);
        behind[0] = false;
        batch(USERS, 5);

        assertThat(history.copy().recent().requests()).isEqualTo(5);
        assertThat(history.copy().operations())
                .extracting(operation -> operation.recent().requests())
                .containsExactly(5L);
    }

    @Test
    void the_last_minutes_reach_back_four_and_the_one_at_hand() {
        batch(USERS, 7);
        pass(60);
        for (int minute = 0; minute < 5; minute++) {
            batch(USERS, 100);
            pass(60);
        }
        batch(USERS, 1);
        pass(30);

        Hour hour = history.copy();

        assertThat(hour.recent().requests()).isEqualTo(401);
        assertThat(hour.recent().lasted()).isEqualTo(270, within(1e-6));
        assertThat(hour.operations().get(0).recent().requests()).isEqualTo(401);
        assertThat(hour.operations().get(0).minutes())
                .extracting(Moment::requests)
                .containsExactly(7L, 100L, 100L, 100L, 100L, 100L, 1L);
    }

    @Test
    void errors_and_durations_are_kept_too() {
        batch(USERS, 100);
        counts.put(USERS, new long[] {200, 10, 20, 150, 40, 10});
        Moment recent = history.copy().recent();

        assertThat(recent.requests()).isEqualTo(200);
        assertThat(recent.refused()).isEqualTo(10);
        assertThat(recent.failed()).isEqualTo(20);
        assertThat(recent.durations().counts()).containsExactly(150, 40, 10);
        assertThat(history.copy().operations().get(0).p95()).containsExactly(1.0);
    }

    @Test
    void of_more_than_an_hour_the_last_one_is_kept() {
        for (int minute = 0; minute < 200; minute++) {
            batch(USERS, minute);
            pass(60);
        }

        Hour hour = history.copy();

        assertThat(hour.watched()).isEqualTo(Duration.ofHours(1));
        assertThat(hour.moments()).hasSize(240);
        assertThat(hour.operations().get(0).minutes()).hasSize(60);
        assertThat(hour.operations().get(0).minutes().get(0).requests()).isEqualTo(141);
    }

    @Test
    void of_the_operations_with_most_requests_there_is_an_hour_and_no_more_than_so_many() {
        for (int i = 0; i < History.MOST_OPERATIONS + 20; i++) {
            count(key("/" + i), 1000 - i);
        }
        batch(key("/0"), 1);

        assertThat(history.copy().operations())
                .hasSize(History.MOST_OPERATIONS)
                .extracting(operation -> operation.key().endpoint())
                .contains("/0", "/63")
                .doesNotContain("/64");
    }

    @Test
    void an_operation_that_is_asked_for_more_takes_the_place_of_another() {
        for (int i = 0; i < History.MOST_OPERATIONS; i++) {
            count(key("/" + i), 100 + i);
        }
        batch(key("/0"), 0);
        count(USERS, 10_000);
        pass(15);
        batch(USERS, 30);

        assertThat(history.copy().operations())
                .hasSize(History.MOST_OPERATIONS)
                .filteredOn(operation -> operation.key().equals(USERS))
                .singleElement()
                .satisfies(
                        operation -> assertThat(operation.recent().requests()).isEqualTo(30));
    }

    @Test
    void dropped_series_take_nothing_from_what_was_counted() {
        batch(key("/old"), 50);
        pass(15);
        batch(key("/old"), 3);
        batch(USERS, 20);
        history.dropped(List.of(total(key("/old"))));
        counts.remove(key("/old"));
        batch(USERS, 1);

        assertThat(history.copy().moments()).extracting(Moment::requests).containsExactly(50L, 24L);
    }

    @Test
    void series_that_expire_are_no_counter_that_falls() {
        batch(USERS, 50);
        history.whileDropping(() -> counts.put(USERS, new long[] {10, 0, 0, 10, 0, 0}));
        batch(USERS, 5);

        assertThat(history.copy().recent().requests()).isEqualTo(55);
    }

    @Test
    void another_configuration_goes_on_with_the_hour() {
        batch(USERS, 50);
        pass(15);
        History next = new History(BOUNDS, this::totals, () -> now);
        next.takeOver(history);
        count(USERS, 8);

        assertThat(next.copy().moments()).extracting(Moment::requests).containsExactly(50L, 8L);
        assertThat(next.copy().operations())
                .singleElement()
                .satisfies(
                        operation -> assertThat(operation.recent().requests()).isEqualTo(58));
    }

    @Test
    void with_other_buckets_the_hour_begins_anew() {
        batch(USERS, 50);
        History next = new History(List.of(0.5), List::of, () -> now);
        next.takeOver(history);

        assertThat(next.copy().recent().requests()).isZero();
    }

    @Test
    void lines_cost_a_look_at_the_clock_and_the_counters_are_asked_four_times_a_minute() {
        for (int i = 0; i < 6_000; i++) {
            batch(USERS, 1);
            now += Duration.ofMillis(10).toNanos();
        }

        assertThat(asked).isBetween(4, 6);
    }

    private void batch(OperationKey key, long requests) {
        history.tick();
        count(key, requests);
    }

    private void count(OperationKey key, long requests) {
        long[] cells = counts.computeIfAbsent(key, added -> new long[6]);
        cells[0] += requests;
        cells[3] += requests;
    }

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    private List<OperationTotals> totals() {
        asked++;
        List<OperationTotals> totals = new ArrayList<>();
        counts.keySet().forEach(key -> totals.add(total(key)));
        return totals;
    }

    private OperationTotals total(OperationKey key) {
        long[] cells = counts.get(key);
        return new OperationTotals(
                key, cells[0], cells[1], cells[2], new TreeMap<>(), new Distribution(BOUNDS, new long[] {
                    cells[3], cells[4], cells[5]
                }));
    }

    private static OperationKey key(String endpoint) {
        return new OperationKey("default", "GET", endpoint);
    }
}
