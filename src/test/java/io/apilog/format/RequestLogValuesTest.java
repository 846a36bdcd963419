package io.apilog.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the times in the lines of request loggers are, and where a path ends. */
class RequestLogValuesTest {
    private final AccessRecord record = new AccessRecord();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1s 237ms 123us | 1237123000",
                "786ms 17us | 786017000",
                "5 s 193 ms | 5193000000",
                "1 min 30 s | 90000000000",
                "1 768 ms | 1768000000",
                "768 ms | 768000000",
                "3s | 3000000000"
            })
    void all_parts_of_a_time_count(String written, long nanos) {
        parse("2026-11-21T09:00:00Z INFO api: GET /a 200 in ", List.of(written, "12ms", "31ms", "8ms"), "");

        assertThat(record.durationNanos).isEqualTo(nanos);
    }

    @Test
    void points_part_the_thousands_before_a_decimal_comma() {
        parse(
                "2026-11-21 09:00:00 INFO filter : GET /a 200 took ",
                List.of("3.134,50 ms", "12,25 ms", "904,00 ms"),
                "");

        assertThat(record.durationNanos).isEqualTo(3_134_500_000L);
    }

    @Test
    void the_only_time_is_the_duration_though_it_has_a_plus_before_it() {
        parse(
                "[2026-11-21T09:00:00.250Z] INFO  node-1/API: <= 200 GET /a [+",
                List.of("12.250 ms", "1.105 s", "8.500 ms"),
                "]");
        assertThat(record.durationNanos).isEqualTo(12_250_000);

        parse("2026-11-21T09:00:00Z INFO api: GET /a 200 ", List.of("15ms", "12ms", "31ms"), " [+0.250 ms]");
        assertThat(record.durationNanos).isEqualTo(15_000_000);
    }

    @Test
    void how_long_ago_the_line_before_was_is_no_duration() {
        parse("2026-11-21T09:00:00Z INFO api: GET /a 200 [+", List.of("12ms", "2s", "31ms"), "]");

        assertThat(record.durationNanos).isEqualTo(AccessRecord.ABSENT);
    }

    @Test
    void a_size_with_its_unit_behind_a_name_is_that_of_the_answer() {
        parse("2026/11/21 09:00:00 GET /a - 200 OK - ContentLength: ", List.of("137B (0.0906s)", "12B (0.0123s)"), "");

        assertThat(record.responseBytes).isEqualTo(137);
        assertThat(record.durationNanos).isEqualTo(90_600_000);
    }

    @Test
    void the_time_since_the_start_is_no_duration() {
        parse("[", List.of("3.500s", "4.122s", "4.900s"), "] INFO http: GET /a 200 192.0.2.1");

        assertThat(record.durationNanos).isEqualTo(AccessRecord.ABSENT);
        parse("", List.of("3500ms", "4122ms", "4900ms", "5001ms", "5800ms", "6100ms"), " INFO GET /a 200 192.0.2.1");
        assertThat(record.durationNanos).isEqualTo(AccessRecord.ABSENT);
    }

    @ParameterizedTest
    @CsvSource({"retry in", "expires in", "resets in", "try again in", "retry after"})
    void a_time_to_come_is_no_duration(String words) {
        parse(
                "2026-11-21 09:00:00 WARN limit - GET /a 429 from 192.0.2.1 " + words + ' ',
                List.of("47s", "3s", "8s"),
                "");

        assertThat(record.durationNanos).isEqualTo(AccessRecord.ABSENT);
    }

    @ParameterizedTest
    @CsvSource({"ago", "old"})
    void an_age_is_no_duration_and_hides_none(String word) {
        parse("GET /a 200 (cached ", List.of("45s", "5s", "450s"), ' ' + word + ')');
        assertThat(record.durationNanos).isEqualTo(AccessRecord.ABSENT);

        parse("GET /a 200 (cached 45s " + word + ") ", List.of("47ms", "3ms", "8ms"), "");
        assertThat(record.durationNanos).isEqualTo(47_000_000);
    }

    @ParameterizedTest
    @CsvSource({"upstream answered in", "backend took", "sql query in", "origin responded after"})
    void the_time_that_somebody_else_was_waited_for_is_no_duration(String words) {
        parse("2026-11-21 09:00:00 INFO http - GET /a 200 " + words + ' ', List.of("47ms", "3ms", "8ms"), "");

        assertThat(record.durationNanos).isEqualTo(AccessRecord.ABSENT);
    }

    @Test
    void the_duration_is_known_beside_the_time_that_somebody_else_was_waited_for() {
        parse(
                "2026-11-21 09:00:00 INFO http - GET /a 200 ",
                List.of("took 52ms", "took 9ms", "took 11ms"),
                ", upstream answered in 4ms");

        assertThat(record.durationNanos).isEqualTo(52_000_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(GET /a/17) | /a/17",
                "[GET] [/a/17] | /a/17",
                "<GET /a/17> | /a/17",
                "req: 'GET /a/17', | /a/17",
                "(GET /a(17)) | /a(17)",
                "GET /a/17) | /a/17)"
            })
    void what_closes_something_around_the_request_is_no_part_of_its_path(String request, String path) {
        parse("2026-11-21 09:00:00 INFO http: " + request + " 200 in ", List.of("4ms", "7ms"), "");

        assertThat(record.target).hasToString(path);
    }

    @Test
    void a_request_in_single_quotes_is_a_value() {
        parse("2026-11-21T09:00:00Z [info] done code=200 ip=192.0.2.1 request='GET /a/17' id=", List.of("4", "7"), "");

        assertThat(record.target).hasToString("/a/17");
        assertThat(record.method).hasToString("GET");
    }

    private void parse(String before, List<String> values, String after) {
        List<byte[]> lines = Stream.concat(values.stream(), values.stream().skip(1))
                .map(value -> (before + value + after).getBytes(ISO_8859_1))
                .toList();
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(lines), found -> {});
        Line line = new Line();
        line.set(lines.get(0), 0, lines.get(0).length, 1);
        assertThat(parser.parse(line, record)).isSameAs(record);
    }
}
