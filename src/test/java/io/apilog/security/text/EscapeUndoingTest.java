package io.apilog.security.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hides a word is undone as servers undo it, and what hides nothing stays. */
class EscapeUndoingTest {
    private final EscapeUndoing undoing = new EscapeUndoing();

    private String undone(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        undoing.undo(bytes, 0, bytes.length, false);
        return new String(undoing.bytes(), 0, undoing.length(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/a%2e%2e/b | /a../b",
                "/%252e%252e%252fetc | /../etc",
                "/%%32%65%%32%65/ | /../",
                "/%c0%ae%c0%ae%c0%af | /../",
                "/%C1%9C | /",
                "/%e0%80%ae%e0%80%ae/ | /../",
                "/%f0%80%80%ae/x | /x",
                "/%u002e%u002e/ | /../",
                "/%uff0e%uff0e%uff0f | /../",
                "/a\\..\\b | /a/../b",
                "/a//b/.///./c | /a/b/c",
                "/?q=1%2b1 | /?q=1+1",
                "/?q=1+union+select | /?q=1 union select",
                "/c++/?q=a+b | /c++/?q=a b",
                "/?q=union%0a%09select | /?q=union select",
                "/?q=union/**/select | /?q=union select",
                "/?q=/*!50000union*/select | /?q= union select",
                "/?q=100%&x=%zz%4 | /?q=100%&x=%zz%4",
            })
    void escapes_are_undone_once_and_twice(String written, String meant) {
        assertThat(undone(written)).isEqualTo(meant);
    }

    @Test
    void characters_beyond_ascii_stay_what_they_are() {
        assertThat(undone("/%D9%85%D8%AD%D8%B5%D9%88%D9%84")).isEqualTo("/محصول");
        assertThat(undone("/%E4%BA%A7%E5%93%81")).isEqualTo("/产品");
        assertThat(undone("/%F0%9F%98%80")).isEqualTo("/😀");
    }

    @Test
    void a_text_as_long_as_may_be_is_undone_and_no_bytes_make_it_fail() {
        Random random = new Random(7);
        byte[] alphabet = {
            '%',
            '2',
            'e',
            'u',
            'c',
            '0',
            (byte) 0xc0,
            (byte) 0xe0,
            (byte) 0xf0,
            (byte) 0x80,
            '/',
            '*',
            '!',
            '+',
            '?',
            '.',
            '\\'
        };
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(round < 1_990 ? 40 : EscapeUndoing.LONGEST + 1)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            undoing.undo(bytes, 0, bytes.length, random.nextBoolean());
            assertThat(undoing.length()).isLessThanOrEqualTo(bytes.length);
        }
    }
}
