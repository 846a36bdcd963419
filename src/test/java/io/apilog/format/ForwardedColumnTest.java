package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.ExtraField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The column behind the agent in nginx's own format, which has no name in the line. */
class ForwardedColumnTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'203.0.113.5', '203.0.113.5'",
                "'203.0.113.5, 192.0.2.11', '203.0.113.5, 192.0.2.11'",
                "'2001:db8::1', '2001:db8::1'",
                "'12:30:01', ''",
                "'1.250', ''",
                "'gzip, br', ''"
            })
    void addresses_behind_the_agent_are_whom_a_proxy_asks_for(String column, String expected) {
        List<byte[]> lines = List.of(line(column), line("-"), line(column));
        ExtraField field = ExtraField.of("http_x_forwarded_for");
        FileParser parser = new FileParser(
                new FormatSettings(FormatSpec.AUTO, Map.of(), null, List.of(field)), new Sample(lines), found -> {});
        AccessRecord record = new AccessRecord(List.of(field), Map.of());
        Line line = new Line();
        line.set(lines.get(0), 0, lines.get(0).length, 0);
        assertThat(parser.parse(line, record)).isSameAs(record);
        assertThat(record.extras[0]).hasToString(expected);
    }

    private static byte[] line(String column) {
        return ("192.0.2.10 - - [21/Nov/2026:09:00:05 +0000] \"GET /cart HTTP/1.1\" 200 51 \"-\" \"curl/8.5\" \""
                        + column + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }
}
