package io.apilog.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.FileParser;
import io.apilog.format.FormatSettings;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines that break parsers: none throws, stalls or fills the heap. Where the corpus is missing, this is reported as skipped. */
class EvilInputIT {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Of the thread's own time, so that nothing else on the machine counts. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** What all parsers together may still hold after all files: a few formats each, and the longest lines. */
    private static final long MOST_HELD = 48L << 20;

    @BeforeEach
    void the_corpus_is_there() {
        Corpus.assumeItIsThere();
    }

    static Stream<Path> evil() throws IOException {
        List<Path> evil = Corpus.logs().stream()
                .filter(log -> Corpus.name(log).startsWith("evil/"))
                .toList();
        return evil.isEmpty() ? Stream.of(Path.of("no corpus")) : evil.stream();
    }

    @ParameterizedTest
    @MethodSource("evil")
    void no_file_throws_or_stalls(Path file) throws IOException {
        List<byte[]> lines = lines(file);
        read(lines);
        long before = THREADS.getCurrentThreadCpuTime();
        read(lines);
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before)).isLessThan(LONGEST);
    }

    @Test
    void the_time_for_a_line_grows_no_faster_than_the_line() throws IOException {
        for (Path file : evil().toList()) {
            for (byte[] line : lines(file).stream().limit(8).toList()) {
                byte[] longer = repeated(line, 64 * 1024);
                long time = Math.max(1_000_000, time(longer));
                assertThat(time(repeated(line, 512 * 1024)))
                        .as("%s, nanoseconds for eight times the line", file)
                        .isLessThan(32 * time + LONGEST.toNanos() / 4);
            }
        }
    }

    @Test
    void the_heap_does_not_grow_with_what_was_read() throws IOException {
        List<FileParser> held = new ArrayList<>();
        for (Path file : evil().toList()) {
            held.add(read(lines(file)));
        }
        long once = used();
        for (int round = 0; round < 20; round++) {
            int index = 0;
            for (Path file : evil().toList()) {
                readOn(held.get(index++), lines(file));
            }
        }
        assertThat(used() - once).isLessThan(MOST_HELD);
        assertThat(held).isNotEmpty();
    }

    private static long time(byte[] line) {
        List<byte[]> lines = List.of(line);
        long before = THREADS.getCurrentThreadCpuTime();
        read(lines);
        return THREADS.getCurrentThreadCpuTime() - before;
    }

    private static byte[] repeated(byte[] line, int length) {
        byte[] longer = new byte[length];
        for (int i = 0; i < length; i++) {
            longer[i] = line.length == 0 ? (byte) ' ' : line[i % line.length];
        }
        return longer;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static FileParser read(List<byte[]> lines) {
        Sample sample = new Sample(lines.subList(0, Math.min(Sample.MAX_LINES, lines.size())));
        FileParser parser = new FileParser(FormatSettings.AUTO, sample, found -> {});
        readOn(parser, lines);
        return parser;
    }

    private static void readOn(FileParser parser, List<byte[]> lines) {
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        long offset = 0;
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, offset);
            offset += bytes.length + 1L;
            ParseResult result = parser.parse(line, record);
            assertThat(result).isNotNull().isNotEqualTo(Rejection.PARSER_FAILED);
            assertThat(parser.rejectedAt()).isBetween(0, Math.max(1, bytes.length));
        }
    }

    /** Parted at line ends; what stands behind the last one is a line as well. */
    private static List<byte[]> lines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length ? i > from : bytes[i] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, from, i));
                from = i + 1;
            }
        }
        return lines;
    }
}
