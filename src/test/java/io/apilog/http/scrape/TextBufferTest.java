package io.apilog.http.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextBufferTest {
    private final StringWriter out = new StringWriter();
    private final TextBuffer buffer = new TextBuffer(out);

    @Test
    void nothing_is_handed_on_before_it_has_to_be() throws IOException {
        buffer.write("a");
        buffer.append('b');
        assertThat(out.toString()).isEmpty();
        buffer.flush();
        assertThat(out.toString()).isEqualTo("ab");
    }

    @Test
    void closing_hands_on_what_is_left() throws IOException {
        buffer.write("a");
        buffer.close();
        assertThat(out.toString()).isEqualTo("a");
    }

    /** The seed makes each run the same. */
    @Test
    void texts_of_any_lengths_come_out_as_those_of_a_buffered_writer() throws IOException {
        StringWriter expected = new StringWriter();
        write(new BufferedWriter(expected), new Random(20261121));
        write(buffer, new Random(20261121));
        assertThat(out.toString().equals(expected.toString())).isTrue();
        assertThat(expected.getBuffer().length()).isGreaterThan(20 * TextBuffer.SIZE);
    }

    private static void write(Writer writer, Random random) throws IOException {
        for (int i = 0; i < 2_000; i++) {
            String text = ("" + (char) random.nextInt(0x10000)).repeat(random.nextInt(i % 50 == 0 ? 20_000 : 500));
            int from = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> writer.write(text);
                case 1 -> writer.write(text, from, text.length() - from);
                case 2 -> writer.write(text.toCharArray(), from, text.length() - from);
                default -> writer.append((char) i);
            }
        }
        writer.flush();
    }
}
