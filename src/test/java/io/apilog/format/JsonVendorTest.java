package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.JsonVendor;
import io.apilog.format.named.NamedFields;
import io.apilog.format.named.PlainJsonParser;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import io.apilog.request.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs that are known by their names, and the unit that each of them writes. */
class JsonVendorTest {
    private static final String ENTRY = "\"method\":\"GET\",\"path\":\"/a\",\"status\":200";

    static Stream<Arguments> signatures() {
        return Stream.of(JsonVendor.values())
                .flatMap(vendor -> vendor.signatures().stream().map(names -> Arguments.of(vendor, names)));
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void each_signature_is_enough_to_know_the_unit_of_a_duration_that_names_none(
            JsonVendor vendor, List<String> names) {
        String line = "{" + ENTRY + ",\"duration\":" + (vendor.writes(false) ? "7" : "7.0") + "," + fields(names) + "}";
        AccessRecord record = new AccessRecord();
        List<Detection> found = new ArrayList<>();

        assertThat(parse(line, null, found::add, record)).isSameAs(record);

        assertThat(record.durationNanos).isEqualTo(7 * vendor.unit().nanos());
        assertThat(found.get(0).unit()).contains(vendor.unit());
        assertThat(found.get(0).why()).contains(vendor.title());
    }

    @Test
    void a_line_tells_its_own_unit_among_lines_of_others() {
        List<byte[]> lines = new ArrayList<>();
        for (String more : List.of("\"DownstreamStatus\":200", "\"resp_headers\":{}", "\"response_flags\":\"-\"")) {
            lines.add(bytes("{" + ENTRY + ",\"duration\":5.0," + more + "}"));
        }
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(lines), found -> {});
        List<Long> durations = new ArrayList<>();
        AccessRecord record = new AccessRecord();
        for (byte[] line : lines) {
            assertThat(parser.parse(line(line), record)).isSameAs(record);
            durations.add(record.durationNanos);
        }
        assertThat(durations).containsExactly(5L, 5_000_000_000L, 5_000_000L);
    }

    @Test
    void a_number_that_is_too_large_for_the_unit_of_the_program_is_no_duration_in_another() {
        List<byte[]> lines = new ArrayList<>();
        for (String number : List.of("5.0", "5000000000.5", "6.0")) {
            lines.add(bytes("{" + ENTRY + ",\"duration\":" + number + ",\"resp_headers\":{}}"));
        }
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(lines), found -> {});
        List<Long> durations = new ArrayList<>();
        AccessRecord record = new AccessRecord();
        for (byte[] line : lines) {
            assertThat(parser.parse(line(line), record)).isSameAs(record);
            durations.add(record.durationNanos);
        }
        assertThat(durations).containsExactly(5_000_000_000L, AccessRecord.ABSENT, 6_000_000_000L);
    }

    @Test
    void a_number_is_read_as_if_no_line_had_come_before() {
        List<String> lines = new ArrayList<>();
        for (String number :
                List.of("5.0", "7", "\"1,234\"", "\"0,5\"", "1e-3", "5000000000.5", "\"7ms\"", "\"1.2.3\"", "\".\"")) {
            for (String more : List.of("\"resp_headers\":{}", "\"DownstreamStatus\":200", "\"x\":1")) {
                lines.add("{" + ENTRY + ",\"duration\":" + number + "," + more + "}");
            }
        }
        Map<String, List<Object>> first =
                lines.stream().collect(Collectors.toMap(line -> line, line -> read(fields(), line)));
        NamedFields fields = fields();
        for (String before : lines) {
            for (String line : lines) {
                read(fields, before);
                assertThat(read(fields, line)).as(line + " behind " + before).isEqualTo(first.get(line));
            }
        }
    }

    private static NamedFields fields() {
        return NamedFields.of(Map.of(), ExtraSlots.EMPTY, null, null);
    }

    private static List<Object> read(NamedFields fields, String text) {
        AccessRecord record = new AccessRecord();
        assertThat(new PlainJsonParser(fields).parse(line(bytes(text)), record)).isSameAs(record);
        return Arrays.asList(
                record.durationNanos,
                record.leftOut,
                record.durationDecimals,
                fields.duration().unitUsed());
    }

    @Test
    void a_configured_unit_wins_over_every_name() {
        AccessRecord record = new AccessRecord();
        parse("{" + ENTRY + ",\"duration\":7,\"DownstreamStatus\":200}", Unit.SECONDS, found -> {}, record);
        assertThat(record.durationNanos).isEqualTo(7_000_000_000L);
    }

    @Test
    void a_unit_behind_the_number_wins_over_the_program() {
        AccessRecord record = new AccessRecord();
        parse("{" + ENTRY + ",\"duration\":\"7ms\",\"resp_headers\":{}}", null, found -> {}, record);
        assertThat(record.durationNanos).isEqualTo(7_000_000);
    }

    @Test
    void names_with_underscores_are_not_those_of_node() {
        AccessRecord record = new AccessRecord();
        parse("{" + ENTRY + ",\"response_time\":0.0101}", null, found -> {}, record);
        assertThat(record.durationNanos).isEqualTo(10_100_000);
        parse("{" + ENTRY + ",\"reqId\":1,\"responseTime\":0.01}", null, found -> {}, record);
        assertThat(record.durationNanos).isEqualTo(10_000);
    }

    @ParameterizedTest
    @EnumSource
    void each_program_has_a_row_with_its_unit(JsonVendor vendor) throws IOException {
        assertThat(Files.readString(Path.of("docs/formats.md")))
                .contains("\n| " + vendor.title() + " | " + vendor.unit().label() + " |\n");
    }

    private static String fields(List<String> names) {
        return names.stream()
                .map(name -> "\"" + name.replace("=", "") + "\":"
                        + (name.toLowerCase(Locale.ROOT).contains("status")
                                ? "200"
                                : name.endsWith("duration") || name.equals("=requestTime") ? "7" : "\"\""))
                .collect(Collectors.joining(","));
    }

    private static ParseResult parse(
            String text, @org.jspecify.annotations.Nullable Unit unit, FormatListener listener, AccessRecord into) {
        byte[] bytes = bytes(text);
        FormatSettings settings = new FormatSettings(FormatSpec.AUTO, Map.of(), unit);
        return new FileParser(settings, new Sample(List.of(bytes)), listener).parse(line(bytes), into);
    }

    private static Line line(byte[] bytes) {
        Line line = new Line();
        line.set(bytes, 0, bytes.length, 7);
        return line;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
