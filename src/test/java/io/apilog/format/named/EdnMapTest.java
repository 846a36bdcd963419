package io.apilog.format.named;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.bytes.Scratch;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdnMapTest {
    private final EdnMap map = new EdnMap();
    private final Scratch out = new Scratch();

    private boolean rewrite(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        out.clear();
        out.reserve(bytes.length * 6 + 8);
        return map.rewrite(bytes, 0, bytes.length, out);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{:uri \"/a\", :status 200} ~ {\"uri\":\"/a\",\"status\":200}",
                "{:request-method :get :ring.logger/ms 26} ~ {\"request-method\":\"GET\",\"ring.logger/ms\":26}",
                "{:a nil, :b [1 2], :c #{:x :y}} ~ {\"a\":null,\"b\":[1,2],\"c\":[\"x\",\"y\"]}",
                "{:at #inst \"2026-11-21T09:00:00Z\"} ~ {\"at\":\"2026-11-21T09:00:00Z\"}",
                "{:params {:id \"7\"}, :ok true} ~ {\"params\":{\"id\":\"7\"},\"ok\":true}",
            })
    void a_map_is_written_as_json(String line, String json) {
        assertThat(rewrite(line)).isTrue();
        assertThat(new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{:a ", "{:a \"x", "{:a #", "{:a [1 2", "{:a 1} {:b 2}", "{\"a\": 1}", "{:a #{1 2", "{:a \"x\\"})
    void what_is_cut_or_no_map_is_none(String line) {
        assertThat(rewrite(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#a ", "#inst ", "#{", "[", "(", "{:b ", "#a {:b #{"})
    void what_is_nested_too_deep_is_none(String step) {
        assertThat(rewrite("{:a " + step.repeat(100_000))).isFalse();
    }

    @Test
    void bytes_that_are_no_characters_are_copied() {
        byte[] bytes = "{:a \"x\", :bé 2}".getBytes(StandardCharsets.ISO_8859_1);
        out.reserve(bytes.length * 6 + 8);
        assertThat(map.rewrite(bytes, 0, bytes.length, out)).isTrue();
    }
}
