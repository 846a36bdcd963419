package io.apilog.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitGroupsTest {
    private static final int FEWEST = 4;

    private static boolean areIn(String text) {
        byte[] bytes = (">>9999" + text + "9999").getBytes(StandardCharsets.ISO_8859_1);
        return DigitGroups.areIn(bytes, 6, bytes.length - 4, FEWEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "/pay/4111-1111-1111-1111",
                "?n=3782%20822463%2010005",
                "/a/b/c/4111 1111 1111 1111/d",
                "12345678"
            })
    void a_number_is_seen_in_one_piece_and_in_groups(String text) {
        assertThat(areIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "/users/12345/orders/6789", "/m/%D8%A7%84%D8%AA%88", "111-222-333-444-555"})
    void ids_and_escapes_are_not(String text) {
        assertThat(areIn(text)).isFalse();
    }

    @Test
    void of_any_text_it_says_what_looking_at_each_byte_says() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = 8 + random.nextInt(40);
            while (text.length() < length) {
                text.append("0123456789012345678901234567890123456789/:%a\u00b1\u00b9".charAt(random.nextInt(46)));
            }
            int fours = 0;
            int run = 0;
            for (char c : text.toString().toCharArray()) {
                run = c >= '0' && c <= '9' ? run + 1 : 0;
                fours += run > 3 ? 1 : 0;
            }
            assertThat(areIn(text.toString())).as(text.toString()).isEqualTo(fours >= FEWEST);
        }
    }

    @Test
    void what_is_too_long_to_be_counted_is_said_to_have_some() {
        assertThat(areIn("a".repeat(3_000))).isTrue();
    }
}
