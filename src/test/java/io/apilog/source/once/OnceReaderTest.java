package io.apilog.source.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.line.CommitPoint;
import io.apilog.line.Line;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.source.QuietEvents;
import io.apilog.testing.NamedPipe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnceReaderTest {
    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private final List<LogFile> opened = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private int open;
    private long bytes;

    private OnceReader reader(InputStream standardInput) {
        CommitPoint commits = new CommitPoint() {
            @Override
            public void begin() {
                open++;
            }

            @Override
            public void end() {
                open--;
            }
        };
        return new OnceReader(
                4096,
                standardInput,
                (file, sample) -> {
                    opened.add(file);
                    samples.add(sample);
                    return this::accept;
                },
                commits,
                new QuietEvents() {
                    @Override
                    public void bytesRead(String source, long count) {
                        bytes += count;
                    }
                });
    }

    /** As a shell makes one of {@code <(zstdcat access.log.zst)}. */
    @Test
    @Timeout(20)
    void a_pipe_that_is_named_as_a_file_is_read() throws Exception {
        Path pipe = NamedPipe.at(directory.resolve("pipe"));
        Thread writer = new Thread(() -> {
            try {
                Files.write(pipe, members(3_000));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        OnceReader reader = reader(InputStream.nullInputStream());
        assertThat(reader.beginning(pipe.toString())).isEmpty();
        reader.read("web", pipe.toString());
        writer.join();
        assertThat(lines).hasSize(3_000);
    }

    @Test
    void standard_input_that_is_compressed_is_read_too() throws Exception {
        reader(new ByteArrayInputStream(members(3))).read("web", "-");
        assertThat(lines).containsExactly("line 0", "line 1", "line 2");
    }

    @Test
    void standard_input_that_is_compressed_otherwise_is_refused() {
        byte[] zstd = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 1, 2, 3, '\n'};
        assertThatThrownBy(() -> reader(new ByteArrayInputStream(zstd)).read("web", "-"))
                .hasMessageContaining("zstdcat");
    }

    /** Each line compressed by itself, as what is appended to an archive. */
    private static byte[] members(int count) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            try (GZIPOutputStream out = new GZIPOutputStream(all)) {
                out.write(("line " + i + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return all.toByteArray();
    }

    private void accept(Line line) {
        assertThat(open).isEqualTo(1);
        offsets.add(line.offset());
        lines.add(
                line.overlong()
                        ? "<overlong>"
                        : new String(line.bytes(), line.from(), line.length(), StandardCharsets.UTF_8));
    }

    private void read(Path path) throws UnreadableLogException {
        reader(InputStream.nullInputStream()).read("web", path.toString());
        assertThat(open).isZero();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void a_file_is_read_to_its_end_and_an_unfinished_last_line_is_a_line() throws IOException {
        Path log = directory.resolve("a.log");
        Files.writeString(log, "one\r\n\ntwo\nthree");
        read(log);
        assertThat(lines).containsExactly("one", "", "two", "three");
        assertThat(offsets).containsExactly(0L, 5L, 6L, 10L);
        assertThat(opened).containsExactly(new LogFile("web", log.toString()));
        assertThat(bytes).isEqualTo(15);
    }

    @Test
    void an_empty_file_opens_nothing() throws IOException {
        Path log = directory.resolve("a.log");
        Files.createFile(log);
        read(log);
        assertThat(opened).isEmpty();
    }

    @Test
    void many_lines_arrive_in_order_with_their_offsets() throws IOException {
        Path log = directory.resolve("a.log");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            expected.add("line " + i + " " + "x".repeat(i % 50));
        }
        Files.write(log, expected);
        read(log);
        assertThat(lines).isEqualTo(expected);
        assertThat(offsets.get(19_999))
                .isEqualTo(Files.size(log) - expected.get(19_999).length() - 1);
    }

    @Test
    void a_gzip_file_is_read_through_with_all_its_members() throws IOException {
        Path log = directory.resolve("a.log.gz");
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(gzip("one\ntw"));
        both.writeBytes(gzip("o\nthree\n"));
        Files.write(log, both.toByteArray());
        read(log);
        assertThat(lines).containsExactly("one", "two", "three");
    }

    @Test
    void of_a_gzip_file_that_is_cut_off_the_lines_before_are_read_and_the_rest_is_reported() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("192.0.2.1 request ").append(i * 7919 % 10_007).append('\n');
        }
        byte[] whole = gzip(text.toString());
        Path log = directory.resolve("a.log.gz");
        Files.write(log, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> read(log))
                .isInstanceOf(UnreadableLogException.class)
                .hasMessageContaining(log.toString())
                .hasMessageContaining("cut off");
        assertThat(lines).hasSizeGreaterThan(1_000).hasSizeLessThan(19_999);
        assertThat(lines.get(lines.size() - 1)).startsWith("192.0.2.1 request ");
    }

    @ParameterizedTest
    @CsvSource({"FD377A585A00,xz,xzcat", "425A6839,bzip2,bzcat", "28B52FFD,zstd,zstdcat", "04224D18,lz4,lz4cat"})
    void what_is_compressed_otherwise_is_refused_with_the_way_to_read_it(String magic, String form, String reader)
            throws IOException {
        Path log = directory.resolve("access.log.1");
        Files.write(log, java.util.HexFormat.of().parseHex(magic + "0000000000000000"));
        assertThatThrownBy(() -> read(log))
                .isInstanceOf(UnreadableLogException.class)
                .hasMessageContaining("is compressed by " + form)
                .hasMessageContaining(reader + " " + log + " | java -jar apilog-exporter.jar --once -");
    }

    @Test
    void standard_input_is_read_where_the_path_is_a_dash() throws IOException {
        byte[] input = "one\ntwo".getBytes(StandardCharsets.UTF_8);
        reader(new ByteArrayInputStream(input)).read("web", "-");
        assertThat(lines).containsExactly("one", "two");
        assertThat(opened).containsExactly(new LogFile("web", "-"));
    }

    @Test
    void a_missing_file_is_named() {
        Path log = directory.resolve("none.log");
        assertThatThrownBy(() -> read(log))
                .isInstanceOf(UnreadableLogException.class)
                .hasMessage(log + ": no such file");
    }

    @Test
    void a_directory_is_named() {
        assertThatThrownBy(() -> read(directory))
                .hasMessage(
                        directory + ": is a directory; name its files, by a glob such as '" + directory + "/*.log'");
    }

    @Test
    void an_overlong_line_is_one_line_however_long() throws IOException {
        Path log = directory.resolve("a.log");
        Files.writeString(log, "a\n" + "x".repeat(1_000_000) + "\nb\n" + "y".repeat(5_000));
        read(log);
        assertThat(lines).containsExactly("a", "<overlong>", "b", "<overlong>");
        assertThat(offsets).containsExactly(0L, 2L, 1_000_003L, 1_000_005L);
        assertThat(bytes).isEqualTo(Files.size(log));
    }

    @Test
    void the_sample_has_lines_of_the_head_and_of_the_end() throws IOException {
        Path log = directory.resolve("a.log");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            all.add("line number " + i + " of the whole");
        }
        Files.write(log, all);
        read(log);
        List<String> sample = samples.get(0).lines().stream()
                .map(l -> new String(l, StandardCharsets.UTF_8))
                .toList();
        assertThat(sample)
                .hasSize(Sample.MAX_LINES)
                .startsWith(all.get(0), all.get(1))
                .endsWith(all.get(4_999));
        assertThat(all).containsAll(sample);
    }
}
