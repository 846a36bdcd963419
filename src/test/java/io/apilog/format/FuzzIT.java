package io.apilog.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.pattern.FormatException;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes a line holds, it comes to a result, and what is kept of it is bounded. The seeds make each run the same. */
class FuzzIT {
    private static final int LINES = 100_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<byte[]> GOOD = new ArrayList<>();

    private final Line line = new Line();
    private final AccessRecord record = new AccessRecord();

    @BeforeAll
    static void take_the_samples_of_all_formats() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/formats"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file, ISO_8859_1).forEach(text -> GOOD.add(text.getBytes(ISO_8859_1)));
            }
        }
    }

    static Stream<String> formats() {
        return Stream.concat(
                Format.nameable().stream(),
                Stream.of(
                        "$remote_addr [$time_local] \"$request\" $status $request_time $upstream_response_time",
                        "$msec|$request_method|$host|$request_uri|$status|$request_time|$upstream_response_time",
                        "%h %{%d/%b/%Y:%T}t.%{msec_frac}t %m %U %>s %D %I %O \"%{User-Agent}i\""));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void no_bytes_make_a_parser_throw(String format) throws FormatException {
        Random random = new Random(20261121);
        FileParser parser = parser(new FormatSettings(FormatSpec.parse(format), Map.of(), null));
        for (int i = 0; i < LINES / 40; i++) {
            check(parser, random);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void no_bytes_make_the_search_for_a_format_throw(int seed) {
        Random random = new Random(seed);
        for (int file = 0; file < 40; file++) {
            List<byte[]> sample = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                sample.add(line(random));
            }
            List<Detection> found = new ArrayList<>();
            FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(sample), new FormatListener() {
                @Override
                public void found(Detection detection) {
                    found.add(detection);
                }

                @Override
                public void decided(Detection detection) {
                    // One that was found already, with another unit.
                }
            });
            for (int i = 0; i < LINES / 800; i++) {
                check(parser, random);
            }
            assertThat(found).hasSizeLessThanOrEqualTo(8);
        }
    }

    @Test
    void what_is_read_lies_within_its_buffer() {
        Random random = new Random(7);
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(GOOD.subList(0, 3)), found -> {});
        for (int i = 0; i < LINES / 10; i++) {
            if (check(parser, random) instanceof AccessRecord read) {
                assertThat(read.status == AccessRecord.ABSENT || read.status >= 100 && read.status <= 999)
                        .isTrue();
                assertThat(read.durationNanos).isGreaterThanOrEqualTo(AccessRecord.ABSENT);
                assertThat(read.responseBytes).isGreaterThanOrEqualTo(AccessRecord.ABSENT);
                assertThat(read.requestBytes).isGreaterThanOrEqualTo(AccessRecord.ABSENT);
                assertThat(read.attempts).isBetween(0, AccessRecord.MAX_ATTEMPTS);
                for (int n = 0; n < read.attempts; n++) {
                    assertThat(read.upstreamNanos[n]).isNotNegative();
                }
                assertThat(read.target.toString()).isNotNull();
                assertThat(read.client.toString()).isNotNull();
                assertThat(read.userAgent.toString()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{",
                "{\"a\":",
                ":",
                "1.0, ",
                "0.1 : ",
                "\"",
                "\\",
                "\\x",
                "a=",
                "#",
                "[\"",
                "-",
                " ",
                "9",
                "\0",
                "{\"status\":200,",
                "GET / ",
                "%"
            })
    void no_repetition_makes_a_line_dear(String piece) {
        byte[] bytes = piece.repeat((1 << 18) / piece.length()).getBytes(ISO_8859_1);
        byte[] within = ("192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \""
                        + piece.repeat(4_000) + "\" 0.1")
                .getBytes(ISO_8859_1);
        for (byte[] dear : List.of(bytes, within)) {
            FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(List.of(dear, dear)), found -> {});
            long before = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < 3; i++) {
                line.set(dear, 0, dear.length, 0);
                assertThat(parser.parse(line, record)).isNotNull();
            }
            // Some milliseconds; what grows with the square of the length takes many seconds.
            assertThat(THREADS.getCurrentThreadCpuTime() - before).isLessThan(1_000_000_000L);
        }
    }

    private static FileParser parser(FormatSettings settings) {
        return new FileParser(settings, new Sample(List.of("x".getBytes(ISO_8859_1))), found -> {});
    }

    /** Parses a line that stands at the very end of its array, so that reading too far shows. */
    private ParseResult check(FileParser parser, Random random) {
        byte[] bytes = line(random);
        line.set(bytes, 0, bytes.length, random.nextInt(3));
        ParseResult result = parser.parse(line, record);
        assertThat(result).isNotNull();
        assertThat(parser.rejectedAt()).isBetween(0, bytes.length);
        Excerpt excerpt = Excerpt.of(line, parser.rejectedAt());
        assertThat(excerpt.caret()).isBetween(0, excerpt.text().length());
        return result;
    }

    private static byte[] line(Random random) {
        byte[] bytes = GOOD.get(random.nextInt(GOOD.size())).clone();
        for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> bytes[at] = (byte) " \"\\[]{}-:,.0".charAt(random.nextInt(12));
            case 2 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 3 -> {
                return Arrays.copyOfRange(bytes, at, bytes.length);
            }
            case 4 -> {
                byte[] other = GOOD.get(random.nextInt(GOOD.size()));
                byte[] joined = Arrays.copyOf(bytes, at + other.length);
                System.arraycopy(other, 0, joined, at, other.length);
                return joined;
            }
            default -> {
                int to = Math.min(bytes.length, at + random.nextInt(8));
                byte[] less = Arrays.copyOf(bytes, bytes.length - (to - at));
                System.arraycopy(bytes, to, less, at, bytes.length - to);
                return less;
            }
        }
        return bytes;
    }
}
