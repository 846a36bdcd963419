package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.source.report.FileStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rotated files that were compressed before all of them was read, while the daemon was down or between two polls. */
class ArchiveTest extends FollowedLog {
    ArchiveTest() {
        super(ReadFrom.END);
    }

    private Bench.Saved savedAfter(int lines) {
        bench.step();
        writer.lines(lines);
        bench.step();
        return bench.save();
    }

    @Test
    void a_file_compressed_while_the_daemon_was_down_is_read_on() {
        Bench.Saved saved = savedAfter(500);
        writer.lines(700).rotate(".1").compress(".1").lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_compressed_with_nothing_left_in_it_counts_nothing_again() {
        Bench.Saved saved = savedAfter(500);
        writer.rotate(".1").compress(".1").lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void files_rotated_in_and_compressed_meanwhile_are_read_whole() throws IOException {
        Bench.Saved saved = savedAfter(5);
        writer.lines(7).rotate(".1").compress(".1").lines(40);
        Files.move(writer.sibling(".1.gz"), writer.sibling(".2.gz"));
        writer.rotate(".1").compress(".1").lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void files_compressed_before_the_first_start_stay_uncounted() throws IOException {
        Files.write(
                writer.sibling(".1.gz"),
                Writer.gzip("an old line, longer than others are\n".repeat(90).getBytes(StandardCharsets.UTF_8)));
        Bench.Saved saved = savedAfter(5);
        Files.move(writer.sibling(".1.gz"), writer.sibling(".2.gz"));
        writer.lines(7).rotate(".1").compress(".1").lines(40);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_sibling_of_before_the_first_start_that_is_compressed_later_stays_uncounted() throws IOException {
        Files.writeString(writer.sibling(".1"), "an old line, longer than others are\n".repeat(90));
        Bench.Saved saved = savedAfter(5);
        Files.move(writer.sibling(".1"), writer.sibling(".2"));
        writer.compress(".2").lines(7).rotate(".1").lines(40);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void compressing_a_file_that_was_read_to_its_end_counts_nothing_again() throws IOException {
        bench.step();
        writer.lines(50);
        bench.step();
        writer.rotate(".1").lines(3);
        bench.settle();
        writer.compress(".1");
        Files.move(writer.sibling(".1.gz"), writer.sibling(".2.gz"));
        writer.rotate(".1").lines(3);
        bench.settle();
        Bench.Saved saved = bench.save();
        writer.rotate(".3").lines(5);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void several_rotations_compressed_between_two_polls_lose_nothing() throws IOException {
        bench.step();
        writer.lines(5);
        bench.step();
        writer.lines(9).rotate(".1").compress(".1").lines(30);
        Files.move(writer.sibling(".1.gz"), writer.sibling(".2.gz"));
        writer.rotate(".1").compress(".1").lines(4);
        bench.settle();
        assertExact();
    }

    @Test
    void copies_of_a_cut_file_compressed_between_two_polls_lose_nothing() throws IOException {
        bench.step();
        writer.lines(5);
        bench.step();
        writer.lines(9).copyTruncate(".1").compress(".1").lines(30);
        Files.move(writer.sibling(".1.gz"), writer.sibling(".2.gz"));
        writer.copyTruncate(".1").compress(".1").lines(4);
        bench.settle();
        assertExact();
    }

    @Test
    void a_copy_of_a_cut_file_compressed_while_the_daemon_was_down_is_read_on() {
        Bench.Saved saved = savedAfter(40);
        writer.lines(9).copyTruncate(".1").compress(".1").lines(30);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_that_is_yet_to_be_written_to_its_end_is_waited_for() throws IOException {
        Bench.Saved saved = savedAfter(500);
        writer.lines(9_000).rotate(".1").lines(3);
        byte[] whole = Writer.gzip(Files.readAllBytes(writer.sibling(".1")));
        Files.delete(writer.sibling(".1"));
        Path archive = writer.sibling(".1.gz");
        bench = bench.restart(saved);
        for (int from = 0; from < whole.length; from += 20_000) {
            byte[] part = Arrays.copyOfRange(whole, from, Math.min(whole.length, from + 20_000));
            Files.write(archive, part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            bench.step();
        }
        bench.settle();
        assertExact();
    }

    @Test
    void reading_a_compressed_file_goes_on_after_a_restart() {
        Bench.Saved saved = savedAfter(500);
        writer.lines(9_000).rotate(".1").compress(".1").lines(3);
        bench = bench.restart(saved);
        bench.onLine(4_000, () -> bench.saveAtNextCommit());
        bench.settle();
        assertExact();
        assertThat(bench.savedAtCommit().lines()).hasSizeBetween(4_000, 8_000);
        bench = bench.restart(bench.savedAtCommit());
        bench.settle();
        assertExact();
    }

    @Test
    void readiness_waits_for_compressed_files_too() {
        Bench.Saved saved = savedAfter(5);
        writer.lines(7).rotate(".1").compress(".1").lines(4);
        bench = bench.restart(saved);
        bench.feed.poll();
        assertThat(bench.feed.firstPassDone()).isFalse();
        bench.settle();
        assertThat(bench.feed.firstPassDone()).isTrue();
    }

    @Test
    void a_damaged_file_is_told() throws IOException {
        Bench.Saved saved = savedAfter(500);
        writer.lines(9_000).rotate(".1").compress(".1").lines(3);
        byte[] bytes = Files.readAllBytes(writer.sibling(".1.gz"));
        bytes[bytes.length - 6] ^= 1;
        Files.write(writer.sibling(".1.gz"), bytes);
        bench = bench.restart(saved);
        bench.settle();
        assertThat(bench.lost).isEqualTo(1);
        assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(writer.written);
    }

    @Test
    void what_waits_in_archives_that_are_not_opened_yet_is_lag_over_a_restart_too() {
        Bench.Saved saved = savedAfter(500);
        for (int n = 1; n <= 5; n++) {
            writer.lines(2_000).rotate("." + n).compress("." + n);
        }
        bench = bench.restart(saved);
        bench.stepPartly(1).stepPartly(1);
        assertThat(lag()).isEqualTo(bytes(writer.written) - bytes(bench.lines));

        bench = bench.restart(bench.save());
        bench.stepPartly(1);
        assertThat(lag()).isEqualTo(bytes(writer.written) - bytes(bench.lines));
    }

    private static long bytes(List<String> lines) {
        return lines.stream().mapToLong(line -> line.length() + 1).sum();
    }

    private long lag() {
        return bench.feed.files().stream().mapToLong(FileStatus::lagBytes).sum();
    }

    @Test
    void a_file_deleted_unread_is_told_though_the_log_is_rotated_all_the_time() throws IOException {
        Bench.Saved saved = savedAfter(500);
        writer.lines(20).rotate(".1");
        Files.delete(writer.sibling(".1"));
        bench = bench.restart(saved);
        for (int n = 2; n < 300; n++) {
            writer.lines(1).rotate("." + n);
            bench.pass(600);
        }

        assertThat(bench.lost).isEqualTo(1);
    }

    @Test
    void a_file_that_is_not_compressed_at_all_is_left_alone() throws IOException {
        Bench.Saved saved = savedAfter(5);
        writer.lines(7).rotate(".1").lines(4);
        Files.writeString(writer.sibling(".2.gz"), "not compressed\n");
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void an_unfinished_last_line_counts_as_a_line() {
        Bench.Saved saved = savedAfter(5);
        writer.lines(2).raw("cut short").rotate(".1").compress(".1").lines(1);
        writer.written.add("cut short");
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_compressed_file_that_is_renamed_before_it_was_read_to_its_end_is_found_again() throws IOException {
        Bench.Saved saved = savedAfter(500);
        writer.lines(9_000).rotate(".1").compress(".1").lines(300);
        bench = bench.restart(saved);
        bench.onLine(4_000, () -> bench.saveAtNextCommit());
        bench.settle();
        saved = bench.savedAtCommit();
        Files.move(writer.sibling(".1.gz"), writer.sibling(".2.gz"));
        writer.rotate(".1").compress(".1").lines(3);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_rotated_file_that_a_glob_found_counts_nothing_again_when_it_is_compressed() {
        bench.close();
        bench = new Bench(ReadFrom.END, directory.resolve("access.log*"));
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(20).rotate(".1").lines(3);
        bench = bench.restart(saved);
        bench.step();
        writer.compress(".1");
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_cut_and_compressed_with_one_new_line_between_two_polls_is_counted_once() {
        bench.step();
        writer.lines(3);
        bench.step();
        writer.copyTruncate(".1").compress(".1").lines(1).rotate(".2").compress(".2");
        bench.settle();
        assertExact();
    }

    @Test
    void archives_of_many_generations_made_in_bulk_count_nothing_again() throws IOException {
        bench.step();
        writer.lines(20);
        bench.step();
        for (int generation = 1; generation <= 30; generation++) {
            writer.rotate(".g" + generation).lines(20);
            bench.pass(15_000).steps(3);
        }
        bench.settle();
        writer.rotate(".g31").lines(3);
        for (int generation = 31; generation > 0; generation--) {
            writer.compress(".g" + generation);
            bench.steps(generation % 3);
        }
        bench.settle();
        assertExact();
    }

    @Test
    void archives_of_many_generations_made_while_the_daemon_was_down_count_nothing_again() throws IOException {
        bench.step();
        writer.lines(20);
        bench.step();
        for (int generation = 1; generation <= 30; generation++) {
            writer.rotate(".g" + generation).lines(20);
            bench.pass(15_000).steps(3);
        }
        Bench.Saved saved = bench.settle().save();
        for (int generation = 30; generation > 0; generation--) {
            writer.compress(".g" + generation);
        }
        writer.lines(9).rotate(".g31").lines(3);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void an_archive_that_was_read_is_known_when_it_was_compressed_once_more() throws IOException {
        Bench.Saved saved = savedAfter(5);
        writer.lines(7)
                .rotate(".1")
                .compress(".1")
                .lines(40)
                .rotate(".2")
                .compress(".2")
                .lines(3);
        bench = bench.restart(saved);
        saved = bench.settle().save();
        byte[] again = Files.readAllBytes(writer.sibling(".2.gz"));
        Files.delete(writer.sibling(".2.gz"));
        Files.write(writer.sibling(".3.gz"), again);
        writer.lines(3).rotate(".4").lines(2);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void archives_that_begin_alike_over_more_than_is_compared_are_each_read() throws IOException {
        String header = "192.0.2.1 - - \"GET /head HTTP/1.1\" 200 5 \"-\" \"header of each\"";
        Bench.Saved saved = savedAfter(5);
        writer.rotate(".0");
        for (int generation = 1; generation < 6; generation++) {
            for (int i = 0; i < 30; i++) {
                writer.raw(header + "\n");
                writer.written.add(header);
            }
            writer.lines(10 + generation * 7).rotate("." + generation).compress("." + generation);
        }
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    /** Each of the steps of logrotate's {@code copytruncate compress} is looked at, or is not. */
    @Test
    void a_log_of_a_glob_that_is_copied_cut_and_compressed_is_counted_once_however_the_looks_fall() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String glob : List.of("access.log*", "*")) {
            for (int looks = 0; looks < 1 << 6; looks++) {
                Path own = Files.createDirectory(directory.resolve((glob.equals("*") ? "all" : "logs") + looks));
                try (Writer server = new Writer(own.resolve("access.log"));
                        Bench follower = new Bench(ReadFrom.BEGINNING, own.resolve(glob))) {
                    server.lines(30);
                    follower.settle();
                    server.lines(20);
                    look(follower, looks, 0);
                    server.copy(".1");
                    look(follower, looks, 1);
                    server.truncate();
                    look(follower, looks, 2);
                    byte[] whole = Writer.gzip(Files.readAllBytes(server.sibling(".1")));
                    Files.write(server.sibling(".1.gz"), new byte[0]);
                    look(follower, looks, 3);
                    Files.write(server.sibling(".1.gz"), whole);
                    look(follower, looks, 4);
                    Files.delete(server.sibling(".1"));
                    look(follower, looks, 5);
                    server.lines(10);
                    follower.settle();
                    if (!sorted(follower.lines).equals(sorted(server.written))) {
                        wrong.add(glob + ", looks " + Integer.toBinaryString(looks) + ": " + follower.lines.size());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static void look(Bench follower, int looks, int at) {
        if ((looks >> at & 1) != 0) {
            follower.steps(2);
        }
    }

    @Test
    void an_archive_of_several_files_that_is_made_beside_a_log_is_no_part_of_it() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String name : List.of(".tar.gz", ".backup.gz", ".tar", ".backup", ".tgz")) {
            Path own = Files.createDirectory(directory.resolve("of" + name));
            try (Writer server = new Writer(own.resolve("access.log"));
                    Bench follower = new Bench(ReadFrom.BEGINNING, own.resolve("access.log"))) {
                server.lines(30);
                follower.settle();
                byte[] tar = Writer.tar("access.log", Files.readAllBytes(own.resolve("access.log")));
                Files.write(server.sibling(name), name.endsWith("gz") ? Writer.gzip(tar) : tar);
                server.lines(5).rotate(".1").lines(10);
                follower.settle();
                if (!sorted(follower.lines).equals(sorted(server.written)) || follower.lost > 0) {
                    wrong.add(name + ": " + follower.lines.size() + ", lost " + follower.lost);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
