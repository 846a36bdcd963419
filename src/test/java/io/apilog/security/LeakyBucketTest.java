package io.apilog.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A bucket runs over at its most at once, never at a pace that it leaks at, and time that stands still makes it no fuller. */
class LeakyBucketTest {
    private static final long NOW = 1_795_000_000_000L;

    private final LeakyBucket five = new LeakyBucket(5, 10_000);

    @Test
    void the_fifth_at_once_makes_it_run_over() {
        long emptyAt = 0;
        for (int i = 1; i <= 4; i++) {
            emptyAt = five.poured(emptyAt, NOW, LeakyBucket.ONE);
            assertThat(five.isOver(emptyAt, NOW)).isFalse();
        }
        assertThat(five.isOver(five.poured(emptyAt, NOW, LeakyBucket.ONE), NOW)).isTrue();
    }

    @Test
    void one_in_the_time_in_which_one_leaks_never_does() {
        long emptyAt = 0;
        for (int i = 0; i < 1_000; i++) {
            long now = NOW + 10_000L * i;
            emptyAt = five.poured(emptyAt, now, LeakyBucket.ONE);
            assertThat(five.isOver(emptyAt, now)).isFalse();
        }
    }

    @Test
    void what_is_taken_out_is_not_in_it_any_more_and_never_less_than_nothing() {
        long filled = five.poured(0, NOW, LeakyBucket.ONE);
        long drained = five.drained(five.drained(filled, LeakyBucket.ONE), LeakyBucket.ONE);
        assertThat(LeakyBucket.holds(drained, NOW)).isFalse();
        assertThat(five.poured(drained, NOW, LeakyBucket.ONE)).isEqualTo(filled);
    }

    @Test
    void one_with_a_most_of_0_never_runs_over() {
        assertThat(new LeakyBucket(0, 10_000).isOver(NOW * 2, NOW)).isFalse();
    }
}
