package io.apilog.format.named;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRepairTest {
    private final JsonRepair repair = new JsonRepair();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"a\":-,\"b\":1} ~ {\"a\":null,\"b\":1}",
                "{\"a\":,\"b\":1} ~ {\"a\":null,\"b\":1}",
                "{\"a\":0.070, 0.002,\"b\":1} ~ {\"a\":\"0.070, 0.002\",\"b\":1}",
                "{\"b\":1,\"a\":0.070 : 0.002} ~ {\"b\":1,\"a\":\"0.070 : 0.002\"}",
                "{\"t\":21/Nov/2026:09:00:00 +0000,\"b\":1} ~ {\"t\":\"21/Nov/2026:09:00:00 +0000\",\"b\":1}",
                "{\"a\":\"x\\x22y\"} ~ {\"a\":\"x\\u0022y\"}",
                "{\"a\":\"c:\\windows\"} ~ {\"a\":\"c:\\\\windows\"}",
                "{\"a\":1,} ~ {\"a\":1}",
                "{\"a\":007} ~ {\"a\":\"007\"}",
            })
    void what_a_format_written_by_hand_gets_wrong_is_mended(String line, String mended) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertThat(repair.repair(bytes, 0, bytes.length)).isTrue();
        assertThat(new String(repair.bytes(), 0, repair.length(), StandardCharsets.UTF_8))
                .isEqualTo(mended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":\"x\\\"y\",\"c\":[1,2],\"d\":{\"e\":null}}",
                "{\"a\":-1.5e-3,\"b\":true}",
                "{\"a\":1,\"b\":\"cut",
            })
    void what_is_sound_or_cut_is_left_as_it_is(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertThat(repair.repair(bytes, 0, bytes.length)).isFalse();
    }
}
