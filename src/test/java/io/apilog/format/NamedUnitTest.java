package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In which unit numbers are whose name says that they are durations, and no more. */
class NamedUnitTest {
    private static final int LINES = 90;

    @Test
    void what_ltsv_calls_the_time_of_a_request_is_in_seconds_where_nginx_writes_it() {
        assertThat(unit(seconds -> ltsv("%.3f", seconds))).isEqualTo(Unit.SECONDS);
    }

    @Test
    void whole_numbers_under_that_name_are_no_seconds() {
        for (double scale : new double[] {1e3, 1e6}) {
            assertThat(begin(seconds -> ltsv("%.0f", seconds * scale)).undecided())
                    .isTrue();
        }
    }

    @Test
    void milliseconds_with_decimals_under_that_name_are_no_seconds() {
        assertThat(begin(seconds -> ltsv("%.3f", seconds * 1e3)).undecided()).isTrue();
        assertThat(unit(seconds -> ltsv("%.3f", seconds * 3e4))).isEqualTo(Unit.MILLISECONDS);
    }

    @Test
    void microseconds_with_decimals_are_no_milliseconds() {
        for (double scale : new double[] {1e5, 1e6}) {
            assertThat(begin(seconds -> json("%.1f", seconds * scale)).undecided())
                    .isTrue();
            assertThat(begin(seconds -> json("%.3f", seconds * scale)).undecided())
                    .isTrue();
        }
        assertThat(unit(seconds -> json("%.3f", seconds * 2e7))).isEqualTo(Unit.MICROSECONDS);
    }

    @Test
    void milliseconds_with_decimals_are_told_where_they_are_no_seconds() {
        assertThat(unit(seconds -> json("%.2f", seconds * 1e4))).isEqualTo(Unit.MILLISECONDS);
    }

    @Test
    void a_time_with_its_unit_is_how_long_it_took() {
        FileParser parser = parser(List.of("method=GET path=/a status=200 time=120ms db=3ms".getBytes(UTF_8)));
        assertThat(read(parser, "method=GET path=/a status=200 time=120ms db=3ms").durationNanos)
                .isEqualTo(120_000_000);

        AccessRecord timed = read(parser, "time=2026-11-21T09:00:00Z method=GET path=/a status=200 duration=5ms");
        assertThat(timed.durationNanos).isEqualTo(5_000_000);
        assertThat(timed.timeMillis).isPositive();
    }

    private static String ltsv(String format, double number) {
        return "time:2026-11-21T09:00:00Z\thost:192.0.2.1\tmethod:GET\turi:/orders\tstatus:200\treqtime:"
                + String.format(Locale.ROOT, format, number);
    }

    private static String json(String format, double number) {
        return "{\"method\":\"GET\",\"path\":\"/orders\",\"status\":200,\"elapsed\":"
                + String.format(Locale.ROOT, format, number) + '}';
    }

    private static Unit unit(DoubleFunction<String> line) {
        return begin(line).unit().orElseThrow();
    }

    private static Detection begin(DoubleFunction<String> line) {
        Random random = new Random(23);
        return parser(Stream.generate(() -> line.apply(0.05 * Math.exp(0.8 * random.nextGaussian())))
                        .limit(LINES)
                        .map(text -> text.getBytes(UTF_8))
                        .toList())
                .current()
                .orElseThrow();
    }

    private static FileParser parser(List<byte[]> sample) {
        return new FileParser(FormatSettings.AUTO, new Sample(sample), found -> {});
    }

    private static AccessRecord read(FileParser parser, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Line line = new Line();
        line.set(bytes, 0, bytes.length, 1);
        AccessRecord record = new AccessRecord();
        assertThat(parser.parse(line, record)).isSameAs(record);
        return record;
    }
}
