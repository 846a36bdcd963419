package io.apilog.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In bytes of which few are looked for, as in lines, many at a time come to what one at a time comes to. The seed makes each run the same. */
class ByteSearchTest {
    private static final int ROUNDS = 20_000;
    private static final byte[] FEW = {'"', '\\', '!', '#', (byte) 0xa2, 0, (byte) 0xff};

    private final Random random = new Random(20261121);
    private final byte[] bytes = new byte[200];

    @Test
    void a_byte_is_found_where_it_stands_first() {
        for (int round = 0; round < ROUNDS; round++) {
            int from = fill();
            int to = from + random.nextInt(bytes.length - from + 1);
            assertThat(ByteSearch.indexOf(bytes, from, to, (byte) '"')).isEqualTo(first(from, to, '"', '"'));
        }
    }

    @Test
    void either_of_two_bytes_is_found_where_the_first_stands() {
        for (int round = 0; round < ROUNDS; round++) {
            int from = fill();
            int to = from + random.nextInt(bytes.length - from + 1);
            assertThat(ByteSearch.indexOfEither(bytes, from, to, (byte) '"', (byte) '\\'))
                    .isEqualTo(first(from, to, '"', '\\'));
        }
    }

    /** Makes bytes; where to begin. */
    private int fill() {
        Arrays.fill(bytes, (byte) 'a');
        for (int i = random.nextInt(6); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = FEW[random.nextInt(FEW.length)];
        }
        return random.nextInt(bytes.length);
    }

    private int first(int from, int to, char one, char other) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == one || bytes[i] == other) {
                return i;
            }
        }
        return -1;
    }
}
