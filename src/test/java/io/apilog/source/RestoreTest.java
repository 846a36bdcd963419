package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to the files while the daemon is down. Each test ends it as {@code kill -9} does: with what was saved, and no more. */
class RestoreTest extends FollowedLog {
    RestoreTest() {
        super(ReadFrom.END);
    }

    private void restart() {
        bench = bench.restart(bench.save());
    }

    @Test
    void reading_goes_on_where_it_was_saved() {
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5);
        bench.step();
        bench = bench.restart(saved);
        writer.lines(5);
        bench.settle();
        assertExact();
    }

    @Test
    void what_was_not_counted_at_the_first_start_is_not_counted_at_the_second() {
        writer.lines(50);
        writer.written.clear();
        bench.step();
        restart();
        writer.lines(3);
        bench.settle();
        assertExact();
    }

    @Test
    void an_unfinished_line_is_finished_after_the_restart() {
        bench.step();
        String line = writer.lines(2).nextLine();
        writer.raw(line.substring(0, 10));
        bench.step();
        restart();
        writer.raw(line.substring(10) + "\n");
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_that_was_renamed_meanwhile_is_finished_and_its_successor_read_whole() {
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5).rotate(".1").lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
        assertThat(bench.rotations).isEqualTo(1);
    }

    @Test
    void files_rotated_in_and_out_meanwhile_are_read_whole() throws IOException {
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5).rotate(".1").lines(4);
        Files.move(writer.sibling(".1"), writer.sibling(".2"));
        writer.rotate(".1").lines(3);
        Files.move(writer.sibling(".2"), writer.sibling(".3"));
        Files.move(writer.sibling(".1"), writer.sibling(".2"));
        writer.rotate(".1").lines(2);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void rotated_siblings_of_before_the_first_start_stay_uncounted() throws IOException {
        Files.writeString(writer.sibling(".1"), "old\n".repeat(40));
        Files.writeString(writer.sibling(".2"), "older\n".repeat(40));
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        Files.move(writer.sibling(".2"), writer.sibling(".3"));
        Files.move(writer.sibling(".1"), writer.sibling(".2"));
        writer.lines(5).rotate(".1").lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_without_a_successor_is_finished() {
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5).rename(".1");
        bench = bench.restart(saved);
        bench.steps(3);
        writer.reopen();
        writer.lines(2);
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_cut_meanwhile_is_read_from_its_beginning_and_its_tail_from_the_copy() {
        bench.step();
        writer.lines(30);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(9).copyTruncate(".1").lines(3);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
        assertThat(bench.truncations).isEqualTo(1);
    }

    @Test
    void a_file_cut_meanwhile_and_refilled_longer_is_read_from_its_beginning() {
        bench.step();
        writer.lines(30);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(9).copyTruncate(".1").lines(300);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void two_copies_and_cuts_meanwhile_lose_nothing() throws IOException {
        bench.step();
        writer.lines(10);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5).copyTruncate(".1").lines(6);
        Files.move(writer.sibling(".1"), writer.sibling(".2"));
        writer.copyTruncate(".1").lines(7);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void what_a_mirror_has_more_of_a_log_that_was_rotated_meanwhile_is_read() throws IOException {
        bench.step();
        writer.lines(10);
        bench.step();
        Bench.Saved saved = bench.save();
        mirrorRotation(9, 4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void what_a_mirror_has_more_is_read_where_its_log_was_read_to_its_end_before() throws IOException {
        bench.step();
        writer.lines(10);
        bench.step();
        Path other = directory.resolve("other");
        Files.createFile(other);
        Files.move(other, log, StandardCopyOption.REPLACE_EXISTING);
        bench.settle();
        Bench.Saved saved = bench.save();
        Files.write(
                writer.sibling(".1"),
                String.join("\n", writer.written).concat("\n").getBytes(StandardCharsets.UTF_8));
        writer.moveTo(writer.sibling(".1")).lines(9);
        writer.moveTo(log).lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    /** As rsync does of a log that was rotated where it comes from: every file is made anew, the log's own first. */
    private void mirrorRotation(int before, int after) throws IOException {
        Path mirrored = directory.resolve("mirrored");
        Files.copy(log, mirrored);
        writer.moveTo(mirrored).lines(before);
        Path fresh = directory.resolve("fresh");
        writer.moveTo(fresh).lines(after);
        Files.move(fresh, log, StandardCopyOption.REPLACE_EXISTING);
        Files.move(mirrored, log.resolveSibling("access.log.1"));
    }

    @Test
    void a_search_for_a_copy_goes_on_after_a_restart() throws IOException {
        bench.step();
        writer.lines(10);
        bench.step();
        writer.lines(5);
        Path elsewhere = directory.resolve("kept-elsewhere");
        Files.copy(log, elsewhere);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
        bench.steps(2);
        assertThat(bench.truncations).isEqualTo(1);
        Bench.Saved saved = bench.save();
        Files.move(elsewhere, writer.sibling(".1"));
        writer.lines(3);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_log_that_was_moved_to_another_file_system_is_read_on() throws IOException {
        bench.step();
        writer.lines(30);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(9);
        Files.copy(log, writer.sibling(".1"));
        Files.delete(log);
        writer.reopen();
        writer.lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_log_that_was_replaced_by_a_copy_of_itself_is_read_on() throws IOException {
        bench.step();
        writer.lines(30);
        bench.step();
        Bench.Saved saved = bench.save();
        Path copy = directory.resolve("copy");
        Files.copy(log, copy);
        Files.move(copy, log, StandardCopyOption.REPLACE_EXISTING);
        writer.reopen();
        writer.lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_that_is_gone_with_what_was_not_read_is_told() throws IOException {
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5);
        Files.delete(log);
        writer.reopen();
        writer.lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertThat(bench.lines).hasSize(9);
        assertThat(bench.lost).isEqualTo(1);
    }

    @Test
    void a_file_that_was_rotated_and_read_before_is_not_missed_when_it_is_gone() throws IOException {
        bench.step();
        writer.lines(5);
        bench.step();
        writer.rotate(".1").lines(4);
        bench.settle();
        Bench.Saved saved = bench.save();
        Files.delete(writer.sibling(".1"));
        bench = bench.restart(saved);
        writer.lines(4);
        bench.settle();
        assertExact();
    }

    @Test
    void a_copy_made_meanwhile_counts_nothing() throws IOException {
        bench.step();
        writer.lines(30);
        bench.step();
        Bench.Saved saved = bench.save();
        Files.copy(log, writer.sibling(".backup"));
        writer.lines(5);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void another_file_beside_a_log_that_was_not_rotated_counts_nothing() throws IOException {
        bench.step();
        writer.lines(30);
        bench.steps(6);
        Bench.Saved saved = bench.save();
        Files.writeString(writer.sibling(".notes"), "no log of ours\n");
        writer.lines(5);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_finished_before_is_read_on_where_it_grew_meanwhile() throws IOException {
        bench.step();
        writer.lines(5);
        bench.step();
        writer.rotate(".1").lines(4);
        bench.settle();
        Bench.Saved saved = bench.save();
        Files.writeString(writer.sibling(".1"), writer.nextLine() + "\n", StandardOpenOption.APPEND);
        writer.rotate(".2").lines(2);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_that_was_being_finished_is_finished_after_the_restart() {
        bench.step();
        writer.lines(5);
        bench.step();
        writer.lines(5).rotate(".1").lines(4).raw("an unfinished line");
        Bench.Saved saved = bench.save();
        bench = bench.restart(saved);
        bench.steps(2);
        restart();
        writer.rotate(".2");
        writer.written.add("an unfinished line");
        bench.settle();
        assertExact();
    }

    @Test
    void a_log_that_appeared_meanwhile_is_read_from_its_beginning() throws IOException {
        Files.delete(log);
        bench.step();
        restart();
        writer.reopen();
        writer.lines(7);
        restart();
        bench.settle();
        assertExact();
    }

    @Test
    void a_link_switched_meanwhile_leads_to_a_file_read_whole_and_the_file_before_is_finished() throws IOException {
        Path link = directory.resolve("current");
        Path first = directory.resolve("log-of-monday");
        Path second = directory.resolve("log-of-tuesday");
        Files.createSymbolicLink(link, first);
        try (Writer linked = new Writer(link)) {
            bench.close();
            bench = new Bench(ReadFrom.END, link);
            bench.step();
            linked.lines(3);
            bench.step();
            Bench.Saved saved = bench.save();
            linked.lines(3);
            Files.delete(link);
            Files.createSymbolicLink(link, second);
            linked.reopen();
            linked.lines(4);
            bench = bench.restart(saved);
            bench.settle();
            assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(linked.written);
            assertThat(bench.lost).isZero();
        }
    }

    @Test
    void a_file_rotated_where_a_link_leads_is_finished() throws IOException {
        Path pods = Files.createDirectory(directory.resolve("pods"));
        Path link = directory.resolve("container.log");
        Files.createSymbolicLink(link, pods.resolve("0.log"));
        try (Writer linked = new Writer(link)) {
            bench.close();
            bench = new Bench(ReadFrom.END, link);
            bench.step();
            linked.lines(3);
            bench.step();
            Bench.Saved saved = bench.save();
            linked.lines(3);
            Files.move(pods.resolve("0.log"), pods.resolve("0.log.20261121-120000"));
            linked.reopen();
            linked.lines(4);
            Files.move(pods.resolve("0.log"), pods.resolve("0.log.20261121-120500"));
            linked.reopen();
            linked.lines(5);
            bench = bench.restart(saved);
            bench.settle();
            assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(linked.written);
        }
    }

    @Test
    void a_glob_finds_its_files_again_under_their_new_names() throws IOException {
        bench.close();
        bench = new Bench(ReadFrom.END, directory.resolve("access.log*"));
        bench.step();
        writer.lines(5);
        bench.steps(5);
        Bench.Saved saved = bench.save();
        writer.lines(5).rotate(".1").lines(4);
        Files.move(writer.sibling(".1"), writer.sibling(".2"));
        writer.rotate(".1").lines(3);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_log_that_a_glob_had_found_is_finished_though_only_its_sibling_is_there() throws IOException {
        bench.close();
        bench = new Bench(ReadFrom.END, directory.resolve("*.log"));
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5).rename(".1");
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_path_that_is_new_in_the_configuration_begins_as_at_a_first_start() throws IOException {
        bench.step();
        Bench.Saved saved = bench.save();
        Path other = directory.resolve("other.log");
        Files.writeString(other, "not counted\n");
        bench.close();
        bench = new Bench(ReadFrom.END, log, other).restart(saved);
        bench.step();
        Files.writeString(other, "counted\n", StandardOpenOption.APPEND);
        bench.settle();
        assertThat(bench.lines).containsExactly("counted");
    }

    @Test
    void a_file_that_could_not_be_looked_at_is_not_lost() throws IOException {
        FailingDisk disk = new FailingDisk();
        bench.close();
        bench = new Bench(Bench.settings(ReadFrom.END), disk, log);
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5);
        disk.denied = true;
        bench = bench.restart(saved);
        bench.settle();
        disk.denied = false;
        bench.settle();
        assertExact();
    }

    @Test
    void the_same_file_on_a_file_system_with_another_number_is_known() {
        FailingDisk disk = new FailingDisk();
        bench.close();
        bench = new Bench(Bench.settings(ReadFrom.END), disk, log);
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5);
        disk.device = 4711;
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void nothing_is_read_before_the_first_look_is_over() {
        writer.lines(3);
        assertThat(bench.firstLooks).isZero();
        bench.step();
        assertThat(bench.firstLooks).isEqualTo(1);
        bench.steps(3);
        assertThat(bench.firstLooks).isEqualTo(1);
    }

    @Test
    void a_restart_is_done_with_its_backlog_when_rotated_files_are_read_too() {
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5).rotate(".1").lines(4);
        bench = bench.restart(saved);
        assertThat(bench.feed.firstPassDone()).isFalse();
        bench.feed.poll();
        assertThat(bench.feed.firstPassDone()).isFalse();
        bench.steps(3);
        assertThat(bench.feed.firstPassDone()).isTrue();
        assertExact();
    }

    @Test
    void a_file_that_a_link_had_left_before_is_known_where_it_lies() throws IOException {
        Path link = directory.resolve("current");
        Files.createSymbolicLink(link, directory.resolve("log-of-monday"));
        try (Writer linked = new Writer(link)) {
            bench.close();
            bench = new Bench(ReadFrom.END, link);
            bench.step();
            linked.lines(3);
            bench.step();
            Files.delete(link);
            Files.createSymbolicLink(link, directory.resolve("log-of-tuesday"));
            linked.lines(2);
            bench.steps(2);
            Bench.Saved saved = bench.save();
            linked.lines(2).reopen();
            linked.lines(4);
            bench = bench.restart(saved);
            bench.settle();
            assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(linked.written);
            assertThat(bench.lost).isZero();
        }
    }

    @Test
    void rotations_to_numbers_before_the_extension_meanwhile_lose_nothing() throws IOException {
        bench.step();
        writer.lines(30);
        Bench.Saved saved = bench.settle().save();
        for (int number = 1; number <= 3; number++) {
            writer.lines(15);
            Files.move(log, directory.resolve("access-" + number + ".log"));
            writer.reopen();
        }
        writer.lines(5);
        bench = bench.restart(saved);
        bench.settle().settle();
        assertExact();
        bench = bench.restart(bench.save());
        bench.settle().settle();
        assertExact();
    }

    @Test
    void a_file_that_was_renamed_to_any_name_meanwhile_is_finished() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String name : List.of("access-1.log", "old-access.log", "access_1.log", "access.1", "bak.txt", "1.done")) {
            for (int unread : List.of(0, 5)) {
                Path own = Files.createDirectory(directory.resolve(name + unread));
                try (Writer server = new Writer(own.resolve("access.log"));
                        Bench before = new Bench(ReadFrom.BEGINNING, own.resolve("*.log"))) {
                    server.lines(30);
                    Bench.Saved saved = before.settle().save();
                    server.lines(unread);
                    Files.move(own.resolve("access.log"), own.resolve(name.replace(".log", ".gone")));
                    server.reopen();
                    server.lines(4);
                    try (Bench after = before.restart(saved)) {
                        after.settle();
                        if (after.lines.size() != server.written.size() || after.lost > 0) {
                            wrong.add(name + " " + unread + ": " + after.lines.size() + ", lost " + after.lost);
                        }
                        assertThat(after.lines).doesNotHaveDuplicates();
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_file_that_was_moved_to_another_directory_meanwhile_is_finished() throws IOException {
        Path old = Files.createDirectory(directory.resolve("old"));
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5);
        Files.move(log, old.resolve("access.log.1"));
        writer.reopen();
        writer.lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_whose_directory_was_renamed_meanwhile_is_finished() throws IOException {
        Path app = Files.createDirectory(directory.resolve("app"));
        Path inApp = app.resolve("access.log");
        bench.close();
        writer.moveTo(inApp);
        bench = new Bench(ReadFrom.END, inApp);
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        Files.move(app, directory.resolve("app.old"));
        writer.lines(5);
        Files.createDirectory(app);
        writer.reopen();
        writer.lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void several_that_were_rotated_into_another_directory_meanwhile_are_read() throws IOException {
        Path old = Files.createDirectory(directory.resolve("old"));
        Files.writeString(old.resolve("access.log.9"), "of before the first start\n");
        Files.setLastModifiedTime(old.resolve("access.log.9"), FileTime.fromMillis(1_000));
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        for (int i = 3; i > 0; i--) {
            writer.lines(5);
            Files.move(log, old.resolve("access.log." + i));
            writer.reopen();
        }
        Path first = old.resolve("access.log.2");
        Files.write(old.resolve("access.log.2.gz"), Writer.gzip(Files.readAllBytes(first)));
        Files.setLastModifiedTime(old.resolve("access.log.2.gz"), Files.getLastModifiedTime(first));
        Files.delete(first);
        writer.lines(4);
        bench = bench.restart(saved);
        bench.settle().settle();
        assertExact();
    }

    @Test
    void several_that_were_rotated_into_another_directory_between_two_looks_are_read() throws IOException {
        Path old = Files.createDirectory(directory.resolve("old"));
        bench.step();
        for (int round = 0; round < 2; round++) {
            writer.lines(5);
            bench.step();
            for (int i = 0; i < 3; i++) {
                writer.lines(5);
                Files.move(log, old.resolve("access.log-2026112" + round + i));
                writer.reopen();
            }
            writer.lines(4);
            bench.settle().settle();
        }
        assertExact();
    }

    @Test
    void several_that_were_copied_into_another_directory_meanwhile_are_read() throws IOException {
        Path old = Files.createDirectory(directory.resolve("old"));
        bench.step();
        writer.lines(25);
        bench.step();
        Bench.Saved saved = bench.save();
        for (int i = 3; i > 0; i--) {
            writer.lines(25);
            Path copy = Files.copy(log, old.resolve("access.log." + i));
            // Two that are made within a tick of the file system's clock have one time, which no real ones have.
            FileTime made = Files.getLastModifiedTime(copy);
            Files.setLastModifiedTime(copy, FileTime.fromMillis(made.toMillis() + 100L * (4 - i)));
            writer.truncate();
        }
        writer.lines(4);
        bench = bench.restart(saved);
        bench.settle().settle();
        assertExact();
    }

    @Test
    void a_directory_beside_with_a_log_of_the_same_name_is_another_ones() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.writeString(other.resolve("access.log"), "another's\n");
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5);
        Files.move(log, other.resolve("access.log.1"));
        Files.writeString(other.resolve("access.log.2"), "another's, written later\n");
        writer.reopen();
        bench = bench.restart(saved);
        bench.settle().settle();
        assertExact();
    }

    @Test
    void a_file_that_was_compressed_into_another_directory_meanwhile_is_finished() throws IOException {
        Path old = Files.createDirectory(directory.resolve("old"));
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5);
        Files.write(old.resolve("access.log-20261128.gz"), Writer.gzip(Files.readAllBytes(log)));
        Files.delete(log);
        writer.reopen();
        writer.lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void a_file_compressed_into_another_directory_is_read_on_at_whatever_look_the_daemon_was_killed(int looks)
            throws IOException {
        Path old = Files.createDirectory(directory.resolve("old"));
        bench.step();
        writer.lines(5);
        bench.step();
        Files.move(log, old.resolve("access.log.1"));
        writer.reopen();
        writer.lines(5);
        bench.steps(4).pass(11_000);
        writer.lines(8_000);
        bench.stepPartly(1);
        Files.write(old.resolve("access.log.2.gz"), Writer.gzip(Files.readAllBytes(log)));
        Files.delete(log);
        writer.reopen();
        writer.lines(4);
        for (int look = 0; look < looks; look++) {
            bench.stepPartly(1);
        }
        bench = bench.restart(bench.save());
        bench.settle().settle();
        assertExact();
    }

    @Test
    void files_that_the_first_look_saw_and_that_are_deleted_before_the_next_start_count_as_lost() throws IOException {
        bench.step();
        writer.lines(50);
        bench.step();
        Bench.Saved saved = bench.save();
        for (int n = 1; n <= 20; n++) {
            writer.lines(1_000).rotate(".d" + n);
        }
        Bench.Saved[] first = new Bench.Saved[1];
        bench = bench.restart(saved);
        bench.onFirstLook(() -> first[0] = bench.save());
        bench.stepPartly(1);
        for (int n = 1; n <= 20; n++) {
            Files.delete(writer.sibling(".d" + n));
        }
        bench = bench.restart(first[0]);
        bench.settle();

        assertThat(bench.lost).isEqualTo(20);
    }

    @Test
    void a_file_that_was_written_anew_meanwhile_with_nothing_unread_is_no_loss() {
        bench.step();
        writer.lines(50);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.truncate().lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_rotated_meanwhile_in_a_directory_that_cannot_be_listed_is_counted_as_lost() {
        FailingDisk disk = new FailingDisk();
        bench.close();
        bench = new Bench(Bench.settings(ReadFrom.END), disk, log);
        disk.unlisted = true;
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(5).rotate(".1").lines(4);
        bench = bench.restart(saved);
        bench.settle();
        assertThat(bench.lost).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alias/access.log", "alias/acc*.log"})
    void a_log_goes_on_where_its_directory_is_named_through_a_link_now(String spelling) throws IOException {
        for (String source : List.of(Bench.SOURCE, "shop")) {
            bench.step();
            writer.lines(5);
            bench.step();
            Bench.Saved saved = bench.save();
            writer.lines(2).rotate(".d" + source).lines(3);
            Path alias = directory.resolve("alias");
            if (!Files.exists(alias)) {
                Files.createSymbolicLink(alias, directory);
            }
            bench = bench.restartAs(saved, source, directory.resolve(spelling).toString());
            bench.settle();
            assertExact();
            bench = bench.restartAs(bench.save(), Bench.SOURCE, log.toString());
        }
    }

    @Test
    void a_log_goes_on_where_its_directory_was_called_something_else_while_it_was_read() throws IOException {
        Path alias = Files.createSymbolicLink(directory.resolve("alias"), directory);
        bench = bench.restartAs(
                bench.save(), Bench.SOURCE, alias.resolve("access.log").toString());
        bench.step();
        writer.lines(5);
        bench.step();
        Bench.Saved saved = bench.save();
        writer.lines(2).rotate(".1").lines(3);
        bench = bench.restartAs(saved, "shop", log.toString());
        bench.settle();
        assertExact();
    }
}
