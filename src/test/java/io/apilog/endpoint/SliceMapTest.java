package io.apilog.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SliceMapTest {
    private final SliceMap<Integer> map = new SliceMap<>();

    @Test
    void a_key_is_found_by_its_bytes_wherever_they_stand() {
        add("key", 1);

        assertThat(map.get(bytes("a key!"), 2, 5)).isEqualTo(1);
        assertThat(map.get(bytes("a key!"), 2, 4)).isNull();
    }

    @Test
    void many_keys_keep_their_values() {
        for (int i = 0; i < 1000; i++) {
            add("/key/" + i, i);
        }

        assertThat(map.size()).isEqualTo(1000);
        for (int i = 0; i < 1000; i++) {
            byte[] key = bytes("/key/" + i);
            assertThat(map.get(key, 0, key.length)).isEqualTo(i);
        }
    }

    @Test
    void a_key_is_copied() {
        byte[] key = bytes("key");
        map.add(key, 0, 3, 1);
        key[0] = 'x';

        assertThat(map.get(bytes("key"), 0, 3)).isEqualTo(1);
    }

    private void add(String key, int value) {
        byte[] bytes = bytes(key);
        map.add(bytes, 0, bytes.length, value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
