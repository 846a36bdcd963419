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
import org.junit.jupiter.params.provider.ValueSource;

/** A line that fits the pattern of a program is not always one of that program's. */
class PatternDoubtsTest {
    private static final int[] STATUSES = {200, 200, 201, 204, 404, 200, 304, 500};

    private final List<Integer> statuses = new ArrayList<>();
    private final List<String> targets = new ArrayList<>();
    private long nanos;
    private long bytes;
    private int undecided;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/orders/%d - %d - %d.250 ms",
                "2026-11-21 09:00:01,836 - INFO - GET /api/orders/%d - %d - %d.250 ms",
                "2026-11-21 09:00:01.345 | INFO     | app.middleware:dispatch:42 - GET /api/orders/%d - %d - %d.250 ms",
                "[2026-11-21T09:00:02.186Z] GET /api/orders/%d - %d - %d.250 ms",
                "192.0.2.215 - GET /api/orders/%d HTTP/1.1 - %d - %d.250 ms",
            })
    void a_status_between_dashes_is_no_size_of_morgan(String line) {
        read(i -> String.format(Locale.ROOT, line, i, STATUSES[i % STATUSES.length], 4 + i % 7));

        assertThat(statuses).hasSize(120).contains(200, 201, 404, 500).doesNotContain(-1);
        assertThat(bytes).isZero();
        assertThat(nanos).isEqualTo(durations() * 1_000_000 + 120 * 250_000);
    }

    @Test
    void one_such_line_is_read_as_many_are() {
        read(1, i -> "GET /api/orders/7 - 201 - 4.250 ms");

        assertThat(statuses).containsExactly(201);
        assertThat(nanos).isEqualTo(4_250_000);
    }

    @Test
    void an_answer_of_morgan_that_was_not_sent_has_no_status_still() {
        read(i -> i % 40 == 7
                ? "GET /api/orders/" + i + " - - - - ms"
                : "GET /api/orders/" + i + " " + STATUSES[i % STATUSES.length] + " 512 - 4.250 ms");

        assertThat(statuses).hasSize(120).contains(-1, 200);
        assertThat(bytes).isEqualTo(117 * 512);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[GIN] 2026/11/21 - 09:00:01 | %2$d |             %3$d |     192.0.2.145 | GET     \"/api/orders/%1$d\"",
                "[GIN] 2026/11/21 - 09:00:01 | %2$d |         %3$d.000 |     192.0.2.145 | GET     \"/api/orders/%1$d\"",
                "[09:00:00] %2$d - %3$d GET /api/orders/%1$d",
            })
    void a_number_without_a_unit_where_the_program_writes_one_is_not_in_nanoseconds(String line) {
        read(i -> String.format(Locale.ROOT, line, i, STATUSES[i % STATUSES.length], 4 + i * 13 % 170));

        assertThat(statuses).hasSize(120).contains(200, 500);
        assertThat(nanos == 0 && undecided == 120 || nanos > 120L * 4_000_000).isTrue();
    }

    @Test
    void a_path_does_not_swallow_the_columns_behind_it() {
        read(i -> "[09:00:01] 200 - 1" + i % 10 + "ms GET /api/orders/" + i + " 192.0.2.7 in 12 bytes/ out 40 bytes");

        assertThat(targets).allMatch(target -> !target.contains(" "));
    }

    private static long durations() {
        long sum = 0;
        for (int i = 0; i < 120; i++) {
            sum += 4 + i % 7;
        }
        return sum;
    }

    private void read(IntFunction<String> line) {
        read(120, line);
    }

    private void read(int count, IntFunction<String> line) {
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line.apply(i).getBytes(UTF_8));
        }
        FileParser parser = new FileParser(
                FormatSettings.AUTO, new Sample(lines.subList(0, Math.min(count, Sample.MAX_LINES))), found -> {});
        AccessRecord record = new AccessRecord();
        for (byte[] each : lines) {
            Line of = new Line();
            of.set(each, 0, each.length, 0);
            if (parser.parse(of, record) == record) {
                statuses.add(record.status);
                targets.add(record.target.toString());
                nanos += Math.max(0, record.durationNanos);
                undecided += record.durationNanos < 0 ? 1 : 0;
                bytes += Math.max(0, record.responseBytes);
            }
        }
    }
}
