package io.apilog.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesIndexTest {
    private final SeriesIndex index = new SeriesIndex();

    @Test
    void agrees_with_a_map_of_the_library_on_random_keys() {
        Random random = new Random(20261121);
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            // Few distinct keys at first and dense ones, as label sets are; then sparse ones.
            long key = i < 10_000 ? random.nextInt(3_000) : random.nextLong() >>> 8;
            Integer number = expected.get(key);
            assertThat(index.find(key)).isEqualTo(number == null ? SeriesIndex.ABSENT : number);
            if (number == null) {
                expected.put(key, index.add(key));
            }
        }
        assertThat(index.size()).isEqualTo(expected.size());
        expected.forEach((key, number) -> {
            assertThat(index.find(key)).isEqualTo(number);
            assertThat(index.key(number)).isEqualTo(key);
        });
    }

    @Test
    void numbers_are_dense_in_the_order_of_first_use() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(index.add(i * 1_000_003L)).isEqualTo(i);
        }
    }

    @Test
    void zero_is_a_key_as_any_other() {
        assertThat(index.find(0)).isEqualTo(SeriesIndex.ABSENT);
        assertThat(index.add(0)).isZero();
        assertThat(index.find(0)).isZero();
        assertThat(index.find(1)).isEqualTo(SeriesIndex.ABSENT);
    }
}
