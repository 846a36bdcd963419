package io.apilog.endpoint.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrowthTest {
    private final Growth growth = new Growth();

    private int looks(int added) {
        int looks = 0;
        for (int i = 0; i < added; i++) {
            growth.add();
            looks += growth.isToBeLookedAt() ? 1 : 0;
        }
        return looks;
    }

    @Test
    void a_place_with_little_behind_it_is_looked_at_whenever_something_is_added() {
        assertThat(looks(1_000)).isEqualTo(1_000);
    }

    @Test
    void a_place_with_much_behind_it_is_looked_at_when_a_part_of_that_is_new() {
        looks(1_024);
        assertThat(looks(1_024)).isBetween(32, 64);
        looks(100_000);
        assertThat(looks(10_000)).isBetween(4, 8);
    }
}
