package io.apilog.http.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldAnswersTest {
    private final List<String> cut = new ArrayList<>();
    private final HeldAnswers held = new HeldAnswers(100);

    private Runnable named(String name) {
        return () -> cut.add(name);
    }

    @Test
    void what_fits_is_held() {
        held.hold(named("a"), 60);
        held.hold(named("b"), 40);
        assertThat(cut).isEmpty();
    }

    @Test
    void over_the_bound_the_oldest_are_cut_off() {
        held.hold(named("a"), 60);
        held.hold(named("b"), 40);
        held.hold(named("c"), 50);
        assertThat(cut).containsExactly("a");
        held.hold(named("d"), 100);
        assertThat(cut).containsExactly("a", "b", "c");
    }

    @Test
    void one_that_is_read_from_is_cut_off_after_those_that_are_not() {
        Runnable read = named("read");
        held.hold(read, 40);
        held.hold(named("stuck"), 40);
        held.wasRead(read);
        held.hold(named("new"), 40);
        assertThat(cut).containsExactly("stuck");
        held.letGo(read);
        held.wasRead(read);
        held.hold(named("newer"), 60);
        assertThat(cut).containsExactly("stuck");
    }

    @Test
    void one_larger_than_the_bound_is_held_alone() {
        held.hold(named("a"), 10);
        held.hold(named("b"), 1_000);
        assertThat(cut).containsExactly("a");
    }

    @Test
    void what_was_read_counts_no_more() {
        Runnable read = named("a");
        held.hold(read, 90);
        held.letGo(read);
        held.letGo(read);
        held.hold(named("b"), 100);
        assertThat(cut).isEmpty();
    }
}
