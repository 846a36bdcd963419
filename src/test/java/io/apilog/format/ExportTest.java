package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that stores of logs hand out, of which one column holds the line as it was logged. */
class ExportTest {
    private static final String TIMED =
            "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 512 \"-\" \"curl/8.5.0\" 0.250";

    private final List<Detection> found = new ArrayList<>();
    private final AccessRecord record = new AccessRecord();

    private static String quoted(String line) {
        return '"' + line.replace("\"", "\"\"") + '"';
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@timestamp,@message|\"Nov 21, 2026 @ 09:00:00.250\",LINE",
                "\"@timestamp\",message|2026-11-21T09:00:00Z,LINE",
                "Date,Host,Service,Content|\"2026-11-21T09:00:00.250Z\",\"web1\",\"nginx\",LINE",
                "\"labels\",\"Time\",\"Line\",\"tsNs\",\"id\"|\"{\"\"app\"\":\"\"shop\"\"}\",\"1795251600250\",LINE,\"1795251600250000000\",\"7f\"",
                "\"_raw\",\"_time\",host|LINE,\"2026-11-21T09:00:00Z\",\"web1\"",
                "\"_raw\"|LINE",
                "timestamp;source;message|2026-11-21T09:00:00Z;web1;LINE",
                "\"TimeGenerated [UTC]\",LogEntry|\"11/21/2026, 9:00:00.250 AM\",LINE",
                "insertId,jsonPayload.message,textPayload|x1,,LINE",
                "_source.@timestamp,_source.message|2026-11-21T09:00:00Z,LINE",
                "TimeGenerated,Computer,RawData|2026-11-21T09:00:00Z,web1,LINE",
                "timestamp\tmessage|2026-11-21T09:00:00Z\tLINE",
            })
    void the_line_in_a_column_that_is_named_is_read_as_if_it_stood_alone(String head, String row) {
        List<ParseResult> results = read(head, row.replace("LINE", quoted(TIMED)));

        assertThat(results.get(0)).isEqualTo(Ignored.DIRECTIVE);
        assertThat(results.get(1)).isSameAs(record);
        assertThat(record.method).hasToString("GET");
        assertThat(record.target).hasToString("/a");
        assertThat(record.status).isEqualTo(200);
        assertThat(record.responseBytes).isEqualTo(512);
        assertThat(record.durationNanos).isEqualTo(250_000_000);
        assertThat(record.userAgent).hasToString("curl/8.5.0");
        assertThat(found).singleElement().extracting(Detection::format).isEqualTo(Format.COMBINED);
        assertThat(found.get(0).why()).contains("column of an export");
    }

    @Test
    void the_line_may_be_an_object_with_quotes_in_its_texts() {
        read(
                "timestamp,message",
                "1795251600250,"
                        + quoted(
                                "{\"method\":\"GET\",\"path\":\"/a\",\"status\":200,\"duration_ms\":7,\"ua\":\"a \\\"b\\\" c\"}"));

        assertThat(record.target).hasToString("/a");
        assertThat(record.durationNanos).isEqualTo(7_000_000);
        assertThat(record.timeMillis).isEqualTo(1_795_251_600_250L);
    }

    @Test
    void the_line_may_be_that_of_a_request_logger_and_of_one_with_quotes() {
        read(
                "TimeGenerated,LogEntry",
                "2026-11-21T09:00:00Z,\"[09:00:00 INF] HTTP GET /a responded 200 in 12.5000 ms\"");
        assertThat(record.durationNanos).isEqualTo(12_500_000);

        read(
                "@timestamp,@message",
                "2026-11-21 09:00:00.250,"
                        + quoted("[GIN] 2026/11/21 - 09:00:00 | 200 |    1.250ms |      192.0.2.1 | GET     \"/a\""));
        assertThat(record.target).hasToString("/a");
        assertThat(record.durationNanos).isEqualTo(1_250_000);
        assertThat(found.get(1).format()).isEqualTo(Format.GIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"LINE", "LINE,\"2026-11-21T09:00:00Z\",web1", "2026-11-21T09:00:00Z,web1,LINE", "web1\tLINE"})
    void without_a_head_the_column_is_the_one_with_quotes_that_are_two(String row) {
        List<ParseResult> results = read(row.replace("LINE", quoted(TIMED)), row.replace("LINE", quoted(TIMED)));

        assertThat(results).containsOnly(record);
        assertThat(record.method).hasToString("GET");
        assertThat(record.durationNanos).isEqualTo(250_000_000);
    }

    @Test
    void a_head_that_stood_alone_in_the_file_names_the_columns_of_the_rows_that_come_later() {
        FileParser parser = parser("@timestamp,log");

        assertThat(parse(parser, "@timestamp,log")).isEqualTo(Ignored.DIRECTIVE);
        assertThat(parse(parser, "2026-11-21T09:00:00Z,GET /a 200 12 ms - 5")).isSameAs(record);
        assertThat(parse(parser, "2026-11-21T09:00:00Z," + quoted(TIMED))).isSameAs(record);
        assertThat(record.durationNanos).isEqualTo(250_000_000);
    }

    @Test
    void a_head_that_comes_again_changes_the_columns() {
        FileParser parser = parser("@timestamp,message", "2026-11-21T09:00:00Z," + quoted(TIMED));

        assertThat(parse(parser, "host,message,id")).isEqualTo(Ignored.DIRECTIVE);
        assertThat(parse(parser, "web1," + quoted(TIMED) + ",7")).isSameAs(record);
        assertThat(record.target).hasToString("/a");
    }

    @Test
    void a_text_of_several_lines_counts_by_its_first() {
        FileParser parser = parser("@timestamp,message", "2026-11-21T09:00:00Z," + quoted(TIMED));
        String row = "2026-11-21T09:00:00Z," + quoted(TIMED);

        assertThat(parse(parser, row.substring(0, row.length() - 1))).isSameAs(record);
        assertThat(record.durationNanos).isEqualTo(250_000_000);
        assertThat(parse(parser, "\"")).isEqualTo(Ignored.MESSAGE);
        assertThat(parse(parser, row)).isSameAs(record);
    }

    @Test
    void a_row_with_nothing_in_the_column_is_a_message_and_one_with_too_few_values_is_rejected() {
        FileParser parser = parser("host,message,id", "web1," + quoted(TIMED) + ",7");

        assertThat(parse(parser, "web1,,7")).isEqualTo(Ignored.MESSAGE);
        assertThat(parse(parser, "\"192.0.2.1 GET /a 200")).isInstanceOf(Rejection.class);
    }

    @Test
    void the_mark_of_the_encoding_before_a_head_is_no_part_of_it() {
        String head = "\ufeff@timestamp,message";
        FileParser parser = parser(head, "2026-11-21T09:00:00Z," + quoted(TIMED));

        assertThat(parse(parser, head)).isEqualTo(Ignored.DIRECTIVE);
        assertThat(parse(parser, "2026-11-21T09:00:00Z," + quoted(TIMED))).isSameAs(record);
    }

    @Test
    void quotes_that_are_two_in_what_is_no_table_hide_no_method() {
        String line = quoted(TIMED) + " of web1";

        assertThat(read(line, line)).containsOnly(record);
        assertThat(record.method).hasToString("GET");
        assertThat(record.target).hasToString("/a");
    }

    @Test
    void columns_of_a_request_say_more_than_a_text_among_them() {
        read("method,path,status,duration_ms,message", "GET,/a,200,7," + quoted("GET /b 200 12.000 ms - 5"));

        assertThat(record.target).hasToString("/a");
        assertThat(record.durationNanos).isEqualTo(7_000_000);
    }

    private List<ParseResult> read(String... lines) {
        FileParser parser = parser(lines);
        return Stream.of(lines).map(line -> parse(parser, line)).toList();
    }

    private FileParser parser(String... lines) {
        List<byte[]> sample =
                Arrays.stream(lines).map(line -> line.getBytes(UTF_8)).toList();
        return new FileParser(FormatSettings.AUTO, new Sample(sample), found::add);
    }

    private ParseResult parse(FileParser parser, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Line line = new Line();
        // No line but the first stands where a mark of the encoding may be.
        line.set(bytes, 0, bytes.length, 1);
        return parser.parse(line, record);
    }
}
