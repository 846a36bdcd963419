package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writes random logs with known durations in every unit, with up to 3 % of odd values, and reads them without being told: each duration is
 * the one that was written, or there is none; never another.
 */
class DurationEvidencePropertyTest {
    /** How a program writes a duration of so many nanoseconds, and how many of them can be read from that. */
    private enum Written {
        SECONDS_3,
        SECONDS_6,
        SECONDS_WHOLE,
        MILLIS,
        MILLIS_3,
        MICROS,
        NANOS,
        GO;

        long kept(long nanos) {
            return switch (this) {
                case SECONDS_3, MILLIS -> nanos / 1_000_000 * 1_000_000;
                case SECONDS_6, MILLIS_3, MICROS -> nanos / 1_000 * 1_000;
                case SECONDS_WHOLE -> nanos / 1_000_000_000 * 1_000_000_000;
                case NANOS -> nanos;
                case GO -> nanos < 1_000_000 ? nanos / 1_000 * 1_000 : nanos / 1_000_000 * 1_000_000;
            };
        }

        String text(long nanos) {
            return switch (this) {
                case SECONDS_3 ->
                    String.format(Locale.ROOT, "%d.%03d", nanos / 1_000_000_000, nanos / 1_000_000 % 1_000);
                case SECONDS_6 ->
                    String.format(Locale.ROOT, "%d.%06d", nanos / 1_000_000_000, nanos / 1_000 % 1_000_000);
                case SECONDS_WHOLE -> Long.toString(nanos / 1_000_000_000);
                case MILLIS -> Long.toString(nanos / 1_000_000);
                case MILLIS_3 -> String.format(Locale.ROOT, "%d.%03d", nanos / 1_000_000, nanos / 1_000 % 1_000);
                case MICROS -> Long.toString(nanos / 1_000);
                case NANOS -> Long.toString(nanos);
                case GO -> nanos < 1_000_000 ? nanos / 1_000 + "\u00b5s" : nanos / 1_000_000 + "ms";
            };
        }
    }

    private enum Kind {
        COLUMN,
        COLUMN_AND_UPSTREAM,
        JSON,
        JSON_OF_NGINX,
        LOGFMT,
        LTSV,
        CSV,
        W3C,
        COLUMN_IN_FRONT,
        TWO_PARTS,
        REQUEST_LOG;

        /** The line that names the columns, or null. */
        @Nullable
        String head() {
            return switch (this) {
                case CSV -> "client_ip,method,path,status,duration";
                case W3C -> "#Fields: date time c-ip cs-method cs-uri-stem sc-status time-taken";
                default -> null;
            };
        }

        boolean has(Written written) {
            return switch (this) {
                // No server is known that writes these in a column and nothing beside it, but morgan with addresses of
                // Node.js.
                case COLUMN -> written != Written.NANOS && written != Written.MILLIS_3;
                case COLUMN_AND_UPSTREAM, TWO_PARTS -> written == Written.SECONDS_3;
                case COLUMN_IN_FRONT ->
                    written != Written.NANOS && written != Written.MILLIS_3 && written != Written.GO;
                case JSON, LOGFMT, LTSV, CSV -> true;
                // Its unit is told by who wrote it; nobody who writes no name has decimals of milliseconds.
                case W3C -> written == Written.MILLIS || written == Written.SECONDS_3;
                case REQUEST_LOG -> written == Written.GO;
                case JSON_OF_NGINX -> written == Written.SECONDS_3 || written == Written.MILLIS;
            };
        }
    }

    private final Random random;

    DurationEvidencePropertyTest() {
        this.random = new Random();
    }

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("apilog.seeds", 40));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_duration_is_the_one_that_was_written_or_there_is_none(long seed) {
        for (Kind kind : Kind.values()) {
            for (Written written : Written.values()) {
                if (kind.has(written)) {
                    random.setSeed(seed * 1_000 + kind.ordinal() * 100L + written.ordinal());
                    check(kind, written);
                }
            }
        }
    }

    private void check(Kind kind, Written written) {
        double median = List.of(3e5, 3e6, 4.5e7, 8e8, 8e9, 2e10).get(random.nextInt(6));
        double spread = 0.4 + random.nextDouble();
        double odd = random.nextInt(4) / 100.0;
        double health = random.nextInt(3) * 0.2;
        int count = List.of(3, 20, 100, 400).get(random.nextInt(4));
        boolean healthFirst = random.nextBoolean();
        List<byte[]> lines = new ArrayList<>();
        List<Long> known = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean check = healthFirst && i < 10 || random.nextDouble() < health;
            double drawn = (check ? 4e5 : median) * Math.exp(random.nextGaussian() * spread);
            long nanos = Math.max(40_000, Math.min((long) drawn, 600_000_000_000L));
            boolean isOdd = random.nextDouble() < odd;
            String text = isOdd ? List.of("x", "NaN", "0,0x", "1e", "-").get(random.nextInt(5)) : written.text(nanos);
            // What is written are two parts of the duration: neither is it.
            known.add(isOdd || kind == Kind.TWO_PARTS ? -1 : written.kept(nanos));
            lines.add(line(kind, i, text, nanos, random.nextInt(50_000)).getBytes(StandardCharsets.UTF_8));
        }
        if (kind.head() != null) {
            lines.add(0, kind.head().getBytes(StandardCharsets.UTF_8));
            known.add(0, -1L);
            count++;
        }
        FileParser parser = new FileParser(
                FormatSettings.AUTO,
                new Sample(lines.subList(0, Math.min(lines.size(), 1 + random.nextInt(100)))),
                f -> {});
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        for (int i = 0; i < count; i++) {
            line.set(lines.get(i), 0, lines.get(i).length, 0);
            if (parser.parse(line, record) instanceof AccessRecord && record.durationNanos != AccessRecord.ABSENT) {
                assertThat(record.durationNanos)
                        .as(
                                "%s %s, median %s, odd %s, line %d of %d: %s; %s",
                                kind,
                                written,
                                median,
                                odd,
                                i,
                                count,
                                new String(lines.get(i), StandardCharsets.UTF_8),
                                parser.current())
                        .isEqualTo(known.get(i));
            }
        }
    }

    private static String line(Kind kind, int number, String text, long nanos, int size) {
        String time = String.format(Locale.ROOT, "21/Nov/2026:09:%02d:%02d +0000", number / 60 % 60, number % 60);
        String combined = String.format(
                Locale.ROOT,
                "192.0.2.%d - - [%s] \"GET /items/%d HTTP/1.1\" 200 %d \"-\" \"curl/8.5.0\" ",
                number % 200,
                time,
                number,
                size);
        String upstream = number % 3 == 0 ? "-" : Written.SECONDS_3.text(nanos * 9 / 10);
        boolean isNumber = text.matches("[0-9.]+");
        String value = isNumber ? text : '"' + text + '"';
        return switch (kind) {
            case COLUMN -> combined + text;
            case COLUMN_AND_UPSTREAM -> combined + upstream + ' ' + text;
            case JSON -> json(number, "duration", value);
            case JSON_OF_NGINX -> json(number, "request_time", value);
            case LTSV ->
                "time:" + time + "\thost:192.0.2.1\treq:GET /items/" + number + " HTTP/1.1\tstatus:200\tlatency:"
                        + text;
            case CSV -> "192.0.2.1,GET,/items/" + number + ",200," + (text.indexOf(',') < 0 ? text : '"' + text + '"');
            case W3C -> "2026-11-21 09:00:00 192.0.2.1 GET /items/" + number + " 200 " + text;
            case COLUMN_IN_FRONT -> text + ' ' + combined.strip();
            case TWO_PARTS -> combined + Written.SECONDS_3.text(nanos / 3) + ' ' + text;
            case REQUEST_LOG -> "GET /items/" + number + " -> 200 in " + text;
            case LOGFMT -> "method=GET path=/items/" + number + " status=200 latency=" + text;
        };
    }

    private static String json(int number, String name, String value) {
        return "{\"method\":\"GET\",\"path\":\"/items/" + number + "\",\"status\":200,\"" + name + "\":" + value + "}";
    }
}
