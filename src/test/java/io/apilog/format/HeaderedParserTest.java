package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.pattern.FormatException;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines at whose ends a reader could look too far. */
class HeaderedParserTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\"\"", "\r", "#", "\"4", ",", "\"a\"\"", "\"a\"\"\""})
    void a_line_that_ends_early_is_none(String text) throws FormatException {
        byte[] head = "time,method,path,status".getBytes(UTF_8);
        FormatSettings csv = new FormatSettings(FormatSpec.parse("csv"), Map.of(), null);
        FileParser parser = new FileParser(csv, new Sample(List.of(head)), detection -> {});
        byte[] bytes = text.getBytes(UTF_8);
        Line line = new Line();
        line.set(bytes, 0, bytes.length, 0);
        AccessRecord record = new AccessRecord();

        assertThat(parser.parse(line, record)).isNotSameAs(record);
    }
}
