package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TruncationTest extends FollowedLog {
    TruncationTest() {
        super(ReadFrom.BEGINNING);
    }

    private void cutTo(long size) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    @Test
    void a_file_cut_and_refilled_shorter_is_read_from_its_beginning() {
        writer.lines(30);
        bench.step();
        writer.copyTruncate(".1").lines(4);
        bench.settle();
        assertExact();
        assertThat(bench.truncations).isEqualTo(1);
        assertThat(bench.lost).isZero();
    }

    @Test
    void a_file_cut_and_refilled_longer_between_two_polls_is_read_from_its_beginning() {
        writer.lines(10);
        bench.step();
        writer.copyTruncate(".1").lines(90);
        bench.settle();
        assertExact();
        assertThat(bench.truncations).isEqualTo(1);
    }

    @Test
    void a_file_cut_and_refilled_between_the_look_at_it_and_its_first_line_is_read_once() throws IOException {
        Path other = directory.resolve("a.log");
        for (int lines : new int[] {3, 30}) {
            for (int before : new int[] {8, 80}) {
                Files.writeString(other, "192.0.2.1 - - \"GET /other HTTP/1.1\" 200 1\n".repeat(200));
                bench.close();
                bench = new Bench(ReadFrom.BEGINNING, other, log);
                writer.lines(before);
                // The larger log comes first: its first line comes when both were looked at, and nothing of the other
                // was read.
                bench.onLine(
                        0, () -> writer.copyTruncate("." + before + '.' + lines).lines(lines));
                bench.settle();
                bench.lines.removeIf(line -> line.contains("/other"));
                assertExact();
                assertThat(bench.lost).isZero();
                writer.written.clear();
                cutTo(0);
                Files.delete(other);
                Files.delete(directory.resolve("access.log." + before + '.' + lines));
            }
        }
    }

    @Test
    void the_unread_tail_of_a_cut_file_is_read_from_the_copy() {
        writer.lines(10);
        bench.step();
        writer.lines(25).copyTruncate(".1").lines(3);
        bench.settle();
        assertExact();
        assertThat(bench.lost).isZero();
    }

    @Test
    void a_file_cut_and_refilled_with_an_unread_tail_in_the_copy_is_exact_where_it_is_longer_too() {
        writer.lines(10);
        bench.step();
        writer.lines(25).copyTruncate(".1").lines(300);
        bench.settle();
        assertExact();
    }

    @Test
    void two_copies_and_cuts_between_two_polls_lose_nothing() throws IOException {
        writer.lines(10);
        bench.step();
        writer.lines(5).copyTruncate(".1").lines(6);
        Files.move(writer.sibling(".1"), writer.sibling(".2"));
        writer.copyTruncate(".1").lines(7);
        bench.settle();
        assertExact();
    }

    @Test
    void a_copy_that_is_there_long_before_the_cut_is_not_counted() throws IOException {
        writer.lines(10);
        bench.step();
        Files.copy(log, directory.resolve("access.log.1"));
        bench.settle();
        cutTo(0);
        bench.settle();
        writer.lines(3);
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_cut_in_place_by_its_writer_is_read_from_its_beginning() throws IOException {
        writer.lines(30);
        bench.step();
        cutTo(0);
        bench.step();
        writer.lines(3);
        bench.settle();
        assertExact();
        assertThat(bench.truncations).isEqualTo(1);
        assertThat(bench.lost).isZero();
    }

    @Test
    void an_unread_tail_without_a_copy_is_reported_lost() throws IOException {
        writer.lines(3).raw("an unfinished li");
        bench.step();
        cutTo(0);
        bench.settle();
        assertThat(bench.lost).isEqualTo(1);
        assertThat(bench.lines).hasSize(3);
    }

    @Test
    void a_shorter_file_that_begins_as_before_is_waited_for_and_then_goes_on_at_its_last_line() throws IOException {
        writer.lines(30);
        bench.step();
        long size = Files.size(log);
        cutTo(size / 2);
        bench.steps(10);
        assertThat(bench.regressions).isZero();
        bench.pass(6_000).step();
        assertThat(bench.regressions).isEqualTo(1);
        assertThat(bench.truncations).isZero();
        int before = bench.lines.size();
        writer.raw("\nafter\n");
        bench.settle();
        assertThat(bench.lines.subList(before, bench.lines.size())).hasSize(2).endsWith("after");
    }

    @Test
    void a_size_that_is_stale_for_a_moment_changes_nothing() throws IOException {
        writer.lines(30);
        bench.step();
        byte[] all = Files.readAllBytes(log);
        cutTo(all.length / 2);
        bench.step();
        writer.raw(java.util.Arrays.copyOfRange(all, all.length / 2, all.length));
        writer.lines(5);
        bench.settle();
        assertExact();
        assertThat(bench.truncations + bench.regressions).isZero();
    }

    @Test
    void a_hole_that_a_writer_left_at_the_front_is_skipped() throws IOException {
        writer.lines(500);
        bench.step();
        long size = Files.size(log);
        Files.copy(log, writer.sibling(".1"));
        cutTo(0);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            byte[] line = (writer.nextLine() + "\n").getBytes(StandardCharsets.UTF_8);
            channel.write(ByteBuffer.wrap(line), size + 300_000);
        }
        bench.settle();
        assertExact();
        assertThat(bench.overlong).isZero();
    }

    @Test
    void a_log_whose_files_all_begin_alike_is_read_from_its_beginning_after_a_copy_and_cut() {
        String banner = "#Version: 1.0 of a server with a banner that is the same in every file\n".repeat(20);
        writer.raw(banner).lines(40);
        bench.step();
        writer.copyTruncate(".1").raw(banner).lines(3);
        bench.settle();
        assertThat(bench.lines.stream().filter(l -> !l.startsWith("#")))
                .containsExactlyInAnyOrderElementsOf(writer.written);
        assertThat(bench.lines.stream().filter(l -> l.startsWith("#"))).hasSize(40);
    }

    @Test
    void a_glob_that_matches_the_copy_does_not_count_it() throws IOException {
        try (Bench globbed = new Bench(ReadFrom.BEGINNING, directory.resolve("access.log*"))) {
            writer.lines(10);
            globbed.step();
            writer.lines(5);
            Files.copy(log, writer.sibling(".1"));
            globbed.steps(8);
            cutTo(0);
            writer.lines(4);
            globbed.settle();
            assertThat(globbed.lines).containsExactlyInAnyOrderElementsOf(writer.written);
        }
    }

    @Test
    void a_glob_that_matches_the_copy_reads_the_unread_tail_from_it() {
        try (Bench globbed = new Bench(ReadFrom.BEGINNING, directory.resolve("access.log*"))) {
            writer.lines(10);
            globbed.step();
            writer.lines(50).copyTruncate(".1").lines(4);
            globbed.settle();
            assertThat(globbed.lines).containsExactlyInAnyOrderElementsOf(writer.written);
        }
    }

    @Test
    void the_copies_of_a_log_with_a_hole_at_its_front_are_known_for_copies() throws IOException {
        try (FileChannel inPlace = FileChannel.open(log, StandardOpenOption.WRITE)) {
            for (int cut = 1; cut <= 5; cut++) {
                inPlace.write(ByteBuffer.wrap(lines(70).getBytes(StandardCharsets.UTF_8)));
                bench.steps(cut % 3);
                for (int number = 9; number > 0; number--) {
                    if (Files.exists(writer.sibling("." + number))) {
                        Files.move(writer.sibling("." + number), writer.sibling("." + (number + 1)));
                    }
                }
                writer.copy(".1");
                writer.truncate();
                inPlace.write(ByteBuffer.wrap(lines(90).getBytes(StandardCharsets.UTF_8)));
                bench.settle();
            }
        }
        assertExact();
    }

    @Test
    void copies_that_are_written_behind_one_another_into_one_file_count_nothing_again() throws IOException {
        for (int cut = 1; cut <= 4; cut++) {
            writer.lines(70);
            bench.step();
            writer.lines(3);
            Files.write(
                    writer.sibling(".old"),
                    Files.readAllBytes(log),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            writer.truncate();
            bench.settle();
            if (cut == 1) {
                assertExact();
            }
        }
        assertThat(bench.lines).doesNotHaveDuplicates();
    }

    @Test
    void the_same_where_they_are_compressed() throws IOException {
        for (int cut = 1; cut <= 4; cut++) {
            writer.lines(70);
            bench.step();
            writer.lines(3);
            Files.write(
                    writer.sibling(".gz"),
                    Writer.gzip(Files.readAllBytes(log)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            writer.truncate();
            bench.settle();
            if (cut == 1) {
                assertExact();
            }
        }
        assertThat(bench.lines).doesNotHaveDuplicates();
    }

    @Test
    void a_copy_that_is_written_over_the_copy_before_is_a_new_one() throws IOException {
        try (FileChannel inPlace = FileChannel.open(log, StandardOpenOption.WRITE)) {
            for (int cut = 1; cut <= 4; cut++) {
                inPlace.write(ByteBuffer.wrap(lines(70).getBytes(StandardCharsets.UTF_8)));
                bench.steps(cut % 2);
                Files.write(writer.sibling(".1"), Files.readAllBytes(log));
                writer.truncate();
                inPlace.write(ByteBuffer.wrap(lines(90).getBytes(StandardCharsets.UTF_8)));
                bench.settle();
            }
        }
        assertExact();
    }

    @Test
    void a_copy_that_is_written_over_one_that_is_still_read_is_a_new_one() throws IOException {
        try (FileChannel inPlace = FileChannel.open(log, StandardOpenOption.WRITE)) {
            for (int cut = 1; cut <= 4; cut++) {
                inPlace.write(ByteBuffer.wrap(lines(70).getBytes(StandardCharsets.UTF_8)));
                bench.steps(cut % 2);
                Files.write(writer.sibling(".1"), Files.readAllBytes(log));
                writer.truncate();
                inPlace.write(ByteBuffer.wrap(lines(90).getBytes(StandardCharsets.UTF_8)));
                bench.steps(20);
            }
        }
        bench.settle();
        assertExact();
    }

    @Test
    void the_unread_tail_of_a_cut_file_is_read_from_a_copy_in_another_directory() throws IOException {
        Path old = Files.createDirectory(directory.resolve("old"));
        bench.step();
        for (int cut = 1; cut <= 4; cut++) {
            writer.lines(40);
            bench.step();
            writer.lines(7);
            Files.copy(log, old.resolve("access.log." + cut));
            if (cut % 2 == 0) {
                Files.write(old.resolve("access.log." + cut + ".gz"), Writer.gzip(Files.readAllBytes(log)));
                Files.delete(old.resolve("access.log." + cut));
            }
            writer.truncate().lines(3);
            bench.settle();
        }
        assertExact();
    }

    @Test
    void a_cut_in_a_directory_that_cannot_be_listed_is_counted_as_lost() throws IOException {
        FailingDisk disk = new FailingDisk();
        bench.close();
        bench = new Bench(Bench.settings(ReadFrom.END), disk, log);
        bench.step();
        writer.lines(40);
        bench.step();
        disk.unlisted = true;
        writer.lines(7).copyTruncate(".1").lines(3);
        bench.settle();
        assertThat(bench.lost).isEqualTo(1);
        assertThat(bench.lines).hasSize(43);
    }

    @Test
    void space_that_a_writer_has_reserved_is_nothing_that_waits() throws IOException {
        bench.step();
        try (FileChannel inPlace = FileChannel.open(log, StandardOpenOption.WRITE)) {
            inPlace.write(ByteBuffer.wrap(lines(60).getBytes(StandardCharsets.UTF_8)));
            inPlace.write(ByteBuffer.wrap(new byte[1]), 131_072);
            bench.settle();
            assertThat(bench.feed.files().get(0).lagBytes()).isZero();
            inPlace.write(ByteBuffer.wrap(lines(10).getBytes(StandardCharsets.UTF_8)));
            bench.settle();
        }
        assertExact();
    }

    private String lines(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(writer.nextLine()).append('\n');
        }
        return text.toString();
    }

    @Test
    void a_log_with_a_large_hole_that_is_cut_before_the_next_look_is_not_counted_again_in_its_copy() {
        Bench.Saved empty = bench.save();
        writer.inPlace().lines(9_000).copyTruncate(".2").lines(400);

        bench = bench.restart(empty);
        bench.step();
        writer.copyTruncate(".1");
        bench.settle();

        assertExact();
    }

    @Test
    void a_copy_that_has_only_the_hole_so_far_is_no_other_file() throws IOException {
        writer.inPlace().lines(40);
        bench.step();
        writer.copyTruncate(".2").lines(5);
        bench.settle();
        byte[] all = Files.readAllBytes(log);
        Path copy = writer.sibling(".1");
        Files.write(copy, Arrays.copyOf(all, 200));
        writer.truncate();
        bench.step();
        Files.write(copy, all);
        bench.settle();
        writer.lines(3);
        bench.settle();
        assertExact();
    }
}
