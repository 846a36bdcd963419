package io.apilog.format.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "2026-11-21T09:00:00.123Z  INFO shop::web: GET /a 200 ~ GET /a 200",
                "2026-11-21 09:00:00,123 - shop.access - INFO - GET /a 200 ~ GET /a 200",
                "2026-11-21 09:00:00.123  INFO 4711 --- [nio-1] o.e.Access : GET /a 200 ~ GET /a 200",
                "[2026-11-21 09:00:00 +0000] [7] [INFO] GET /a 200 ~ GET /a 200",
                "2026/11/21 09:00:00 [I] [server.go:12] GET /a 200 ~ GET /a 200",
                "INFO:shop.access:GET /a 200 ~ GET /a 200",
                "09:00:00.123 [main] DEBUG example.Access - GET /a 200 ~ GET /a 200",
                "2026-11-21 09:00:00 INFO 192.0.2.1 - - [21/Nov ~ 192.0.2.1 - - [21/Nov",
                "2026-11-21T09:00:00: GET /a 200 ~ GET /a 200",
                "2026-11-21 09:00:00 INFO - - - [21/Nov/2026 ~ - - - [21/Nov/2026",
            })
    void what_a_logger_puts_before_a_message_is_read_over(String line, String message) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int at = new Prefix().end(bytes, 0, bytes.length);
        assertThat(new String(bytes, Math.max(0, at), bytes.length - Math.max(0, at), StandardCharsets.UTF_8))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET / HTTP/1.1\" 200 5",
                "[21/Nov/2026:09:00:00 +0000] 192.0.2.1 GET / 200",
                "shop.example.com 192.0.2.1 - - [21/Nov/2026:09:00:00 +0000]",
                "GET /a 200",
                "{\"level\":\"info\"}",
                "1795251600.123 12 192.0.2.1 TCP_MISS/200"
            })
    void an_entry_without_a_prefix_has_none(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertThat(new Prefix().end(bytes, 0, bytes.length)).isEqualTo(-1);
    }
}
