package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.source.disk.LocalDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineContentTest extends FollowedLog {
    LineContentTest() {
        super(ReadFrom.BEGINNING);
    }

    @Test
    void a_line_written_in_two_halves_is_one_line() {
        writer.raw("first ha");
        bench.step();
        assertThat(bench.lines).isEmpty();
        writer.raw("lf\n");
        bench.step();
        assertThat(bench.lines).containsExactly("first half");
    }

    @Test
    void a_character_written_in_two_halves_is_one_character() {
        byte[] bytes = "/caf\u00e9/\u00fc\n".getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            writer.raw(new byte[] {b});
            bench.step();
        }
        assertThat(bench.lines).containsExactly("/caf\u00e9/\u00fc");
    }

    @Test
    void a_carriage_return_before_the_line_feed_is_no_part_of_the_line() {
        writer.raw("one\r\ntwo\r");
        bench.step();
        writer.raw("\nthree\r\r\n");
        bench.step();
        assertThat(bench.lines).containsExactly("one", "two", "three\r");
    }

    @Test
    void a_carriage_return_within_a_line_does_not_end_it() {
        writer.raw("a\rb");
        bench.step();
        writer.raw("cd\n\rx\r\n");
        bench.step();
        assertThat(bench.lines).containsExactly("a\rbcd", "\rx");
    }

    @Test
    void blank_lines_are_lines() {
        writer.raw("\n\na\n\n");
        bench.step();
        assertThat(bench.lines).containsExactly("", "", "a", "");
        assertThat(bench.offsets).containsExactly(0L, 1L, 2L, 4L);
    }

    @Test
    void any_bytes_but_line_ends_arrive_as_they_are() {
        Random random = new Random(7);
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        java.util.List<byte[]> expected = new java.util.ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] line = new byte[1 + random.nextInt(900)];
            random.nextBytes(line);
            line[0] = 'x';
            for (int j = 0; j < line.length; j++) {
                line[j] = line[j] == '\n' ? (byte) '\r' : line[j];
            }
            line[line.length - 1] = 'y';
            expected.add(line);
            all.writeBytes(line);
            all.write('\n');
        }
        writer.raw(all.toByteArray());
        bench.step();
        assertThat(bench.raw).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(bench.raw.get(i)).isEqualTo(expected.get(i));
        }
    }

    @Test
    void a_line_as_long_as_the_limit_arrives_and_one_byte_more_is_overlong() {
        writer.raw("a".repeat(4096) + "\n" + "b".repeat(4097) + "\n" + "c".repeat(4096) + "\r\nd\n");
        bench.step();
        assertThat(bench.lines).containsExactly("a".repeat(4096), "<overlong>", "c".repeat(4096), "d");
        assertThat(bench.offsets).containsExactly(0L, 4097L, 4097L + 4098, 4097L + 4098 + 4098);
    }

    @Test
    void a_line_of_many_megabytes_is_one_overlong_line_and_takes_no_more_memory() {
        writer.raw("before\n");
        byte[] piece = new byte[1 << 20];
        java.util.Arrays.fill(piece, (byte) 'x');
        for (int i = 0; i < 20; i++) {
            writer.raw(piece);
            bench.step();
        }
        writer.raw("\nafter\n");
        bench.step();
        assertThat(bench.lines).containsExactly("before", "<overlong>", "after");
        assertThat(bench.feed.bufferBytes()).isLessThan(200_000);
        assertThat(bench.bytes).isEqualTo(7 + (20L << 20) + 1 + 6);
    }

    @Test
    void a_long_line_that_the_limit_allows_arrives_whole() throws IOException {
        Path log = directory.resolve("long.log");
        String line = "0123456789".repeat(50_000);
        try (Writer longLines = new Writer(log);
                Bench wide = new Bench(
                        new FollowSettings(
                                ReadFrom.BEGINNING,
                                java.time.Duration.ofMillis(250),
                                1 << 20,
                                10,
                                10,
                                java.time.Duration.ofSeconds(10)),
                        new LocalDisk(),
                        log)) {
            longLines.raw("a\n" + line.substring(0, 300_000));
            wide.step();
            longLines.raw(line.substring(300_000) + "\nb\n");
            wide.step();
            assertThat(wide.lines).containsExactly("a", line, "b");
        }
    }

    @Test
    void nuls_at_the_start_of_a_line_are_skipped_and_within_a_line_kept() {
        writer.raw("\0\0\0\0one\n\0two\0three\n");
        bench.step();
        assertThat(bench.lines).containsExactly("one", "two\0three");
        assertThat(bench.offsets).containsExactly(4L, 9L);
    }

    @Test
    void space_that_a_writer_reserved_with_nuls_is_read_when_it_is_filled() throws IOException {
        writer.raw("one\n" + "\0".repeat(1000));
        bench.step();
        try (var channel = java.nio.channels.FileChannel.open(
                directory.resolve("access.log"), java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap("two\nthr".getBytes(StandardCharsets.UTF_8)), 4);
            bench.step();
            channel.write(java.nio.ByteBuffer.wrap("ee\n".getBytes(StandardCharsets.UTF_8)), 11);
            bench.step();
        }
        assertThat(bench.lines).containsExactly("one", "two", "three");
    }

    @Test
    void a_byte_order_mark_is_handed_on() {
        writer.raw("\ufeffone\n");
        bench.step();
        assertThat(bench.lines).containsExactly("\ufeffone");
    }

    @Test
    void the_bytes_handed_over_are_reported_with_their_line_ends() {
        writer.raw("one\r\ntwo\nthr");
        bench.step();
        assertThat(bench.bytes).isEqualTo(9);
    }
}
