package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A duration that stands twice in a line: once as a number alone, once with its unit. */
class WrittenBesideTest {
    private static final String ENTRY = "\"method\":\"GET\",\"path\":\"/orders\",\"status\":200";

    @Test
    void the_sentence_says_the_unit_of_the_field() {
        assertThat(sum(i -> json(i * 0.0031, "\"elapsed\":%.4f,\"message\":\"GET /orders responded 200 in %.4f ms\"")))
                .isEqualTo(nanos(0.0031, 1e6));
        assertThat(sum(i -> json(i * 7, "\"took\":%.0f,\"text\":\"took %.0fus\"")))
                .isEqualTo(nanos(7, 1e3));
    }

    @Test
    void the_sentence_may_be_in_another_unit_than_the_field() {
        assertThat(sum(i -> String.format(
                        Locale.ROOT, "{%s,\"elapsed\":%d,\"text\":\"in %.1f ms\"}", ENTRY, i * 2_100, i * 2.1)))
                .isEqualTo(nanos(2_100, 1e3));
    }

    @Test
    void the_template_of_a_sentence_says_the_unit_too() {
        assertThat(sum(i ->
                        json(i * 0.0031, "\"elapsed\":%.4f,\"template\":\"{Method} {Path} in {Elapsed:0.0000} ms\"")))
                .isEqualTo(nanos(0.0031, 1e6));
    }

    @Test
    void what_a_program_is_documented_to_write_yields_to_what_its_lines_say() {
        // Serilog's names, with seconds in them.
        assertThat(sum(i -> String.format(
                        Locale.ROOT,
                        "{\"RequestMethod\":\"GET\",\"RequestPath\":\"/orders\",\"StatusCode\":200,\"Elapsed\":%.3f,"
                                + "\"text\":\"in %.3f s\"}",
                        i * 0.031,
                        i * 0.031)))
                .isEqualTo(nanos(0.031, 1e9));
    }

    @Test
    void another_time_in_the_line_says_nothing() {
        assertThat(sum(i -> json(i * 7, "\"took\":%.0f,\"text\":\"timeout 30s\"")))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "time_ms=0 duration=312.5\u00b5s, 312500",
        "duration=312.5\u00b5s time_ms=0, 312500",
        "duration_ms=24 elapsed=24.90486ms, 24904860",
        "duration_ms=25 elapsed=24.90486ms, 24904860",
        "duration_ms=24 elapsed=3.2s, 24000000",
        "elapsed=3.2s duration_ms=24, 24000000"
    })
    void of_two_the_one_that_was_not_cut_to_a_whole_number_is_taken(String pairs, long nanos) {
        assertThat(sum(i -> "method=GET path=/orders status=200 " + pairs) / 30).isEqualTo(nanos);
    }

    private static long nanos(double step, double unit) {
        // 1 to 30.
        return Math.round(step * unit * 465);
    }

    private static String json(double number, String format) {
        return "{" + ENTRY + "," + String.format(Locale.ROOT, format, number, number) + "}";
    }

    /** The durations of thirty lines in nanoseconds. */
    private static long sum(IntFunction<String> lines) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            all.add(lines.apply(i).getBytes(UTF_8));
        }
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(all), found -> {});
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        long sum = 0;
        for (byte[] bytes : all) {
            line.set(bytes, 0, bytes.length, 1);
            assertThat(parser.parse(line, record)).isSameAs(record);
            sum += Math.max(0, record.durationNanos);
        }
        return sum;
    }
}
