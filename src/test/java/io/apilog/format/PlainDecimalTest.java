package io.apilog.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the fast path reads, the slow one reads alike. The seed makes each run the same. */
class PlainDecimalTest {
    private static final int NUMBERS = 20_000;
    private static final String ALPHABET = "00123456789..-+sm e";

    @ParameterizedTest
    @EnumSource(Unit.class)
    void every_number_is_what_the_slow_way_makes_of_it_or_left_to_it(Unit unit) {
        Random random = new Random(20261121);
        int read = 0;
        for (int i = 0; i < NUMBERS; i++) {
            byte[] bytes = random(random);
            long nanos = PlainDecimal.nanos(bytes, 1, bytes.length - 1, unit);
            if (nanos != Numbers.NOT_A_NUMBER) {
                read++;
                assertThat(nanos)
                        .as("%s %s", new String(bytes, US_ASCII), unit)
                        .isEqualTo(Numbers.anyNanos(bytes, 1, bytes.length - 1, unit));
            }
        }
        assertThat(read).isGreaterThan(NUMBERS / 20);
    }

    /** Between two digits, which are no part of it. */
    private static byte[] random(Random random) {
        byte[] bytes = new byte[2 + random.nextInt(13)];
        boolean plain = random.nextBoolean();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ALPHABET.charAt(random.nextInt(plain ? 12 : ALPHABET.length()));
        }
        bytes[0] = '9';
        bytes[bytes.length - 1] = '9';
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({"0.056, SECONDS, 56000000", "12, MILLISECONDS, 12000000", "1.5, MICROSECONDS, 1500", "7, NANOSECONDS, 7"
    })
    void what_servers_write_is_read(String number, Unit unit, long nanos) {
        byte[] bytes = number.getBytes(US_ASCII);
        assertThat(PlainDecimal.nanos(bytes, 0, bytes.length, unit)).isEqualTo(nanos);
    }

    @Test
    void places_below_a_nanosecond_are_left_to_the_slow_way() {
        byte[] bytes = "1.5".getBytes(US_ASCII);
        assertThat(PlainDecimal.nanos(bytes, 0, bytes.length, Unit.NANOSECONDS)).isEqualTo(Numbers.NOT_A_NUMBER);
    }
}
