package io.apilog.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values are those that the function's authors publish for the key 00 01 .. 0f and the texts 00 01 02 ... */
class SipHashTest {
    private static final SipHash HASH = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    @ParameterizedTest
    @CsvSource({
        "0, 726fdb47dd0e0e31",
        "1, 74f839c593dc67fd",
        "2, 0d6c8009d9a94f5a",
        "3, 85676696d7fb7e2d",
        "4, cf2794e0277187b7",
        "5, 18765564cd99a68d",
        "6, cbc9466e58fee3ce",
        "7, ab0200f58b01d137",
        "8, 93f5f5799a932462",
        "15, a129ca6149be45e5",
        "63, 958a324ceb064572"
    })
    void it_is_the_published_function(int length, String expected) {
        assertThat(HASH.of(counting(length), 0, length)).isEqualTo(HexFormat.fromHexDigitsToLong(expected));
    }

    @Test
    void a_head_is_as_eight_bytes_before_the_others() {
        for (int length = 8; length < 64; length++) {
            byte[] all = counting(length);
            assertThat(HASH.behind(0x0706050403020100L).of(all, 8, length)).isEqualTo(HASH.of(all, 0, length));
        }
    }

    @Test
    void it_is_of_a_slice_alone() {
        byte[] around = new byte[40];
        Arrays.fill(around, (byte) 0xff);
        System.arraycopy(counting(13), 0, around, 9, 13);
        assertThat(HASH.of(around, 9, 22)).isEqualTo(HASH.of(counting(13), 0, 13));
    }

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        IntStream.range(0, length).forEach(i -> bytes[i] = (byte) i);
        return bytes;
    }
}
