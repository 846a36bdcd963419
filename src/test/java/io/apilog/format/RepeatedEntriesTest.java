package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs that write each request in two lines of two formats. */
class RepeatedEntriesTest {
    private final List<Detection> found = new ArrayList<>();
    private int requests;
    private int timed;

    @Test
    void a_request_in_two_formats_counts_once_with_its_duration() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add(combined(i));
            lines.add(named(i, i));
        }
        read(lines);

        assertThat(requests).isEqualTo(40);
        assertThat(timed).isEqualTo(40);
        assertThat(found).extracting(Detection::why).contains(RepeatedEntries.WHY);
    }

    @Test
    void two_formats_of_different_requests_count_both() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add(combined(i));
            lines.add(named(i + 100, i));
        }
        read(lines);

        assertThat(requests).isEqualTo(80);
    }

    @Test
    void two_programs_under_the_prefix_of_compose_count_both_and_that_is_said() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add("proxy-1  | " + combined(i));
            lines.add("shop-1   | " + named(i, i));
        }
        read(lines);

        assertThat(requests).isEqualTo(80);
        assertThat(found).extracting(Detection::doubled).containsExactlyInAnyOrder(false, true);
    }

    @Test
    void of_programs_that_are_asked_for_different_things_nothing_is_said() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add("proxy-1  | " + combined(i));
            lines.add("shop-1   | " + named(i + 100, i));
        }
        read(lines);

        assertThat(requests).isEqualTo(80);
        assertThat(found).extracting(Detection::doubled).containsOnly(false);
    }

    private void read(List<String> texts) {
        List<byte[]> lines = texts.stream().map(text -> text.getBytes(UTF_8)).toList();
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(lines), found::add);
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, 7);
            if (parser.parse(line, record) == record) {
                requests++;
                timed += record.durationNanos >= 0 ? 1 : 0;
            }
        }
    }

    private static String combined(int i) {
        return "192.0.2.1 - - [21/Nov/2026:09:00:0" + i % 10 + " +0000] \"GET /orders/" + i + " HTTP/1.1\" 200 " + i * 7
                + " \"\" \"curl/8.5.0\"";
    }

    private static String named(int i, int millis) {
        return "time=\"2026-11-21T09:00:00Z\" level=info msg=\"response completed\" http.request.method=GET http.request.uri=\"/orders/"
                + i + "\" http.response.duration=" + (millis + 1) + "ms http.response.status=200 http.response.written="
                + i * 7;
    }
}
