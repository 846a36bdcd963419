package io.apilog.bytes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight bytes at a time come to what one byte at a time comes to. The seed makes each run the same. */
class EightBytesTest {
    private static final int SLICES = 20_000;

    /** Bytes that are looked for, and those beside them, whose sums borrow and carry. */
    private static final String RARE = "\"\\!#[]\u0080\u0081\u0000\u0001\u001f \u007f\u00ff";

    private final Random random = new Random(20261121);
    private byte[] bytes = {};
    private int from;
    private int to;

    @Test
    void a_byte_is_found_where_it_stands_first() {
        for (int i = 0; i < SLICES; i++) {
            next();
            int expected = from;
            while (expected < to && bytes[expected] != '"' && bytes[expected] != (byte) 0x80) {
                expected++;
            }
            assertThat(ByteSearch.indexOfEither(bytes, from, to, (byte) '"', (byte) 0x80))
                    .isEqualTo(expected == to ? -1 : expected);
        }
    }

    @Test
    void of_eight_marks_the_first_is_found_whatever_stands_above_it() {
        for (int i = 0; i < SLICES; i++) {
            int first = random.nextInt(Long.BYTES);
            long above = random.nextLong() & 0x8080808080808080L & -1L << first * Byte.SIZE;
            assertThat(EightBytes.firstMarked(above | 0x80L << first * Byte.SIZE))
                    .isEqualTo(first);
        }
    }

    @Test
    void a_string_of_json_goes_on_to_what_is_not_plain() {
        for (int i = 0; i < SLICES; i++) {
            next();
            int expected = from;
            while (expected < to && bytes[expected] >= ' ' && bytes[expected] != '"' && bytes[expected] != '\\') {
                expected++;
            }
            assertThat(EightBytes.endOfPlain(bytes, from, to)).isEqualTo(expected);
        }
    }

    @Test
    void what_a_slice_begins_with_is_told_from_what_it_does_not() {
        for (int i = 0; i < SLICES; i++) {
            next();
            byte[] expected = Arrays.copyOfRange(bytes, from, from + random.nextInt(bytes.length - from + 1));
            boolean begins = expected.length <= to - from;
            if (expected.length > 0 && random.nextBoolean()) {
                expected[random.nextInt(expected.length)] ^= 1;
                begins = false;
            }
            assertThat(EightBytes.startsWith(bytes, from, to, expected)).isEqualTo(begins);
        }
    }

    @Test
    void a_copy_ends_before_the_byte_that_stops_it_and_needs_no_more_room_than_there_are_bytes() {
        for (int i = 0; i < SLICES; i++) {
            next();
            byte[] target = new byte[3 + to - from];
            int count = EightBytes.copyUntil((byte) '\\', bytes, from, to, target, 3);
            String text = new String(bytes, from, to - from, ISO_8859_1);
            int stop = text.indexOf('\\');
            assertThat(new String(target, 3, count, ISO_8859_1)).isEqualTo(stop < 0 ? text : text.substring(0, stop));
        }
    }

    private void next() {
        bytes = new byte[1 + random.nextInt(40)];
        int rare = 2 + random.nextInt(20);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(rare) == 0 ? RARE.charAt(random.nextInt(RARE.length())) : 'a');
        }
        from = random.nextInt(bytes.length + 1);
        to = from + random.nextInt(bytes.length - from + 1);
    }
}
