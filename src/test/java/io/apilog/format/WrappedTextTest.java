package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole lines that stand as a text among pairs, or behind what a logger writes before them. */
class WrappedTextTest {
    private static final String TIMED =
            "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \\\"GET /a HTTP/1.1\\\" 200 512 \\\"-\\\" \\\"curl/8.5.0\\\" 0.250";

    private final List<Detection> found = new ArrayList<>();
    private final AccessRecord record = new AccessRecord();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time=\"2026-11-21T09:00:00Z\" level=info msg=\"LINE\"",
                "ts=2026-11-21T09:00:00.250Z caller=web.go:12 level=info message=\"LINE\" component=http",
                "level=info log=\"LINE\\n\""
            })
    void a_line_that_is_a_text_among_pairs_is_read_as_if_it_stood_alone(String pairs) {
        String line = pairs.replace("LINE", TIMED);

        assertThat(read(line, line)).containsOnly(record);
        assertThat(record.method).hasToString("GET");
        assertThat(record.responseBytes).isEqualTo(512);
        assertThat(record.userAgent).hasToString("curl/8.5.0");
        assertThat(record.durationNanos).isEqualTo(250_000_000);
        assertThat(found).singleElement().extracting(Detection::format).isEqualTo(Format.COMBINED);
    }

    @Test
    void podman_s_own_client_has_no_address() {
        String line = "time=\"2026-11-21T09:00:00Z\" level=info msg=\"@ - - [21/Nov/2026:09:00:00 +0000] \\\"GET"
                + " /v4.0.0/libpod/info HTTP/1.1\\\" 200 512 \\\"\\\" \\\"shop/1.0\\\"\"";

        assertThat(read(line, line)).containsOnly(record);
        assertThat(record.target).hasToString("/v4.0.0/libpod/info");
        assertThat(record.responseBytes).isEqualTo(512);
        assertThat(record.timeMillis).isEqualTo(1_795_251_600_000L);
    }

    @Test
    void the_time_among_the_pairs_is_that_of_a_line_that_has_none() {
        String line = "time=\"2026-11-21T09:00:00Z\" msg=\"GET /a 200 12.500 ms - 512\" level=info";

        assertThat(read(line, line)).containsOnly(record);
        assertThat(record.durationNanos).isEqualTo(12_500_000);
        assertThat(record.timeMillis).isEqualTo(1_795_251_600_000L);
    }

    @Test
    void what_the_program_says_besides_is_a_message() {
        String line = "time=\"2026-11-21T09:00:00Z\" level=info msg=\"" + TIMED + "\"";
        String other = "time=\"2026-11-21T09:00:00Z\" level=info msg=\"listening on the port 8080\"";

        assertThat(read(line, line, other)).containsExactly(record, record, Ignored.MESSAGE);
    }

    @Test
    void pairs_that_name_a_request_say_more_than_a_text_among_them() {
        String line = "level=info msg=\"GET /b 404 3.000 ms - 5\" method=GET path=/a status=200 duration=12ms";

        assertThat(read(line, line)).containsOnly(record);
        assertThat(record.target).hasToString("/a");
        assertThat(record.durationNanos).isEqualTo(12_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09:00:00.256 [eventloop-1] INFO  io.example.web.LoggerHandler - ",
                "09:00:00.256 [eventloop-1] INFO io.example.web.LoggerHandler - ",
                "2026-11-21 09:00:00.256 [main] WARN  http - "
            })
    void a_line_behind_a_logger_s_name_and_a_hyphen_is_none_whose_client_is_the_time(String before) {
        String line = before + "192.0.2.1 - GET /a HTTP/1.1 200 512 - 8 ms";

        assertThat(read(line, line)).containsOnly(record);
        assertThat(record.method).hasToString("GET");
        assertThat(record.target).hasToString("/a");
        assertThat(record.client).hasToString("192.0.2.1");
        assertThat(record.responseBytes).isEqualTo(512);
        assertThat(record.durationNanos).isEqualTo(8_000_000);
    }

    private List<ParseResult> read(String... lines) {
        List<byte[]> sample =
                Arrays.stream(lines).map(line -> line.getBytes(UTF_8)).toList();
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(sample), found::add);
        return Stream.of(lines)
                .map(text -> {
                    byte[] bytes = text.getBytes(UTF_8);
                    Line line = new Line();
                    line.set(bytes, 0, bytes.length, 7);
                    return parser.parse(line, record);
                })
                .toList();
    }
}
