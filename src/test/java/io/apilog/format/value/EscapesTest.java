package io.apilog.format.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.bytes.Scratch;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | plain",
                "a\\x22b | a\"b",
                "a\\\"b | a\"b",
                "a\\\\b | a\\b",
                "\\x5Cx41 | \\x41",
                "\\xe2\\x82\\xac | \u20ac",
                "\\u20ac | \u20ac",
                "\\/users\\/1 | /users/1",
                "a\\qb | a\\qb",
                "a\\x4 | a\\x4",
                "a\\xzz | a\\xzz",
                "\\ud800 | \ufffd",
                "a\\ | a\\",
            })
    void what_servers_escape_is_undone(String logged, String expected) {
        byte[] bytes = logged.getBytes(StandardCharsets.UTF_8);
        Text text = new Text();
        Escapes.undo(bytes, 0, bytes.length, text, new Scratch());
        assertThat(text.toString()).isEqualTo(expected);
    }
}
