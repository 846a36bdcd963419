package io.apilog.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuickHashTest {
    private final Random random = new Random(5);

    @Test
    void it_is_of_a_slice_alone_wherever_it_stands() {
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            byte[] around = new byte[length + 40];
            random.nextBytes(around);
            System.arraycopy(bytes, 0, around, 17, length);
            assertThat(QuickHash.of(around, 17, 17 + length)).isEqualTo(QuickHash.of(bytes, 0, length));
        }
    }

    @Test
    void each_bit_of_each_byte_changes_about_half_of_it() {
        for (int length = 1; length < 100; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            long before = QuickHash.of(bytes, 0, length);
            int changed = 0;
            for (int bit = 0; bit < length * 8; bit++) {
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                int bits = Long.bitCount(before ^ QuickHash.of(bytes, 0, length));
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(bits).as("bit %d of %d bytes", bit, length).isBetween(10, 54);
                changed += bits;
            }
            assertThat(changed / (length * 8.0)).as("%d bytes", length).isBetween(24.0, 40.0);
        }
    }

    @Test
    void texts_of_nothing_but_zeros_differ_by_their_length() {
        Set<Long> hashes = new HashSet<>();
        for (int length = 0; length < 300; length++) {
            hashes.add(QuickHash.of(new byte[length], 0, length));
        }
        assertThat(hashes).hasSize(300);
    }

    @Test
    void a_million_different_addresses_have_a_million_hashes() {
        long[] hashes = new long[1_000_000];
        for (int i = 0; i < hashes.length; i++) {
            byte[] text = ("GET /items/" + i + "?page=" + i % 7).getBytes(StandardCharsets.US_ASCII);
            hashes[i] = QuickHash.of(text, 0, text.length);
        }
        assertThat(Arrays.stream(hashes).distinct().count()).isEqualTo(hashes.length);
    }

    @Test
    void two_digits_that_change_together_make_a_hash_of_their_own_wherever_they_stand() {
        for (int first = 0; first < 32; first++) {
            for (int second = first + 1; second < 48; second++) {
                byte[] text = "/customers/4711/orders/0815/items/42/notes/99/all".getBytes(StandardCharsets.US_ASCII);
                Set<Long> hashes = new HashSet<>();
                for (int pair = 0; pair < 256; pair++) {
                    text[first] = (byte) ('0' + pair / 16);
                    text[second] = (byte) ('0' + pair % 16);
                    hashes.add(QuickHash.of(text, 0, text.length));
                }
                assertThat(hashes).as("at %d and %d", first, second).hasSize(256);
            }
        }
    }
}
