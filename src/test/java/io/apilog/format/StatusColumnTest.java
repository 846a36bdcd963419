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

/** Which of several numbers is the status, and which the size: what all lines together say, and no line by itself. */
class StatusColumnTest {
    private static final int[] STATUSES = {200, 200, 201, 204, 404, 200, 304, 500};

    private final List<Integer> statuses = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();

    private static int status(int i) {
        return STATUSES[i % STATUSES.length];
    }

    /** Of which many read as statuses too. */
    private static int size(int i) {
        return status(i) == 204 || status(i) == 304 ? 0 : i % 3 == 0 ? 200 + i % 7 : 90 + i * 37 % 2_900;
    }

    private static String common(int i, String behind) {
        return String.format(
                Locale.ROOT,
                "192.0.2.%d - - [21/Nov/2026:09:%02d:%02d +0000] \"GET /api/orders/%d HTTP/1.1\" %s",
                i % 40,
                i / 60,
                i % 60,
                i,
                behind);
    }

    @Test
    void a_size_before_the_status_is_the_size() {
        read(i -> common(i, size(i) + " " + status(i)));

        assertThat(statuses).hasSize(120).contains(500, 404).doesNotContain(90, 0);
        assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isEqualTo(sizes());
    }

    @Test
    void so_it_is_before_further_columns() {
        read(i -> common(i, size(i) + " " + status(i) + " " + (50_000 + i * 733 % 9_000)));

        assertThat(statuses).hasSize(120).contains(500);
        assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isEqualTo(sizes());
    }

    @Test
    void where_the_first_number_is_a_status_in_every_line_it_is_the_status() {
        read(i -> common(i, status(i) + " " + (200 + i % 8)));

        assertThat(statuses).hasSize(120).contains(500, 404);
    }

    @Test
    void a_status_before_a_size_that_may_be_missing_is_found_in_every_line() {
        read(i -> String.format(
                Locale.ROOT,
                "2026-11-21T09:%02d:%02dZ 192.0.2.7 shop %d %s | GET /api/orders/%d",
                i / 60,
                i % 60,
                status(i),
                size(i) == 0 ? "-" : String.valueOf(size(i)),
                i));

        assertThat(statuses).hasSize(120).contains(500, 404, 204);
    }

    @Test
    void a_table_without_a_status_has_none_though_single_lines_read_as_if_they_had_one() {
        read(i -> String.format(
                Locale.ROOT,
                "2026-11-21T09:%02d:%02dZ,192.0.2.7,GET,/api/orders/%d,%d,0.0%d",
                i / 60,
                i % 60,
                i,
                size(i),
                10 + i % 80));

        assertThat(statuses).isEmpty();
    }

    @Test
    void a_second_status_is_not_the_size() {
        read(i -> table(i, status(i) + "," + (status(i) == 404 ? 200 : status(i)) + "," + size(i)));

        assertThat(statuses).hasSize(120).contains(404);
        assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isEqualTo(sizes());
    }

    @Test
    void of_two_sizes_that_of_the_answer_is_the_one_with_nothing_where_an_answer_has_no_body() {
        read(i -> table(i, status(i) + "," + (300 + i % 90) + "," + size(i)));

        assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isEqualTo(sizes());
    }

    private static String table(int i, String values) {
        return String.format(
                Locale.ROOT,
                "2026-11-21T09:%02d:%02dZ,192.0.2.7,GET,/api/orders/%d,%s,0.%03d",
                i / 60,
                i % 60,
                i,
                values,
                12 + i * 17 % 400);
    }

    private static long sizes() {
        long sum = 0;
        for (int i = 0; i < 120; i++) {
            sum += size(i);
        }
        return sum;
    }

    private void read(IntFunction<String> line) {
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            lines.add(line.apply(i).getBytes(UTF_8));
        }
        FileParser parser =
                new FileParser(FormatSettings.AUTO, new Sample(lines.subList(0, Sample.MAX_LINES)), found -> {});
        Line read = new Line();
        AccessRecord record = new AccessRecord();
        for (byte[] bytes : lines) {
            read.set(bytes, 0, bytes.length, 7);
            if (parser.parse(read, record) == record) {
                statuses.add(record.status);
                sizes.add(Math.max(0, record.responseBytes));
            }
        }
    }
}
