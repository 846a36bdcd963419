package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormatMemoryTest {
    @Test
    void a_unit_found_by_many_lines_is_not_guessed_anew_from_the_first_line_of_the_next_file() {
        FileParser rotated = parser(
                null, combined("120456"), combined("398233"), combined("430011"), combined("6103"), combined("88120"));

        FileParser next = parser(rotated.inUse().orElseThrow(), combined("950"));

        assertThat(duration(next, combined("950"))).isEqualTo(950_000);
    }

    @Test
    void a_json_unit_is_kept_alike() {
        FileParser rotated = parser(null, json("0.0121"), json("0.0153"), json("1.5"));

        FileParser next = parser(rotated.inUse().orElseThrow(), json("12"));

        assertThat(duration(next, json("12"))).isEqualTo(12_000_000_000L);
    }

    @Test
    void a_format_that_does_not_fit_the_next_file_is_not_kept() {
        FileParser rotated = parser(null, combined("120456"), combined("398233"));

        FileParser next = parser(rotated.inUse().orElseThrow(), json("0.012"));

        assertThat(next.current().orElseThrow().format()).isEqualTo(Format.JSON);
    }

    private static FileParser parser(KnownFormat before, String... lines) {
        List<byte[]> sample = Stream.of(lines)
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
        return new FileParser(FormatSettings.AUTO, new Sample(sample), before, detection -> {});
    }

    private static long duration(FileParser parser, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Line line = new Line();
        line.set(bytes, 0, bytes.length, 0);
        AccessRecord record = new AccessRecord();
        assertThat(parser.parse(line, record)).isSameAs(record);
        return record.durationNanos;
    }

    private static String combined(String last) {
        return "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 1 \"-\" \"curl/8.5.0\" " + last;
    }

    private static String json(String duration) {
        return "{\"method\":\"GET\",\"path\":\"/a\",\"status\":200,\"duration\":" + duration + "}";
    }
}
