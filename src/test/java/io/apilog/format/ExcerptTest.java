package io.apilog.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void the_caret_stands_below_the_byte_that_was_meant() {
        Excerpt excerpt = excerpt("GET /a HTTP/1.1", 4);
        assertThat(excerpt.text()).isEqualTo("GET /a HTTP/1.1");
        assertThat(excerpt.caret()).isEqualTo(4);
    }

    @Test
    void nothing_unprintable_reaches_a_terminal() {
        Excerpt excerpt = excerpt("\u001b[31m\0\u00e4\u007fx", 8);
        assertThat(excerpt.text()).isEqualTo("\\x1b[31m\\x00\\xe4\\x7fx");
        assertThat(excerpt.text().charAt(excerpt.caret())).isEqualTo('x');
    }

    @Test
    void of_a_long_line_the_part_around_the_column_is_shown() {
        Excerpt excerpt = excerpt("a".repeat(1_000) + "X" + "b".repeat(1_000), 1_000);
        assertThat(excerpt.text()).hasSizeLessThan(120).startsWith("...a").endsWith("b...");
        assertThat(excerpt.text().charAt(excerpt.caret())).isEqualTo('X');
    }

    @Test
    void a_column_behind_the_end_is_the_end() {
        Excerpt excerpt = excerpt("abc", 99);
        assertThat(excerpt.caret()).isEqualTo(3);
    }

    @Test
    void of_nothing_it_is_nothing() {
        assertThat(excerpt("", 0)).isEqualTo(new Excerpt("", 0));
    }

    private static Excerpt excerpt(String text, int column) {
        byte[] bytes = ("##" + text + "##").getBytes(ISO_8859_1);
        Line line = new Line();
        line.set(bytes, 2, bytes.length - 2, 0);
        return Excerpt.of(line, column);
    }
}
