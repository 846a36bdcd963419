package io.apilog.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.parser.EarlyParser;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that were parsed early come to what they come to where each is parsed at its turn. */
class EarlyParserTest {
    private static final String COMBINED =
            "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"curl/8.5.0\"";
    private static final int BATCH = 20;

    private final Line line = new Line();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void lines_of_all_formats_in_any_order_come_to_the_same(long seed) throws IOException {
        List<byte[]> lines = mixed(new Random(seed));
        Sample sample = new Sample(lines.subList(0, 5));
        FileParser inTurn = new FileParser(FormatSettings.AUTO, sample, found -> {});
        FileParser helped = new FileParser(FormatSettings.AUTO, sample, found -> {});
        EarlyParser early = helped.early();
        AccessRecord expected = new AccessRecord();
        int readEarly = 0;
        for (int from = 0; from < lines.size(); from += BATCH) {
            early.begin();
            List<byte[]> batch = lines.subList(from, Math.min(lines.size(), from + BATCH));
            List<AccessRecord> records = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                AccessRecord record = new AccessRecord();
                records.add(early.parse(at(batch.get(i), from + i), record) ? record : null);
            }
            for (int i = 0; i < batch.size(); i++) {
                ParseResult result = inTurn.parse(at(batch.get(i), from + i), expected);
                if (records.get(i) != null && early.holds(records.get(i))) {
                    readEarly++;
                    assertThat(result).isSameAs(expected);
                    assertThat(Described.record(records.get(i))).isEqualTo(Described.record(expected));
                } else {
                    AccessRecord record = new AccessRecord();
                    ParseResult late = helped.parse(at(batch.get(i), from + i), record);
                    assertThat(late instanceof AccessRecord).isEqualTo(result instanceof AccessRecord);
                    assertThat(Described.result(late)).isEqualTo(Described.result(result));
                }
                assertThat(helped.rejectedAt()).isEqualTo(inTurn.rejectedAt());
                assertThat(helped.current().map(Detection::format))
                        .isEqualTo(inTurn.current().map(Detection::format));
            }
        }
        assertThat(readEarly).isPositive();
    }

    /** Runs of lines of one format, of several formats, some of them damaged. */
    private static List<byte[]> mixed(Random random) throws IOException {
        List<List<String>> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(Path.of("src/test/resources/formats"))) {
            for (Path path : paths.filter(path -> path.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                files.add(Files.readAllLines(path, ISO_8859_1));
            }
        }
        List<byte[]> lines = new ArrayList<>();
        for (int run = 0; run < 60; run++) {
            List<String> file = run % 3 == 0 ? List.of(COMBINED) : files.get(random.nextInt(files.size()));
            for (int i = 0; i < 15; i++) {
                String text = file.get(random.nextInt(file.size()));
                boolean damaged = random.nextInt(8) == 0 && !text.isEmpty();
                lines.add((damaged ? text.substring(random.nextInt(text.length())) : text).getBytes(ISO_8859_1));
            }
        }
        return lines;
    }

    private Line at(byte[] bytes, int offset) {
        line.set(bytes, 0, bytes.length, offset);
        return line;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                COMBINED,
                "{\"method\":\"GET\",\"path\":\"/a\",\"status\":200,\"duration_ms\":7}",
                "method:GET\turi:/a\tstatus:200\treqtime_microsec:7000",
                "method=GET path=/a status=200 duration=7ms"
            })
    void a_line_is_parsed_early_that_says_by_itself_what_it_is(String text) {
        EarlyParser early = parser(text).early();
        early.begin();
        AccessRecord record = new AccessRecord();
        assertThat(early.parse(at(text.getBytes(ISO_8859_1), 1), record)).isTrue();
        assertThat(record.target).hasToString("/a");
    }

    @Test
    void a_text_that_had_to_be_unescaped_waits_for_its_turn() {
        String escaped = COMBINED.replace("curl", "a \\\"b\\\"");
        EarlyParser early = parser(COMBINED).early();
        early.begin();
        AccessRecord record = new AccessRecord();
        assertThat(early.parse(at(COMBINED.getBytes(ISO_8859_1), 1), record)).isTrue();
        assertThat(early.parse(at(escaped.getBytes(ISO_8859_1), 1), record)).isFalse();
    }

    @Test
    void what_depends_on_lines_before_waits_for_its_turn() {
        FileParser parser = parser("2026-11-21T09:00:00.123456789Z stdout F " + COMBINED);
        EarlyParser early = parser.early();
        early.begin();
        byte[] wrapped = ("2026-11-21T09:00:00.123456789Z stdout F " + COMBINED).getBytes(ISO_8859_1);
        assertThat(early.parse(at(wrapped, 1), new AccessRecord())).isFalse();
    }

    @Test
    void what_was_read_in_a_format_that_is_no_more_in_use_is_read_again() {
        FileParser parser = parser(COMBINED);
        EarlyParser early = parser.early();
        early.begin();
        AccessRecord record = new AccessRecord();
        assertThat(early.parse(at(COMBINED.getBytes(ISO_8859_1), 1), record)).isTrue();
        byte[] timed = (COMBINED + " 0.25").getBytes(ISO_8859_1);
        assertThat(parser.parse(at(timed, 1), record)).isSameAs(record);
        assertThat(early.holds(record)).isFalse();
    }

    private static FileParser parser(String first) {
        return new FileParser(FormatSettings.AUTO, new Sample(List.of(first.getBytes(ISO_8859_1))), found -> {});
    }
}
