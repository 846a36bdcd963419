package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writes forty requests in each of the ways of {@code spellings/durations.tsv}, lets the format be found, and compares status, method,
 * target and duration with what was written. Prints a table of the kinds.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DurationSpellingsTest {
    private static final Path SPELLINGS = Path.of("src/test/resources/spellings/durations.tsv");
    private static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> PATHS =
            List.of("/users", "/users/17", "/orders/1234", "/health", "/api/v1/items?page=2", "/login", "/reports/9");
    private static final int REQUESTS = 40;

    private final Map<String, int[]> table = new LinkedHashMap<>();

    /**
     * A way to write requests.
     *
     * @param precision what of the duration is written, {@code none} where none is to be read, and after a plus what of the upstream's
     */
    record Spelling(String kind, String precision, String head, String line) {
        @Override
        public String toString() {
            return kind + ": " + line;
        }
    }

    static Stream<Spelling> spellings() throws IOException {
        List<Spelling> all = new ArrayList<>();
        String kind = "";
        for (String row : Files.readAllLines(SPELLINGS)) {
            String[] parts = row.split("\t", 3);
            if (row.startsWith("# ")) {
                kind = row.substring(2);
            } else {
                String head = parts[1].equals("-") ? "" : parts[1].replace("\\t", "\t");
                all.add(new Spelling(kind, parts[0], head, parts[2].replace("\\t", "\t")));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void a_duration_is_read_as_it_was_written(Spelling spelling) {
        int[] counts = table.computeIfAbsent(spelling.kind(), kind -> new int[2]);
        counts[0]++;
        List<Map<String, String>> requests = requests(spelling.line().hashCode());
        List<byte[]> lines = new ArrayList<>();
        if (!spelling.head().isEmpty()) {
            lines.add(spelling.head().getBytes(StandardCharsets.UTF_8));
        }
        for (Map<String, String> request : requests) {
            String line = spelling.line();
            for (Map.Entry<String, String> value : request.entrySet()) {
                line = line.replace('{' + value.getKey() + '}', value.getValue());
            }
            lines.add(line.getBytes(StandardCharsets.UTF_8));
        }
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(lines), found -> {});
        AccessRecord record = new AccessRecord();
        Line line = new Line();
        int head = lines.size() - requests.size();
        for (int i = 0; i < lines.size(); i++) {
            line.set(lines.get(i), 0, lines.get(i).length, 0);
            ParseResult result = parser.parse(line, record);
            if (i < head) {
                assertThat(result).isInstanceOf(Ignored.class);
                continue;
            }
            String written = new String(lines.get(i), StandardCharsets.UTF_8);
            assertThat(result).as(written).isSameAs(record);
            assertThat(told(record, spelling.precision()))
                    .as(written)
                    .isEqualTo(told(requests.get(i - head), spelling));
        }
        counts[1]++;
    }

    private static String told(AccessRecord record, String precision) {
        String upstream = precision.indexOf('+') < 0 || record.attempts == 0 ? "" : " " + record.upstreamNanos[0];
        return record.method + " " + record.target + " " + record.status + " " + record.durationNanos + upstream;
    }

    private static String told(Map<String, String> request, Spelling spelling) {
        String[] precisions = spelling.precision().split("\\+", 2);
        long micros = Long.parseLong(request.get("us"));
        String upstream = precisions.length == 1
                ? ""
                : " " + nanos(precisions[1].substring(1), Long.parseLong(request.get("upus")));
        return request.get("m") + " " + request.get("p") + " " + request.get("s") + " " + nanos(precisions[0], micros)
                + upstream;
    }

    private static long nanos(String precision, long micros) {
        return switch (precision) {
            case "none" -> AccessRecord.ABSENT;
            case "ms", "s3" -> micros / 1_000 * 1_000_000;
            case "ms2" -> micros / 10 * 10_000;
            default -> micros * 1_000;
        };
    }

    /** The values of some requests, of which some take seconds. */
    private static List<Map<String, String>> requests(int seed) {
        Random random = new Random(seed);
        List<Map<String, String>> requests = new ArrayList<>();
        long now = 1_790_000_000L;
        for (int i = 0; i < REQUESTS; i++) {
            now += random.nextInt(4);
            long micros = (long) (Math.exp(random.nextGaussian()) * 20_000) / 10 * 10 + 1_010;
            micros += i % 5 == 4 ? 1_000_000 + random.nextInt(900_000) / 10 * 10 : 0;
            long upstream = micros - random.nextInt(1_000);
            long bytes = random.nextInt(90_000);
            Map<String, String> values = new LinkedHashMap<>();
            values.put("ip", "192.0.2." + (1 + random.nextInt(200)));
            values.put("clf", CLF.format(Instant.ofEpochSecond(now)));
            values.put("iso", Instant.ofEpochSecond(now).toString());
            values.put("day", DAY.format(Instant.ofEpochSecond(now)));
            values.put(
                    "m", List.of("GET", "GET", "GET", "POST", "PUT", "DELETE").get(random.nextInt(6)));
            values.put("p", PATHS.get(random.nextInt(PATHS.size())));
            values.put(
                    "s",
                    List.of("200", "200", "200", "201", "404", "500", "302").get(random.nextInt(7)));
            values.put("b", Long.toString(bytes));
            values.put("b,", String.format(Locale.ROOT, "%,d", bytes));
            values.put("us", Long.toString(micros));
            values.put("us,", String.format(Locale.ROOT, "%,d", micros));
            values.put("ns,", String.format(Locale.ROOT, "%,d", micros * 1_000));
            values.put("big,", String.format(Locale.ROOT, "%,d", 1_000 + micros % 900_000));
            values.put("ms", Long.toString(micros / 1_000));
            values.put("ms,", String.format(Locale.ROOT, "%,d", micros / 1_000));
            values.put("ms2", decimal(micros / 10, 2));
            values.put("ms2;", decimal(micros / 10, 2).replace('.', ','));
            values.put("s3", decimal(micros / 1_000, 3));
            values.put("s3;", decimal(micros / 1_000, 3).replace('.', ','));
            values.put("upus", Long.toString(upstream));
            values.put("upms", Long.toString(upstream / 1_000));
            values.put("u3", decimal(upstream / 1_000, 3));
            values.put("sec", Long.toString(micros / 1_000_000));
            values.put("nanos", Long.toString(micros % 1_000_000 * 1_000));
            requests.add(values);
        }
        return requests;
    }

    private static String decimal(long number, int places) {
        long scale = Math.round(Math.pow(10, places));
        return number / scale + "." + Long.toString(scale + number % scale).substring(1);
    }

    @AfterAll
    void print() {
        table.forEach((kind, counts) -> System.out.printf("%-48s %3d ways, %3d right%n", kind, counts[0], counts[1]));
    }
}
