package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.source.disk.LocalDisk;
import io.apilog.source.report.FileStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    @TempDir
    Path directory;

    private static FileStatus only(Bench bench) {
        assertThat(bench.feed.files()).hasSize(1);
        return bench.feed.files().get(0);
    }

    @Test
    void from_the_end_only_what_is_written_from_now_on_is_counted() throws IOException {
        try (Writer writer = new Writer(directory.resolve("access.log"));
                Bench bench = new Bench(ReadFrom.END, directory.resolve("access.log"))) {
            writer.lines(500);
            bench.step();
            assertThat(bench.lines).isEmpty();
            assertThat(bench.feed.firstPassDone()).isTrue();
            writer.written.clear();
            writer.lines(3);
            bench.step();
            assertThat(bench.lines).isEqualTo(writer.written);
        }
    }

    @Test
    void from_the_end_an_unfinished_line_is_counted_when_it_is_finished() throws IOException {
        Path log = directory.resolve("access.log");
        try (Writer writer = new Writer(log);
                Bench bench = new Bench(ReadFrom.END, log)) {
            writer.raw("whole\nhal");
            bench.step();
            writer.raw("f\n");
            bench.step();
            assertThat(bench.lines).containsExactly("half");
            assertThat(bench.offsets).containsExactly(6L);
        }
    }

    @Test
    void a_sample_is_given_at_the_start_even_where_no_line_is_counted() throws IOException {
        Path log = directory.resolve("access.log");
        try (Writer writer = new Writer(log);
                Bench bench = new Bench(ReadFrom.END, log)) {
            writer.lines(3);
            bench.step();
            assertThat(bench.opened).containsExactly(log.toString());
            assertThat(bench.samples.get(0).lines().stream().map(l -> new String(l, StandardCharsets.UTF_8)))
                    .isEqualTo(writer.written);
            writer.lines(1);
            bench.step();
            assertThat(bench.opened).hasSize(1);
        }
    }

    @Test
    void a_file_without_a_complete_line_is_opened_when_it_has_one() throws IOException {
        Path log = directory.resolve("access.log");
        try (Writer writer = new Writer(log);
                Bench bench = new Bench(ReadFrom.BEGINNING, log)) {
            writer.raw("unfinished");
            bench.step();
            assertThat(bench.opened).isEmpty();
            writer.raw(" no more\n");
            bench.step();
            assertThat(bench.opened).hasSize(1);
            assertThat(bench.samples.get(0).lines()).hasSize(1);
        }
    }

    @Test
    void a_glob_finds_files_that_appear_and_reads_them_from_their_beginning() throws IOException {
        try (Bench bench = new Bench(ReadFrom.END, directory.resolve("*.log"))) {
            Files.writeString(directory.resolve("a.log"), "not counted\n");
            bench.step();
            Files.writeString(directory.resolve("b.log"), "counted\n");
            bench.pass(1_100);
            assertThat(bench.lines).containsExactly("counted");
            Files.delete(directory.resolve("b.log"));
            bench.settle().pass(61_000).step();
            assertThat(only(bench).path()).endsWith("a.log");
        }
    }

    @Test
    void a_glob_that_matches_rotated_siblings_counts_each_line_once() throws IOException {
        Path log = directory.resolve("access.log");
        try (Writer writer = new Writer(log);
                Bench bench = new Bench(ReadFrom.BEGINNING, directory.resolve("access.log*"))) {
            for (int i = 0; i < 4; i++) {
                writer.lines(5);
                bench.steps(6);
                writer.lines(2).rotate("." + i).lines(3);
            }
            bench.settle();
            assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(writer.written);
        }
    }

    @Test
    void what_a_glob_finds_once_its_directory_may_be_listed_was_there_at_the_start() throws IOException {
        FailingDisk disk = new FailingDisk();
        disk.unlisted = true;
        try (Writer writer = new Writer(directory.resolve("access.log"));
                Bench bench = new Bench(Bench.settings(ReadFrom.END), disk, directory.resolve("*.log"))) {
            writer.lines(5);
            bench.steps(20);
            disk.unlisted = false;
            bench.steps(20);
            assertThat(bench.lines).isEmpty();
            String next = writer.nextLine();
            writer.raw(next + "\n");
            try (Writer later = new Writer(directory.resolve("later.log"))) {
                later.lines(2);
                bench.steps(20);
                assertThat(bench.lines).hasSize(3).contains(next);
            }
        }
    }

    @Test
    void one_file_under_two_names_counts_once() throws IOException {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "one\n");
        Path hard = Files.createLink(directory.resolve("hard"), log);
        Path soft = Files.createSymbolicLink(directory.resolve("soft"), log);
        try (Bench bench = new Bench(ReadFrom.BEGINNING, log, hard, soft)) {
            bench.step();
            Files.writeString(log, "one\ntwo\n");
            bench.settle();
            assertThat(bench.lines).containsExactly("one", "two");
        }
    }

    @Test
    void files_are_read_in_turn() throws IOException {
        Path busy = directory.resolve("busy.log");
        Path quiet = directory.resolve("quiet.log");
        Files.writeString(busy, "a line of the busy file\n".repeat(50_000));
        Files.writeString(quiet, "a line of the quiet file\n");
        try (Bench bench = new Bench(ReadFrom.BEGINNING, busy, quiet)) {
            bench.step();
            assertThat(bench.lines).hasSize(50_001);
            assertThat(bench.lines.indexOf("a line of the quiet file")).isLessThan(10_000);
        }
    }

    @Test
    void every_batch_is_committed_when_its_lines_are_counted() throws IOException {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "a line of some length\n".repeat(20_000));
        try (Bench bench = new Bench(ReadFrom.BEGINNING, log)) {
            bench.step();
            assertThat(bench.commits).isBetween(6, 20);
            assertThat(bench.inCommit).isFalse();
            assertThat(only(bench).offset()).isEqualTo(Files.size(log));
        }
    }

    @Test
    void lines_that_wait_grow_older_until_they_are_counted() throws IOException {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "one\ntwo\n");
        long[] clock = {5_000_000_000L};
        Bench sinks = new Bench(ReadFrom.BEGINNING, directory.resolve("none"));
        try (FileFeed feed = new FileFeed(
                List.of(new SourceSettings("web", List.of(log.toString()))),
                Bench.settings(ReadFrom.BEGINNING),
                new LocalDisk(),
                sinks,
                sinks,
                () -> clock[0],
                InstantSource.system(),
                Checkpoint.NONE)) {
            feed.poll();
            assertThat(feed.firstPassDone()).isFalse();
            assertThat(feed.files().get(0).catchingUp()).isTrue();
            clock[0] += 3_000_000_000L;
            assertThat(feed.files().get(0).waitingNanos()).isEqualTo(3_000_000_000L);
            assertThat(feed.files().get(0).lagBytes()).isEqualTo(8);
        }
    }

    @Test
    void an_unfinished_line_does_not_count_as_waiting() throws IOException {
        Path log = directory.resolve("access.log");
        try (Writer writer = new Writer(log);
                Bench bench = new Bench(ReadFrom.BEGINNING, log)) {
            writer.raw("one\nunfinished");
            bench.steps(5);
            assertThat(only(bench).waitingNanos()).isZero();
            assertThat(only(bench).lagBytes()).isEqualTo(10);
            assertThat(bench.feed.firstPassDone()).isTrue();
        }
    }
}
