package io.apilog.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.DurationLeftOut;
import io.apilog.request.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** A program that is known by its names, and was set to another unit than it is documented to write. */
class DocumentedUnitTest {
    private static final int LINES = 90;
    private static final String ENTRY = "\"method\":\"GET\",\"path\":\"/orders\",\"status\":200";

    private final AccessRecord record = new AccessRecord();
    private int right;
    private int wrong;

    @Test
    void seconds_of_caddy_and_zap_have_up_to_nine_decimals() {
        readWhole(seconds -> caddy("%.9f", seconds));
        assertThat(right).isEqualTo(LINES);

        readWhole(seconds -> zap("%.9f", seconds));
        assertThat(right).isEqualTo(LINES);
    }

    @Test
    void milliseconds_of_caddy_and_zap_are_never_seconds() {
        readWhole(seconds -> caddy("%.6f", seconds * 1e3));
        assertThat(wrong).isZero();

        readWhole(seconds -> zap("%.3f", seconds * 1e3));
        assertThat(wrong).isZero();

        readWhole(seconds -> caddy("%.0f", seconds * 1e3));
        assertThat(wrong).isZero();
    }

    @Test
    void milliseconds_of_caddy_and_zap_are_never_seconds_where_all_is_fast() {
        // Most below 1, as seconds are; but nanoseconds that are counted give these three more decimals.
        readWhole(seconds -> caddy("%.6f", seconds * 20));
        assertThat(wrong).isZero();

        readWhole(seconds -> zap("%.6f", seconds * 20));
        assertThat(wrong).isZero();
    }

    @Test
    void microseconds_are_never_milliseconds_because_the_name_is_one_that_node_has_too() {
        readWhole(seconds -> "{" + ENTRY + "," + number("\"responseTime\":%.0f}", seconds * 1e4));

        assertThat(wrong).isZero();
        assertThat(right).isZero();
    }

    @Test
    void seconds_under_names_of_node_are_never_milliseconds() {
        readWhole(seconds -> "{" + ENTRY + ",\"reqId\":7," + number("\"responseTime\":%.6f}", seconds));

        assertThat(wrong).isZero();
    }

    @Test
    void four_decimals_of_serilog_are_no_sign_of_seconds() {
        Sample fast = new Sample(
                sample(milliseconds -> "{\"RequestMethod\":\"GET\",\"RequestPath\":\"/orders\",\"StatusCode\":200,"
                        + number("\"Elapsed\":%.4f}", milliseconds)));

        assertThat(begin(fast).current().orElseThrow().unit()).contains(Unit.MILLISECONDS);
    }

    @Test
    void seconds_of_zerolog_are_seconds_by_their_decimals() {
        readWhole(seconds ->
                "{\"level\":\"info\",\"time\":1,\"message\":\"\",\"url\":\"/orders\",\"size\":1,\"method\":\"GET\",\"status\":200,"
                        + number("\"duration\":%.9f}", seconds));

        assertThat(right).isEqualTo(LINES);
    }

    @Test
    void microseconds_of_envoy_are_never_milliseconds() {
        readWhole(seconds -> "{" + ENTRY + ",\"response_flags\":\"-\"," + number("\"duration\":%.0f}", seconds * 1e6));

        assertThat(wrong).isZero();
    }

    @Test
    void milliseconds_of_envoy_are_as_it_documents() {
        readWhole(seconds -> "{" + ENTRY + ",\"response_flags\":\"-\"," + number("\"duration\":%.0f}", seconds * 1e3));

        assertThat(right).isEqualTo(LINES);
    }

    @Test
    void milliseconds_under_a_name_of_microseconds_or_nanoseconds_are_none_of_these() {
        readWhole(seconds -> "{" + ENTRY + ",\"service_id\":\"a\"," + number("\"time_elapsed\":%.0f}", seconds * 1e3));
        assertThat(wrong).isZero();

        readWhole(seconds -> "{" + ENTRY + "," + number("\"event\":{\"duration\":%.0f}}", seconds * 1e3));
        assertThat(wrong).isZero();
    }

    @Test
    void a_file_that_begins_with_few_lines_is_looked_at_again() {
        read(
                new Sample(List.of(new byte[0])),
                seconds -> "{" + ENTRY + ",\"response_flags\":\"-\"," + number("\"duration\":%.0f}", seconds * 1e6));

        assertThat(wrong).isLessThanOrEqualTo(10);
    }

    @Test
    void an_hour_in_which_everything_is_slow_is_no_other_unit() {
        DoubleFunction<String> pino =
                seconds -> "{" + ENTRY + "," + number("\"reqId\":7,\"responseTime\":%.0f}", seconds * 1e3);
        FileParser parser = begin(new Sample(sample(pino)));
        for (int i = 0; i < 20_000; i++) {
            // From the 10,000th on each takes 12 to 40 s, so that the first of the later looks sees these alone.
            double seconds = i < 10_000 ? 0.035 : 12 + i % 28;
            take(parser, pino, seconds);
        }

        assertThat(right).isEqualTo(20_000);
    }

    @Test
    void a_file_of_lines_too_long_to_be_kept_is_read_early_all_the_same() {
        String much = "a".repeat(5_000);
        DoubleFunction<String> lengthy = seconds -> "{\"agent\":\"" + much + "\"," + ENTRY + ","
                + number("\"reqId\":7,\"responseTime\":%.0f}", seconds * 1e3);
        FileParser parser = begin(new Sample(List.of(new byte[0])));
        for (int i = 0; i < 200; i++) {
            take(parser, lengthy, 0.035);
        }

        assertThat(parser.readableEarly()).isNotNull();
    }

    private static String caddy(String format, double number) {
        return "{\"request\":{\"remote_ip\":\"192.0.2.7\",\"proto\":\"HTTP/2.0\",\"method\":\"GET\",\"uri\":\"/orders\"},"
                + number("\"duration\":" + format, number) + ",\"size\":7,\"status\":200}";
    }

    private static String zap(String format, double number) {
        return "{\"ts\":1795251600.5,\"caller\":\"http/log.go:17\",\"msg\":\"served\"," + ENTRY + ","
                + number("\"duration\":" + format, number) + "}";
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    private void readWhole(DoubleFunction<String> line) {
        read(new Sample(sample(line)), line);
    }

    /** As an API has them: 2 ms to 2 s, the middle one 35 ms. */
    private static double[] durations() {
        Random random = new Random(7);
        return random.doubles(LINES, -1, 1.2)
                .map(power -> 0.035 * Math.pow(10, power))
                .toArray();
    }

    private static List<byte[]> sample(DoubleFunction<String> line) {
        List<byte[]> sample = new ArrayList<>();
        for (double seconds : durations()) {
            sample.add(line.apply(seconds).getBytes(ISO_8859_1));
        }
        return sample;
    }

    private FileParser begin(Sample sample) {
        right = 0;
        wrong = 0;
        return new FileParser(FormatSettings.AUTO, sample, found -> {});
    }

    private void read(Sample sample, DoubleFunction<String> lines) {
        FileParser parser = begin(sample);
        for (double seconds : durations()) {
            take(parser, lines, seconds);
        }
    }

    private void take(FileParser parser, DoubleFunction<String> lines, double seconds) {
        byte[] bytes = lines.apply(seconds).getBytes(ISO_8859_1);
        Line line = new Line();
        line.set(bytes, 0, bytes.length, 0);
        assertThat(parser.parse(line, record)).isSameAs(record);
        if (record.durationNanos < 0) {
            assertThat(record.leftOut).isEqualTo(DurationLeftOut.UNDECIDED);
        } else if (Math.abs(record.durationNanos / 1e9 - seconds) <= 0.001) {
            right++;
        } else {
            wrong++;
        }
    }
}
