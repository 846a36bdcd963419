package io.apilog.endpoint.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceMapTest {
    private final SliceMap<Integer> map = new SliceMap<>();

    @Test
    void a_key_is_found_by_its_bytes_wherever_they_stand() {
        add("key", 1);

        assertThat(map.get(bytes("a key!"), 2, 5)).isEqualTo(1);
        assertThat(map.get(bytes("a key!"), 2, 4)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "/*",
                "a*",
                "*a",
                "res*",
                "res*d",
                "resourc*",
                "resource*",
                "*resource",
                "/resources/*/items",
                "abcdefghijklmn*"
            })
    void words_that_differ_in_two_letters_are_spread_over_the_slots(String pattern) {
        int slots = 1024;
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < 676; i++) {
            byte[] word = bytes(pattern.replace("*", "" + (char) ('a' + i / 26) + (char) ('a' + i % 26)));
            taken.add(SliceMap.hash(word, 0, word.length) & (slots - 1));
        }

        // By chance it would be 495 of them.
        assertThat(taken).hasSizeGreaterThan(330);
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
