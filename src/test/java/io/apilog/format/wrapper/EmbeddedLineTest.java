package io.apilog.format.wrapper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.named.RandomJson;
import io.apilog.line.Line;
import io.apilog.request.ParseResult;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The fast reader of a line within an object finds what Jackson finds. The seed makes each run the same. */
class EmbeddedLineTest {
    private static final int OBJECTS = 20_000;

    @Test
    void the_same_line_is_found_within_objects_of_all_sorts() {
        RandomJson json = new RandomJson(3);
        EmbeddedLine slow = new EmbeddedLine();
        EmbeddedLine fast = new EmbeddedLine();
        int found = 0;
        for (int i = 0; i < OBJECTS; i++) {
            byte[] bytes = i % 2 == 0 ? json.object() : json.changed(json.object());
            Line line = new Line();
            line.set(bytes, 0, bytes.length, 0);
            Line wanted = new Line();
            Line actual = new Line();
            ParseResult expected = slow.found(slow.find(line), line, wanted);
            if (fast.findPlain(line)) {
                assertThat(fast.found(true, line, actual)).isEqualTo(expected);
                assertThat(copy(actual)).as(() -> new String(bytes, ISO_8859_1)).isEqualTo(copy(wanted));
                found += expected == null ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(OBJECTS / 100);
    }

    private static byte[] copy(Line line) {
        return Arrays.copyOfRange(line.bytes(), line.from(), line.to());
    }

    @Test
    void a_line_within_an_object_may_end_in_any_character_but_white_space() {
        byte[] bytes = "{\"log\":\"192.0.2.1 gr\u00fc\u00df\\n\"}".getBytes(UTF_8);
        Line outer = new Line();
        outer.set(bytes, 0, bytes.length, 0);
        Line inner = new Line();
        assertThat(new EmbeddedLine().unwrap(outer, inner)).isNull();
        assertThat(new String(copy(inner), UTF_8)).isEqualTo("192.0.2.1 gr\u00fc\u00df");
    }
}
