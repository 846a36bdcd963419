package io.apilog.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
    private static final int MANY = 100_000;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.1, 0.5, 0.99})
    void the_share_is_kept(double share) {
        Sampling sampling = new Sampling(share);
        int kept = 0;
        for (int i = 0; i < MANY; i++) {
            kept += sampling.keepsNext() ? 1 : 0;
        }
        assertThat(kept / (double) MANY).isCloseTo(share, within(0.005));
    }

    @Test
    void nothing_is_kept_of_a_share_of_nothing() {
        Sampling none = new Sampling(0);
        for (int i = 0; i < MANY; i++) {
            assertThat(none.keepsNext()).isFalse();
        }
    }

    @Test
    void two_clients_that_ask_by_turns_are_both_seen() {
        Sampling sampling = new Sampling(0.5);
        int[] kept = new int[2];
        for (int i = 0; i < MANY; i++) {
            kept[i % 2] += sampling.keepsNext() ? 1 : 0;
        }
        assertThat(kept[0] / (double) MANY).isCloseTo(0.25, within(0.01));
        assertThat(kept[1] / (double) MANY).isCloseTo(0.25, within(0.01));
    }

    @Test
    void the_same_sequence_keeps_the_same() {
        assertThat(first(new Sampling(0.3))).isEqualTo(first(new Sampling(0.3)));
    }

    private static List<Boolean> first(Sampling sampling) {
        List<Boolean> kept = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            kept.add(sampling.keepsNext());
        }
        return kept;
    }
}
