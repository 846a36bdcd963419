package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.format.pattern.FormatException;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks the list of formats: each has a folder of samples, and every line of them the record that stands beside it. */
class FormatSamplesTest {
    private static final Path SAMPLES = Path.of("src/test/resources/formats");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_format_has_samples() {
        assertThat(Format.values())
                .allSatisfy(format -> assertThat(SAMPLES.resolve(format.id())).isDirectoryContaining("glob:**.log"));
    }

    @TestFactory
    Stream<DynamicTest> every_line_of_every_sample_is_read_as_expected() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            List<Path> logs = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            return logs.stream().map(log -> dynamicTest(SAMPLES.relativize(log).toString(), () -> check(log)));
        }
    }

    private static void check(Path log) throws IOException, FormatException {
        List<byte[]> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        Path format = sibling(log, ".format");
        FormatSpec spec =
                Files.exists(format) ? FormatSpec.parse(Files.readString(format).strip()) : FormatSpec.AUTO;
        List<Detection> found = new ArrayList<>();
        FileParser parser = new FileParser(new FormatSettings(spec, Map.of(), null), new Sample(lines), found::add);
        List<String> expected = Files.readAllLines(sibling(log, ".jsonl"));
        assertThat(expected).as("one expected record a line").hasSameSizeAs(lines);
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        for (int i = 0; i < lines.size(); i++) {
            line.set(lines.get(i), 0, lines.get(i).length, 0);
            ParseResult result = parser.parse(line, record);
            JsonNode wanted = JSON.readTree(expected.get(i));
            assertThat(actual(wanted, result, parser, found.get(found.size() - 1)))
                    .as("line %d", i + 1)
                    .isEqualTo(wanted);
        }
    }

    /** What was read, in those fields that are wanted; every optional field is compared where the line is a record. */
    private static JsonNode actual(JsonNode wanted, ParseResult result, FileParser parser, Detection detection) {
        var actual = JSON.createObjectNode();
        if (result instanceof Rejection rejection) {
            actual.put("rejected", rejection.label());
            if (wanted.has("column")) {
                actual.put("column", parser.rejectedAt() + 1);
            }
        } else if (result instanceof Ignored ignored) {
            actual.put("ignored", ignored.label());
        } else if (result instanceof AccessRecord record) {
            var all = JSON.createObjectNode();
            all.put("format", detection.format().id()).put("unit", detection.unitLabel());
            put(all, "method", record.method);
            put(all, "target", record.target);
            put(all, "protocol", record.protocol);
            put(all, "route", record.route);
            put(all, "client", record.client);
            put(all, "user", record.user);
            put(all, "user_agent", record.userAgent);
            put(all, "referer", record.referer);
            put(all, "host", record.host);
            if (record.status >= 0) {
                all.put("status", record.status);
            }
            if (record.durationNanos >= 0) {
                all.put("duration_seconds", record.durationNanos / 1e9);
            }
            if (record.attempts > 0) {
                var list = all.putArray("upstream_seconds");
                Arrays.stream(record.upstreamNanos, 0, record.attempts).forEach(nanos -> list.add(nanos / 1e9));
            }
            if (record.responseBytes >= 0) {
                all.put("response_bytes", (int) record.responseBytes);
            }
            if (record.requestBytes >= 0) {
                all.put("request_bytes", (int) record.requestBytes);
            }
            if (record.timeMillis >= 0) {
                all.put("time", Instant.ofEpochMilli(record.timeMillis).toString());
            }
            List<String> always = List.of("method", "target", "status", "duration_seconds", "upstream_seconds");
            all.properties().forEach(field -> {
                if (wanted.has(field.getKey()) || always.contains(field.getKey()) && wanted.has("format")) {
                    actual.set(field.getKey(), field.getValue());
                }
            });
        }
        return actual;
    }

    private static void put(com.fasterxml.jackson.databind.node.ObjectNode node, String name, Text text) {
        if (!text.isEmpty()) {
            node.put(name, text.toString());
        }
    }

    private static Path sibling(Path log, String ending) {
        String name = log.getFileName().toString();
        return log.resolveSibling(name.substring(0, name.length() - ".log".length()) + ending);
    }
}
