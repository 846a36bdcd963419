package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What uvicorn and its like hand to a logger, in the object that the logger makes of it. */
class ServerMessageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"asctime\":\"2026-11-21 09:00:01,373\",\"name\":\"uvicorn.access\",\"levelname\":\"INFO\",\"message\":\"%s\"}",
                "{\"message\":\"%s\",\"level\":\"INFO\",\"timestamp\":\"2026-11-21T09:00:00.112923Z\",\"component\":\"uvicorn.access\"}",
                "{\"event\":\"%s\",\"level\":\"info\",\"logger\":\"uvicorn.access\",\"timestamp\":\"2026-11-21T09:00:00.112923Z\"}",
                "time=\"2026-11-21T09:00:00Z\" level=info msg=\"%s\"",
                "2026-11-21T09:00:00Z INFO uvicorn.access - %s",
                "[2026-11-21 09:00:00 +0000] [7] [INFO] %s",
                "2026-11-21 09:00:00,123 INFO %s",
                "INFO:     %s",
                "%s"
            })
    void the_status_may_have_a_reason_or_not(String form) {
        String quote = form.contains("=\"") || form.startsWith("{") ? "\\\"" : "\"";
        String text = "192.0.2.1:1234 - " + quote + "GET /a/%d HTTP/1.1" + quote + " 200";
        String said = form.replace("%s", "Started server process [7] on http://0.0.0.0:8000");

        ReadLog log = ReadLog.of(40, i -> i == 0 ? said : form.replace("%s", text.formatted(i)));
        assertThat(log.requests).hasSize(39).last().isEqualTo("GET /a/39 200");
        assertThat(log.rejected).isZero();

        assertThat(ReadLog.of(40, i -> form.replace("%s", text.formatted(i) + (i % 2 == 0 ? " OK" : " Created")))
                        .requests)
                .hasSize(40);
    }
}
