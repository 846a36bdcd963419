package io.apilog.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LineEndsTest {
    @Test
    void finds_what_a_loop_over_single_bytes_finds() {
        Random random = new Random(20260101);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(64)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = unpleasant(random);
            }
            int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            int to = from + random.nextInt(bytes.length - from + 1);
            byte value = unpleasant(random);
            assertThat(LineEnds.indexOf(bytes, from, to, value)).isEqualTo(slowIndexOf(bytes, from, to, value));
            assertThat(LineEnds.lastIndexOf(bytes, from, to, value)).isEqualTo(slowLastIndexOf(bytes, from, to, value));
            assertThat(LineEnds.skipNuls(bytes, from, to)).isEqualTo(slowSkipNuls(bytes, from, to));
        }
    }

    /** Values whose neighbours a borrow or a sign could confuse. */
    private static byte unpleasant(Random random) {
        byte[] values = {0, 1, '\n', '\n' + 1, '\n' ^ (byte) 0x80, '\r', (byte) 0x80, (byte) 0xff, 0x7f};
        return values[random.nextInt(values.length)];
    }

    private static int slowIndexOf(byte[] bytes, int from, int to, byte value) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == value) {
                return i;
            }
        }
        return -1;
    }

    private static int slowLastIndexOf(byte[] bytes, int from, int to, byte value) {
        int last = -1;
        for (int i = from; i < to; i++) {
            last = bytes[i] == value ? i : last;
        }
        return last;
    }

    private static int slowSkipNuls(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] == 0) {
            i++;
        }
        return i;
    }
}
