package io.apilog.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.DurationLeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** A file whose server goes on in another unit. */
class UnitChangeTest {
    private static final String COMBINED =
            "192.0.2.7 - - [21/Nov/2026:09:00:00 +0000] \"GET /orders HTTP/1.1\" 200 512 \"-\" \"curl/8.5.0\" ";
    private static final String JSON = "{\"method\":\"GET\",\"path\":\"/orders\",\"status\":200,\"duration\":";

    private final List<Detection> said = new ArrayList<>();
    private final AccessRecord record = new AccessRecord();
    private int leftOut;
    private int wrong;

    @Test
    void whole_numbers_where_seconds_with_decimals_stood_are_left_out() {
        read(column("%.3f"), seconds -> COMBINED + Math.max(1, Math.round(seconds * 1e3)));

        assertThat(wrong).isZero();
        assertThat(leftOut).isEqualTo(60);
        assertThat(said).extracting(Detection::unitLabel).containsExactly("s", "undecided");
    }

    @Test
    void microseconds_where_seconds_with_decimals_stood_are_never_seconds() {
        read(column("%.3f"), seconds -> COMBINED + Math.round(seconds * 1e6));

        assertThat(wrong).isZero();
    }

    @Test
    void milliseconds_with_fewer_decimals_than_the_seconds_before_are_left_out() {
        read(field("%.5f"), field("%.2f", 1e3));

        assertThat(wrong).isLessThanOrEqualTo(1);
        assertThat(leftOut).isGreaterThanOrEqualTo(59);
        assertThat(said).extracting(Detection::unitLabel).containsExactly("s", "undecided");
    }

    @Test
    void of_nanoseconds_that_are_written_as_seconds_those_that_end_in_zeros_are_seconds_too() {
        read(
                field("%.9f"),
                seconds -> JSON
                        + (Math.round(seconds * 1e9) % 5 == 0
                                ? String.format(Locale.ROOT, "%.6f}", seconds)
                                : String.format(Locale.ROOT, "%.9f}", seconds)));

        assertThat(leftOut).isZero();
        assertThat(said).extracting(Detection::unitLabel).containsExactly("s");
    }

    @Test
    void numbers_that_are_all_a_thousand_times_larger_are_left_out() {
        read(field("%.9f"), field("%.9f", 1e3));

        assertThat(wrong).isLessThanOrEqualTo(1);
        assertThat(said).extracting(Detection::unitLabel).startsWith("s", "undecided");
    }

    @Test
    void a_server_whose_answers_all_wait_for_a_timeout_keeps_its_unit() {
        read(column("%.3f"), seconds -> COMBINED + String.format(Locale.ROOT, "%.3f", 60 + seconds / 100));

        assertThat(leftOut).isZero();
        assertThat(said).extracting(Detection::unitLabel).containsExactly("s");
    }

    @Test
    void one_whole_number_among_decimals_is_left_out_alone() {
        FileParser parser = parser(column("%.3f"));
        assertThat(duration(parser, COMBINED + "35")).isEqualTo(AccessRecord.ABSENT);
        assertThat(record.leftOut).isEqualTo(DurationLeftOut.UNDECIDED);
        assertThat(duration(parser, COMBINED + "35.120")).isEqualTo(35_120_000_000L);
    }

    /** As Python, JavaScript and Java print a number: all that it has, so that a larger one has fewer decimals. */
    @Test
    void slow_answers_among_numbers_printed_to_their_last_digit_count() {
        FileParser parser = parser(seconds -> JSON + seconds / 10 + '}');
        for (double slow : new double[] {60.00268521210022, 12.104430198669434, 119.5003900527954}) {
            duration(parser, JSON + "0.0031415926535897931}");
            assertThat(duration(parser, JSON + slow + '}') / 1e9).isEqualTo(slow, within(1e-8));
        }
        assertThat(said).hasSize(1);
    }

    @Test
    void milliseconds_where_seconds_were_printed_to_their_last_digit_are_left_out() {
        read(seconds -> JSON + seconds / 10 + '}', seconds -> JSON + seconds * 100 + '}');

        assertThat(wrong).isLessThanOrEqualTo(1);
        assertThat(said).extracting(Detection::unitLabel).startsWith("s", "undecided");
    }

    @Test
    void all_requests_count_that_come_when_a_service_is_used_for_the_first_time() {
        read(seconds -> JSON + seconds / 150 + '}', seconds -> JSON + seconds + '}');

        assertThat(leftOut).isZero();
        assertThat(said).extracting(Detection::unitLabel).containsExactly("s");
    }

    @Test
    void slow_requests_in_a_row_among_quick_ones_count_but_for_the_first_row() {
        FileParser parser = parser(field("%.9f"));
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            double seconds = seconds(random) * (i % 10 < 6 ? 600 : 1);
            boolean isLeftOut = duration(parser, field("%.9f").apply(seconds)) == AccessRecord.ABSENT;
            leftOut += isLeftOut ? 1 : 0;
        }

        assertThat(leftOut).isLessThan(8);
        assertThat(said).extracting(Detection::unitLabel).containsExactly("s");
    }

    @Test
    void numbers_a_thousand_times_larger_that_show_the_unit_of_before_count_again() {
        FileParser parser = parser(field("%.2f", 30_000));
        Random random = new Random(13);
        for (int i = 0; i < 20_000; i++) {
            duration(parser, field("%.2f", 30).apply(seconds(random)));
        }
        for (int i = 0; i < 60; i++) {
            duration(parser, field("%.2f", 30_000).apply(seconds(random)));
        }

        assertThat(said.get(0).unitLabel()).isEqualTo("ms");
        assertThat(said).last().extracting(Detection::unitLabel).isEqualTo("ms");
        assertThat(record.durationNanos).isPositive();
    }

    @Test
    void seconds_that_nothing_shows_are_taken_back_when_they_are_slow() {
        FileParser parser = parser(column("%.3f", 10));
        Random random = new Random(17);
        for (int i = 0; i < 20; i++) {
            leftOut += duration(parser, column("%.3f", 1_500).apply(seconds(random))) == AccessRecord.ABSENT ? 1 : 0;
        }

        assertThat(said.get(0).unseen()).isTrue();
        assertThat(said).extracting(Detection::unitLabel).containsExactly("s", "undecided", "ms");
        assertThat(leftOut).isGreaterThan(4);
    }

    @Test
    void seconds_that_nothing_shows_are_sure_when_some_are_next_to_nothing() {
        FileParser parser = parser(column("%.3f", 10));
        Random random = new Random(19);
        for (int i = 0; i < 300; i++) {
            duration(
                    parser, i % 8 == 0 ? COMBINED + "0.001" : column("%.3f", 10).apply(seconds(random)));
        }

        assertThat(said).extracting(Detection::unseen).containsExactly(true, false);
    }

    @Test
    void durations_count_again_when_the_numbers_are_as_before() {
        FileParser parser = parser(column("%.3f"));
        for (int i = 0; i < 40; i++) {
            duration(parser, COMBINED + (i % 2 == 0 ? 35 + i : 1200));
        }
        for (int i = 0; i < 20; i++) {
            duration(parser, COMBINED + "0.03" + i % 10);
        }
        assertThat(record.durationNanos).isEqualTo(39_000_000L);
        assertThat(said).extracting(Detection::unitLabel).containsExactly("s", "undecided", "s");
    }

    @Test
    void a_unit_that_does_not_hold_any_more_is_not_kept_for_the_next_file() {
        FileParser parser = parser(column("%.3f"));
        assertThat(parser.inUse()).isPresent();
        for (int i = 0; i < 3; i++) {
            duration(parser, COMBINED + (35 + i));
        }
        assertThat(parser.inUse()).isEmpty();
    }

    @Test
    void a_file_whose_unit_changes_without_end_is_told_of_a_few_times_and_has_no_durations_then() {
        FileParser parser = parser(column("%.3f"));
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            for (int i = 0; i < 4; i++) {
                duration(parser, COMBINED + (35 + 7 * random.nextInt(100)));
            }
            for (int i = 0; i < 17; i++) {
                duration(parser, column("%.3f").apply(seconds(random)));
            }
        }

        assertThat(said).hasSizeLessThan(12);
        assertThat(duration(parser, COMBINED + "0.031")).isEqualTo(AccessRecord.ABSENT);
        assertThat(record.leftOut).isEqualTo(DurationLeftOut.UNDECIDED);
    }

    private static DoubleFunction<String> column(String format) {
        return seconds -> COMBINED + String.format(Locale.ROOT, format, seconds);
    }

    private static DoubleFunction<String> column(String format, double scale) {
        return seconds -> COMBINED + String.format(Locale.ROOT, format, seconds * scale);
    }

    private static DoubleFunction<String> field(String format) {
        return field(format, 1);
    }

    private static DoubleFunction<String> field(String format, double scale) {
        return seconds -> JSON + String.format(Locale.ROOT, format, seconds * scale) + '}';
    }

    private static double seconds(Random random) {
        return 0.03 * Math.exp(random.nextGaussian());
    }

    private FileParser parser(DoubleFunction<String> before) {
        Random random = new Random(7);
        List<byte[]> sample = new ArrayList<>();
        for (int i = 0; i < Sample.MAX_LINES; i++) {
            sample.add(before.apply(seconds(random)).getBytes(ISO_8859_1));
        }
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(sample), said::add);
        for (byte[] line : sample) {
            assertThat(duration(parser, new String(line, ISO_8859_1))).isNotEqualTo(AccessRecord.ABSENT);
        }
        return parser;
    }

    private void read(DoubleFunction<String> before, DoubleFunction<String> after) {
        FileParser parser = parser(before);
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            double seconds = seconds(random);
            long nanos = duration(parser, after.apply(seconds));
            leftOut += nanos == AccessRecord.ABSENT ? 1 : 0;
            wrong += nanos != AccessRecord.ABSENT && nanos / 1e9 > seconds * 2 && nanos < 60_000_000_000L ? 1 : 0;
        }
    }

    private long duration(FileParser parser, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        Line line = new Line();
        line.set(bytes, 0, bytes.length, 1);
        assertThat(parser.parse(line, record)).isSameAs(record);
        return record.durationNanos;
    }
}
