package io.apilog.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedKindsTest {
    private static final long FIRST = 0x1230_0000_0000_0001L;
    private static final long SECOND = 0x1230_0000_0000_0002L;
    private static final long THIRD = 0x1230_0000_0000_0003L;

    private final RememberedKinds remembered = new RememberedKinds(12);

    private long met(long hash, long kinds) {
        return remembered.has(hash) ? remembered.kinds() : remembered.met(hash, kinds);
    }

    @Test
    void two_texts_that_come_by_turns_are_both_remembered_though_their_hashes_begin_alike() {
        met(FIRST, 1);
        met(SECOND, 2);

        assertThat(remembered.has(FIRST)).isTrue();
        assertThat(remembered.kinds()).isEqualTo(1);
        assertThat(remembered.has(SECOND)).isTrue();
        assertThat(remembered.kinds()).isEqualTo(2);
    }

    @Test
    void the_one_met_first_gives_way_to_a_third() {
        met(FIRST, 1);
        met(SECOND, 2);
        met(THIRD, 3);

        assertThat(remembered.has(FIRST)).isFalse();
        assertThat(remembered.has(SECOND)).isTrue();
        assertThat(remembered.has(THIRD)).isTrue();
        assertThat(remembered.kinds()).isEqualTo(3);
    }

    @Test
    void a_text_has_its_place_in_the_last_pair_too() {
        met(-1, 7);
        met(-2, 8);

        assertThat(remembered.has(-1)).isTrue();
        assertThat(remembered.kinds()).isEqualTo(7);
    }
}
