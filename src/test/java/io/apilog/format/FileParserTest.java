package io.apilog.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.apilog.format.pattern.FormatException;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileParserTest {
    private static final String PLAIN = "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5";
    private static final String COMBINED = PLAIN + " \"-\" \"curl/8.5.0\"";
    private static final String TIMED = COMBINED + " 0.250";
    private static final String JSON = "{\"method\":\"GET\",\"path\":\"/j\",\"status\":200,\"duration_ms\":7}";

    private final List<Detection> found = new ArrayList<>();
    private final Line line = new Line();
    private final AccessRecord record = new AccessRecord();

    @Test
    void two_formats_in_one_file_are_both_read() {
        FileParser parser = parser(COMBINED, JSON);
        for (int i = 0; i < 100; i++) {
            assertThat(parse(parser, COMBINED)).isSameAs(record);
            assertThat(record.target).hasToString("/a");
            assertThat(parse(parser, JSON)).isSameAs(record);
            assertThat(record.target).hasToString("/j");
            assertThat(record.durationNanos).isEqualTo(7_000_000);
        }
        assertThat(found).extracting(Detection::format).containsExactly(Format.COMBINED, Format.JSON);
    }

    @Test
    void the_format_in_use_is_the_one_of_the_line_before() {
        FileParser parser = parser(COMBINED);
        parse(parser, JSON);
        assertThat(parser.current().orElseThrow().format()).isEqualTo(Format.JSON);
        parse(parser, COMBINED);
        assertThat(parser.current().orElseThrow().format()).isEqualTo(Format.COMBINED);
    }

    @Test
    void a_column_added_in_mid_file_is_read_from_its_first_line_on() {
        FileParser parser = parser(COMBINED);
        assertThat(parse(parser, COMBINED)).isSameAs(record);
        assertThat(record.durationNanos).isEqualTo(AccessRecord.ABSENT);
        assertThat(parse(parser, TIMED)).isSameAs(record);
        assertThat(record.durationNanos).isEqualTo(250_000_000);
    }

    @Test
    void a_column_taken_away_in_mid_file_rejects_nothing() {
        FileParser parser = parser(TIMED);
        parse(parser, TIMED);
        assertThat(parse(parser, COMBINED)).isSameAs(record);
        assertThat(record.durationNanos).isEqualTo(AccessRecord.ABSENT);
    }

    @Test
    void one_odd_line_does_not_blind_for_those_that_follow() {
        FileParser parser = parser(TIMED);
        parse(parser, COMBINED + " anything");
        assertThat(parse(parser, TIMED)).isSameAs(record);
        assertThat(record.durationNanos).isEqualTo(250_000_000);
    }

    @Test
    void what_reads_as_an_entry_is_no_message_of_a_log_of_objects() {
        FileParser parser = parser(JSON);
        assertThat(parse(parser, "GET /orders/17 200 12ms")).isInstanceOf(Rejection.class);
        assertThat(parse(parser, "listening on port 8080")).isEqualTo(Ignored.MESSAGE);
        assertThat(parse(parser, "urllib3: GET /orders/17 200 12ms")).isEqualTo(Ignored.MESSAGE);
    }

    @Test
    void a_log_of_objects_that_goes_on_as_a_request_logger_writes_is_read_on() {
        FileParser parser = parser(JSON);
        parse(parser, JSON);
        int read = 0;
        for (int i = 0; i < 200; i++) {
            read += parse(parser, "GET /orders/" + i + " 200 12ms") == record ? 1 : 0;
        }
        assertThat(read).isGreaterThan(100);
        assertThat(record.durationNanos).isEqualTo(12_000_000);
    }

    @Test
    void a_size_behind_the_request_is_no_status_though_it_has_three_digits() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add("[21/Nov/2026:09:00:00 +0000] 192.0.2.7 TLSv1.3 TLS_AES_256_GCM_SHA384 \"GET /orders HTTP/1.1\" "
                    + (100 + i * 37 % 500));
        }
        FileParser parser = parser(lines.toArray(String[]::new));
        for (String text : lines) {
            assertThat(parse(parser, text)).isInstanceOf(Rejection.class);
        }
    }

    @Test
    void a_configured_format_is_not_looked_for() throws FormatException {
        FileParser parser = new FileParser(
                new FormatSettings(FormatSpec.parse("combined"), Map.of(), null), sample(JSON), found::add);
        assertThat(parse(parser, JSON)).isEqualTo(Rejection.NO_MATCH);
        assertThat(parse(parser, COMBINED)).isSameAs(record);
        assertThat(found).hasSize(1);
    }

    @Test
    void utf_16_is_refused_as_a_whole() {
        for (byte[] bytes : List.of(COMBINED.getBytes(UTF_16LE), ("\ufeff" + COMBINED).getBytes(UTF_16BE))) {
            FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(List.of(bytes)), found::add);
            line.set(bytes, 0, bytes.length, 0);
            assertThat(parser.parse(line, record)).isEqualTo(Rejection.BAD_ENCODING);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void utf_16_with_a_mark_and_the_low_byte_first_is_read_line_by_line() {
        byte[] file = ("\ufeff" + TIMED + "\r\n\r\n" + TIMED.replace("/a", "/gr\u00fc\u00df\ud83d\ude00") + "\r\n"
                        + TIMED.replace("/a", "/\u010a"))
                .getBytes(UTF_16LE);
        List<byte[]> lines = cut(file);
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(lines), found::add);
        List<Object> results = new ArrayList<>();
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, results.size());
            results.add(parser.parse(line, record));
            if (results.size() == 3) {
                assertThat(record.target).hasToString("/gr\u00fc\u00df\ud83d\ude00");
                assertThat(record.durationNanos).isEqualTo(250_000_000);
            }
        }
        // The last is cut in the midst of a character that has a line feed in it.
        assertThat(results.subList(0, 3)).containsExactly(record, Ignored.BLANK, record);
        assertThat(results.subList(3, 5)).allMatch(Rejection.class::isInstance);
    }

    /** As a file is cut into lines: behind each line feed, without the zeros of a hole before a line. */
    private static List<byte[]> cut(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                lines.add(Arrays.copyOfRange(file, from, i));
                from = file[i + 1] == 0 ? i + 2 : i + 1;
            }
        }
        lines.add(Arrays.copyOfRange(file, from, file.length));
        return lines;
    }

    @Test
    void a_hole_of_zeros_before_the_first_line_is_not_utf_16() {
        FileParser parser = parser("\0".repeat(4_096) + COMBINED, COMBINED);
        assertThat(parse(parser, COMBINED)).isSameAs(record);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_line() {
        String marked = "\u00ef\u00bb\u00bf" + COMBINED;
        assertThat(parse(parser(marked), marked)).isSameAs(record);
        assertThat(record.client).hasToString("192.0.2.1");
        String json = "\u00ef\u00bb\u00bf" + JSON;
        assertThat(parse(parser(json), json)).isSameAs(record);
    }

    @Test
    void an_overlong_line_is_told_by_its_length() {
        FileParser parser = parser(COMBINED);
        line.setOverlong(0);
        assertThat(parser.parse(line, record)).isEqualTo(Rejection.TOO_LONG);
    }

    @Test
    void lines_that_are_no_entries_are_ignored_whether_or_not_a_format_was_found() {
        for (FileParser parser : List.of(parser(COMBINED), parser("x"))) {
            assertThat(parse(parser, "")).isEqualTo(Ignored.BLANK);
            assertThat(parse(parser, " \t")).isEqualTo(Ignored.BLANK);
            assertThat(parse(parser, "# a remark")).isEqualTo(Ignored.DIRECTIVE);
            assertThat(parse(parser, "2026/11/21 09:00:03 [error] 31#31: *46 open() failed"))
                    .isEqualTo(Ignored.ERROR_LOG);
            assertThat(parse(parser, "[Sat Nov 21 09:00:00.123456 2026] [core:error] [pid 1] AH00126: bad"))
                    .isEqualTo(Ignored.ERROR_LOG);
        }
    }

    @Test
    void rubbish_is_rejected_with_its_place_and_spoils_nothing() {
        FileParser parser = parser(COMBINED);
        assertThat(parse(parser, COMBINED.replace("200 5", "two 5"))).isEqualTo(Rejection.NO_MATCH);
        assertThat(parser.rejectedAt()).isEqualTo(COMBINED.indexOf("200"));
        assertThat(parse(parser, COMBINED)).isSameAs(record);
    }

    @Test
    void a_file_of_rubbish_is_looked_at_ever_more_rarely() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FileParser parser = parser("rubbish");
        long thread = Thread.currentThread().getId();
        parse(parser, "rubbish 0 0");
        long first = threads.getThreadAllocatedBytes(thread);
        parse(parser, "rubbish 0 0");
        parse(parser, "rubbish 0 0");
        long aLook = threads.getThreadAllocatedBytes(thread) - first;
        for (int i = 0; i < 20_000; i++) {
            assertThat(parser.parse(line, record)).isEqualTo(Rejection.NO_MATCH);
        }
        long all = threads.getThreadAllocatedBytes(thread) - first;
        // Ten looks until the rarest, then one in 1024 lines: some thirty; what the assertions allocate is little
        // beside them.
        assertThat(all).isLessThan(aLook * 100 + 20_000 * 1_000);
    }

    @Test
    void a_format_is_found_however_much_rubbish_came_before() {
        FileParser parser = parser("rubbish");
        for (int i = 0; i < 5_000; i++) {
            parse(parser, "rubbish " + i);
        }
        int rejected = 0;
        while (!(parse(parser, COMBINED) instanceof AccessRecord)) {
            rejected++;
        }
        assertThat(rejected).isLessThanOrEqualTo(1_024);
    }

    @Test
    void a_client_cannot_make_formats_without_end() {
        FileParser parser = parser(COMBINED);
        for (int i = 0; i < 200; i++) {
            parse(parser, COMBINED + " x".repeat(i % 40));
        }
        assertThat(found).hasSizeLessThanOrEqualTo(8);
        assertThat(parse(parser, COMBINED)).isSameAs(record);
    }

    private FileParser parser(String... sampled) {
        return new FileParser(FormatSettings.AUTO, sample(sampled), found::add);
    }

    private static Sample sample(String... lines) {
        List<byte[]> bytes = new ArrayList<>();
        for (String text : lines) {
            bytes.add(text.getBytes(ISO_8859_1));
        }
        return new Sample(bytes);
    }

    private ParseResult parse(FileParser parser, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        line.set(bytes, 0, bytes.length, 0);
        return parser.parse(line, record);
    }
}
