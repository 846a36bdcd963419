package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.pipeline.CapturedLog;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LocalDisk;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.FollowedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RotationTest extends FollowedLog {
    RotationTest() {
        super(ReadFrom.BEGINNING);
    }

    @Test
    void lines_arrive_as_they_are_written() {
        writer.lines(5);
        bench.step();
        writer.lines(7);
        bench.step();
        assertThat(bench.lines).isEqualTo(writer.written);
        assertThat(bench.opened).containsExactly(log.toString());
    }

    @Test
    void lines_not_yet_read_when_the_file_is_renamed_are_read() {
        writer.lines(10);
        bench.step();
        writer.lines(3).rotate(".1").lines(4);
        bench.settle();
        assertExact();
        assertThat(bench.rotations).isEqualTo(1);
        assertThat(bench.lost).isZero();
    }

    @Test
    void the_path_may_be_missing_for_several_polls() {
        writer.lines(10);
        bench.step();
        writer.lines(3).rename(".1").lines(2);
        bench.steps(40);
        writer.reopen();
        writer.lines(5);
        bench.settle();
        assertExact();
        assertThat(bench.rotations).isEqualTo(1);
    }

    @Test
    void a_new_file_longer_than_the_old_is_read_from_its_beginning() {
        writer.lines(5);
        bench.step();
        writer.rotate(".1").lines(200);
        bench.settle();
        assertExact();
    }

    @Test
    void a_new_file_of_the_same_size_is_read_from_its_beginning() throws IOException {
        writer.raw("line one\n");
        bench.step();
        writer.rotate(".1").raw("line two\n");
        bench.settle();
        assertThat(bench.lines).containsExactly("line one", "line two");
    }

    @Test
    void a_new_file_with_the_same_bytes_is_counted_again() {
        writer.raw("192.0.2.1 the same line\n".repeat(20));
        bench.step();
        writer.rotate(".1").raw("192.0.2.1 the same line\n".repeat(20));
        bench.settle();
        assertThat(bench.lines).hasSize(40);
    }

    @Test
    void a_writer_that_goes_on_writing_to_the_renamed_file_is_heard() throws IOException {
        writer.lines(5);
        bench.step();
        writer.rename(".1");
        Files.createFile(log);
        bench.step();
        for (int i = 0; i < 30; i++) {
            writer.lines(1);
            bench.pass(2_000);
        }
        writer.reopen();
        writer.lines(3);
        bench.settle();
        assertExact();
    }

    @Test
    void a_renamed_file_that_grows_after_a_long_silence_is_read_on() throws IOException {
        writer.lines(5);
        bench.step();
        writer.rename(".1");
        Files.createFile(log);
        bench.settle();
        writer.lines(4);
        bench.settle();
        assertExact();
    }

    @Test
    void two_rotations_between_two_polls_lose_nothing() throws IOException {
        writer.lines(5);
        bench.step();
        writer.lines(2).rotate(".1").lines(3);
        Files.move(writer.sibling(".1"), writer.sibling(".2"));
        writer.rotate(".1").lines(4);
        bench.settle();
        assertExact();
        assertThat(bench.rotations).isEqualTo(2);
    }

    @Test
    void many_rotations_between_two_polls_lose_nothing() {
        writer.lines(5);
        bench.step();
        for (int i = 0; i < 6; i++) {
            writer.lines(3).rotate("-2026010" + i);
        }
        writer.lines(1);
        bench.settle();
        assertExact();
    }

    @Test
    void rotated_siblings_that_are_there_at_the_start_are_not_read() throws IOException {
        Files.writeString(directory.resolve("access.log.1"), "old\n");
        Files.writeString(directory.resolve("access.log.2"), "older\n");
        writer.lines(2);
        bench.step();
        writer.lines(1).rotate(".3").lines(1);
        bench.settle();
        assertExact();
    }

    @Test
    void a_copy_made_as_a_backup_is_not_counted() throws IOException {
        writer.lines(20);
        bench.step();
        Files.copy(log, directory.resolve("access.log.bak"));
        writer.lines(3).rotate(".1").lines(5);
        bench.settle();
        assertExact();
    }

    @Test
    void compressed_siblings_are_not_read() throws IOException {
        writer.lines(5);
        bench.step();
        writer.lines(2).rotate(".1");
        Files.writeString(directory.resolve("access.log.2.gz"), "no text\n");
        bench.settle();
        assertExact();
    }

    @Test
    void touching_the_file_counts_nothing_again() throws IOException {
        writer.lines(5);
        bench.step();
        Files.setLastModifiedTime(log, FileTime.fromMillis(4_000_000_000_000L));
        bench.settle();
        Files.setLastModifiedTime(log, FileTime.fromMillis(1_000_000L));
        bench.settle();
        assertExact();
        assertThat(bench.truncations).isZero();
    }

    @Test
    void a_deleted_file_is_read_to_its_end_and_its_successor_from_its_beginning() throws IOException {
        writer.lines(5);
        bench.step();
        writer.lines(4);
        Files.delete(log);
        writer.reopen();
        writer.lines(3);
        bench.settle();
        assertExact();
        assertThat(bench.lost).isZero();
    }

    @Test
    void a_file_deleted_and_created_again_after_it_was_given_up_is_a_new_file() throws IOException {
        for (int i = 0; i < 5; i++) {
            writer.lines(6);
            bench.step();
            Files.delete(log);
            bench.settle();
            writer.reopen();
        }
        writer.lines(2);
        bench.settle();
        assertExact();
    }

    @Test
    void of_a_file_that_was_read_to_its_end_only_what_it_is_known_by_is_kept() {
        writer.lines(5);
        bench.step();
        writer.rotate(".1").lines(1);
        bench.settle();
        List<FollowedFile> files = bench.feed.ledger().entries().stream()
                .map(FollowedFile.class::cast)
                .toList();
        assertThat(files).hasSize(2);
        assertThat(files)
                .filteredOn(FollowedFile::isDone)
                .singleElement()
                .satisfies(done -> assertThat(done.sink()).isNull());
        assertThat(files)
                .filteredOn(file -> !file.isDone())
                .singleElement()
                .satisfies(live -> assertThat(live.sink()).isNotNull());
    }

    @Test
    void the_unfinished_last_line_of_a_finished_file_is_a_line() {
        writer.lines(2).raw("half a li");
        bench.step();
        assertThat(bench.lines).hasSize(2);
        writer.rotate(".1").lines(1);
        bench.settle();
        writer.written.add("half a li");
        assertExact();
    }

    @Test
    void a_link_that_is_switched_to_another_file_is_a_rotation() throws IOException {
        Path link = directory.resolve("current");
        Path first = directory.resolve("a.txt");
        Path second = directory.resolve("b.txt");
        Files.writeString(first, "one\n");
        Files.createSymbolicLink(link, first);
        try (Bench linked = new Bench(ReadFrom.BEGINNING, link)) {
            linked.step();
            Files.writeString(first, "one\ntwo\n");
            Files.writeString(second, "three, which is longer than all before\nfour\n");
            Path fresh = directory.resolve("fresh");
            Files.createSymbolicLink(fresh, second);
            Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
            linked.settle();
            assertThat(linked.lines)
                    .containsExactlyInAnyOrder("one", "two", "three, which is longer than all before", "four");
            assertThat(linked.rotations).isEqualTo(1);
        }
    }

    @Test
    void a_log_that_is_replaced_by_a_copy_of_itself_is_read_on() throws IOException {
        writer.lines(20);
        bench.step();
        Path copy = directory.resolve("copy");
        Files.copy(log, copy);
        Files.move(copy, log, StandardCopyOption.REPLACE_EXISTING);
        writer.reopen();
        writer.lines(4);
        bench.settle();
        assertExact();
    }

    /** Lists more files than are told apart before those that are there, and what is looked for is none of them. */
    private static final class CrowdedDisk implements LogDisk {
        private static final int MORE_THAN_ARE_LISTED = 50_001;

        private final LogDisk disk = new LocalDisk();

        @Override
        public FileStat look(Path path) throws IOException {
            if (path.toString().contains("crowd")) {
                throw new NoSuchFileException(path.toString());
            }
            return disk.look(path);
        }

        @Override
        public FileChannel open(Path path) throws IOException {
            return disk.open(path);
        }

        @Override
        public void list(Path path, Consumer<Path> name) throws IOException {
            for (int i = 0; i < MORE_THAN_ARE_LISTED; i++) {
                name.accept(Path.of("access.log.crowd" + i));
            }
            disk.list(path, name);
        }
    }

    @Test
    void among_more_files_than_are_listed_a_rotated_one_is_not_taken_for_replaced_by_a_copy() {
        bench.close();
        bench = new Bench(Bench.settings(ReadFrom.BEGINNING), new CrowdedDisk(), log);
        String alike = "192.0.2.1 - - \"GET /orders/1 HTTP/1.1\" 200 1\n";
        writer.raw(alike.repeat(40));
        bench.steps(2);
        writer.rotate(".1").raw(alike.repeat(60));
        bench.steps(4);
        assertThat(bench.lines).hasSize(100);
    }

    @Test
    void of_many_files_at_the_start_twenty_are_named() throws IOException {
        for (int i = 0; i < 25; i++) {
            Files.createFile(directory.resolve("many" + i + ".log"));
        }
        try (CapturedLog said = new CapturedLog(PathMessages.class);
                Bench many = new Bench(ReadFrom.END, directory.resolve("many*.log"))) {
            many.step();
            assertThat(said.messages()).hasSize(21).last().asString().startsWith("Following more files");
        }
    }

    @Test
    void files_that_begin_alike_over_more_than_is_compared_are_told_apart() {
        List<String> header =
                Collections.nCopies(30, "192.0.2.1 - - \"GET /head HTTP/1.1\" 200 5 \"-\" \"header of each\"");
        Bench.Saved saved = bench.step().save();
        for (int generation = 0; generation < 16; generation++) {
            writer.raw(String.join("\n", header) + "\n");
            writer.written.addAll(header);
            writer.lines(20 + generation * 37 % 50);
            bench.steps(generation % 3);
            if (generation % 5 == 4) {
                saved = bench.save();
            }
            writer.rotate("." + generation);
            if (generation % 5 == 4) {
                bench = bench.restart(saved);
            }
        }
        bench.settle();
        assertExact();
    }

    @Test
    void several_rotations_to_numbers_before_the_extension_between_two_looks_lose_nothing() throws IOException {
        Path own = Files.createDirectory(directory.resolve("own"));
        Files.writeString(own.resolve("access-7.log"), "of before, and not of this log\n".repeat(20));
        try (Writer server = new Writer(own.resolve("access.log"));
                Bench follower = new Bench(ReadFrom.BEGINNING, own.resolve("access.log"))) {
            server.lines(30);
            follower.settle();
            for (int number = 1; number <= 3; number++) {
                server.lines(15);
                Files.move(own.resolve("access.log"), own.resolve("access-" + number + ".log"));
                server.reopen();
            }
            server.lines(5);
            Files.writeString(own.resolve("access-9.log"), "of another instance, which writes on\n".repeat(20));
            Files.setLastModifiedTime(
                    own.resolve("access-9.log"), FileTime.from(Instant.now().plusSeconds(1)));
            follower.settle().settle();
            assertThat(follower.lines).containsExactlyInAnyOrderElementsOf(server.written);
            server.lines(5);
            Files.move(own.resolve("access.log"), own.resolve("access-4.log"));
            server.reopen();
            server.lines(5);
            follower.settle().settle();
            assertThat(follower.lines).containsExactlyInAnyOrderElementsOf(server.written);
            assertThat(follower.lost).isZero();
        }
    }
}
