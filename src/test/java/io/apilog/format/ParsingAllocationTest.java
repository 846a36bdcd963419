package io.apilog.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingAllocationTest {
    private static final int LINES = 50_000;

    private final Line line = new Line();
    private final AccessRecord record = new AccessRecord();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a?b=c HTTP/1.1\" 200 5 \"-\" \"curl/8.5.0\"",
                "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /\\x22b HTTP/1.1\" 200 5 \"-\" \"a \\\"b\\\"\" 0.1 0.2, 0.3",
                "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"\\x16\\x03\" 400 -",
                "{\"time_iso8601\":\"2026-11-21T09:00:00+00:00\",\"remote_addr\":\"192.0.2.1\",\"request_method\":\"GET\","
                        + "\"request_uri\":\"/a?b=c\",\"status\":200,\"body_bytes_sent\":5,\"request_time\":0.012,"
                        + "\"upstream_response_time\":\"0.010\",\"http_user_agent\":\"a \\\"b\\\" \\u00e9\"}",
                "{\"level\":\"info\",\"request\":{\"method\":\"GET\",\"uri\":\"\\/a\",\"headers\":{\"User-Agent\":[\"curl/8.5.0\"]}},"
                        + "\"duration\":0.0151,\"size\":7,\"status\":200,\"tls\":{\"resumed\":false,\"list\":[1,[true]]}}",
                "{\"log\":\"{\\\"method\\\":\\\"GET\\\",\\\"path\\\":\\\"/a\\\",\\\"status\\\":200,\\\"duration_ms\\\":5}\\n\","
                        + "\"stream\":\"stdout\",\"time\":\"2026-11-21T09:00:00.123456789Z\"}",
                "{\"time\":\"2026-11-21T09:00:00Z\",\"kubernetes\":{\"pod\":\"web-1\"},\"log\":\"192.0.2.1 - - [21/Nov/2026:09:00:00 +0000]"
                        + " \\\"GET /a HTTP/1.1\\\" 200 5 \\\"-\\\" \\\"curl/8.5.0\\\"\\n\"}",
                "level=info method=GET path=/a status=200 duration=12.5ms agent=\"a \\\"b\\\"\"",
                "time:21/Nov/2026:09:00:00 +0000\thost:192.0.2.1\treq:GET /a HTTP/1.1\tstatus:200\tsize:5\treqtime:0.012",
            })
    void a_line_of_a_format_that_is_known_allocates_nothing(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(List.of(bytes)), found -> {});
        assertThat(parse(parser, bytes)).isEqualTo(LINES);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        int accepted = parse(parser, bytes);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertThat(accepted).isEqualTo(LINES);
        // The counter itself may cost some bytes; one byte a line would be fifty thousand.
        assertThat(allocated).isLessThan(5_000);
    }

    private int parse(FileParser parser, byte[] bytes) {
        int accepted = 0;
        for (int i = 0; i < LINES; i++) {
            line.set(bytes, 0, bytes.length, 1);
            accepted += parser.parse(line, record) instanceof AccessRecord ? 1 : 0;
        }
        return accepted;
    }
}
