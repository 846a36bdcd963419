package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ways to keep logs that the random histories do not have: svlogd and s6-log, trees of directories, a directory that is renamed, an old file that
 * is named alone.
 */
class LayoutTest {
    @TempDir
    Path directory;

    /** Files that are deleted are open still, so that no new one gets their inodes. */
    private final List<FileChannel> deleted = new ArrayList<>();

    private final List<String> written = new ArrayList<>();
    private long tai = 0x400000006a000000L;
    private Bench bench;

    @AfterEach
    void end() throws IOException {
        bench.close();
        for (FileChannel file : deleted) {
            file.close();
        }
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private List<String> lines(int count, String name) throws IOException {
        Files.createDirectories(file(name).getParent());
        List<String> lines = new ArrayList<>();
        try (Writer writer = new Writer(file(name))) {
            for (int i = 0; i < count; i++) {
                String line = "192.0.2.7 - - \"GET /orders/" + written.size() + " HTTP/1.1\" 200 7";
                written.add(line);
                lines.add(line);
                writer.raw(line + "\n");
            }
        }
        return lines;
    }

    private void move(String from, String to) throws IOException {
        Files.createDirectories(file(to).getParent());
        Files.move(file(from), file(to));
    }

    private void compress(String name) throws IOException {
        Files.write(file(name + ".gz"), Writer.gzip(Files.readAllBytes(file(name))));
        Files.delete(file(name));
    }

    /** As svlogd and s6-log do: the log is made executable and gets the time as its name, in labels of TAI64N. */
    private String rotateToTime() throws IOException {
        Files.setPosixFilePermissions(file("current"), PosixFilePermissions.fromString("rwxr--r--"));
        tai += 7;
        String name = "@%016x%08x.s".formatted(tai, 12_345_678);
        move("current", name);
        return name;
    }

    /** The same where what is rotated goes through {@code !gzip}. */
    private void rotateThroughGzip() throws IOException {
        replaceByGzip(rotateToTime());
    }

    private void replaceByGzip(String name) throws IOException {
        byte[] content = Files.readAllBytes(file(name));
        deleted.add(FileChannel.open(file(name)));
        Files.delete(file(name));
        Files.write(file(name), Writer.gzip(content));
    }

    private void follow(String pattern) {
        bench = new Bench(ReadFrom.BEGINNING, file(pattern));
    }

    private Bench.Saved read() {
        bench.steps(2);
        return bench.save();
    }

    private void assertExact() {
        bench.settle().settle();
        assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(written);
        assertThat(bench.lost).as("files lost").isZero();
    }

    private void assertExactBut(List<String> lost, int files) {
        bench.settle().settle();
        written.removeAll(lost);
        assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(written);
        assertThat(bench.lost).as("files lost").isEqualTo(files);
    }

    @Test
    void what_svlogd_rotates_is_read_to_its_end_however_the_looks_fall() throws IOException {
        lines(5, "current");
        follow("current");
        read();
        for (int i = 0; i < 6; i++) {
            lines(4, "current");
            rotateToTime();
            lines(3, "current");
            bench.steps(i % 3);
        }
        assertExact();
    }

    @Test
    void what_svlogd_rotates_while_the_daemon_is_down_is_read() throws IOException {
        lines(5, "current");
        follow("current");
        for (int life = 0; life < 3; life++) {
            Bench.Saved saved = read();
            for (int i = 0; i < 3; i++) {
                lines(4, "current");
                rotateToTime();
                lines(3, "current");
            }
            bench = bench.restart(saved);
        }
        assertExact();
    }

    @Test
    void what_svlogd_deletes_when_it_was_read_is_not_lost() throws IOException {
        lines(5, "current");
        follow("current");
        read();
        for (int i = 0; i < 4; i++) {
            lines(4, "current");
            String old = rotateToTime();
            lines(3, "current");
            bench.settle();
            Files.delete(file(old));
        }
        assertExact();
    }

    @Test
    void a_glob_over_the_directory_of_svlogd_counts_each_line_once() throws IOException {
        lines(5, "current");
        follow("*");
        Bench.Saved saved = read();
        for (int i = 0; i < 3; i++) {
            lines(4, "current");
            rotateToTime();
            lines(3, "current");
        }
        bench = bench.restart(saved);
        read();
        lines(4, "current");
        rotateToTime();
        lines(3, "current");
        assertExact();
    }

    @Test
    void what_svlogd_compresses_between_two_looks_is_read() throws IOException {
        lines(5, "current");
        follow("current");
        read();
        for (int i = 0; i < 6; i++) {
            lines(4, "current");
            bench.step();
            rotateToTime();
            lines(3, "current");
            rotateThroughGzip();
            lines(2, "current");
            bench.settle();
        }
        assertExact();
    }

    @Test
    void what_svlogd_compresses_after_it_was_read_is_neither_counted_again_nor_rejected() throws IOException {
        lines(5, "current");
        follow("current");
        read();
        for (int i = 0; i < 3; i++) {
            lines(4, "current");
            bench.step();
            String old = rotateToTime();
            lines(3, "current");
            bench.settle();
            replaceByGzip(old);
            bench.settle();
        }
        assertExact();
    }

    @Test
    void what_svlogd_compresses_while_the_daemon_is_down_is_read() throws IOException {
        lines(5, "current");
        follow("current");
        for (int life = 0; life < 3; life++) {
            Bench.Saved saved = read();
            lines(4, "current");
            rotateThroughGzip();
            lines(3, "current");
            rotateThroughGzip();
            lines(2, "current");
            bench = bench.restart(saved);
        }
        assertExact();
    }

    @Test
    void a_log_that_was_compressed_in_place_is_known() throws IOException {
        lines(5, "access.log");
        follow("access.log");
        Bench.Saved saved = read();
        lines(4, "access.log");
        move("access.log", "access.log.1");
        replaceByGzip("access.log.1");
        lines(3, "access.log");
        bench = bench.restart(saved);
        assertExact();
    }

    @Test
    void logs_of_new_directories_are_read_where_they_were_rotated_before_they_were_seen() throws IOException {
        lines(5, "a/access.log");
        follow("**/*.log");
        read();
        for (int i = 0; i < 6; i++) {
            String log = "d" + i + "/x/access.log";
            lines(4, log);
            move(log, log + ".1");
            lines(3, log);
            bench.steps(i % 3);
        }
        assertExact();
    }

    @Test
    void logs_of_directories_that_came_while_the_daemon_was_down_are_read() throws IOException {
        lines(5, "a/access.log");
        follow("**/*.log");
        Bench.Saved saved = read();
        lines(4, "b/c/access.log");
        move("b/c/access.log", "b/c/access.log.1");
        lines(3, "b/c/access.log");
        lines(4, "n/other.log");
        compress("n/other.log");
        lines(4, "m/access-20261121.log");
        compress("m/access-20261121.log");
        bench = bench.restart(saved);
        assertExact();
    }

    @Test
    void a_directory_that_moves_within_a_tree_keeps_what_was_read() throws IOException {
        lines(5, "a/access.log");
        follow("**/*.log");
        read();
        lines(4, "a/access.log");
        move("a", "z");
        lines(3, "z/access.log");
        lines(3, "a/access.log");
        Bench.Saved saved = read();
        move("z", "y/deeper");
        lines(2, "y/deeper/access.log");
        bench = bench.restart(saved);
        assertExact();
    }

    @Test
    void a_log_whose_directory_is_renamed_and_made_anew_is_read_to_its_end() throws IOException {
        lines(5, "app/access.log");
        follow("app/access.log");
        read();
        lines(4, "app/access.log");
        move("app", "app.old");
        lines(3, "app.old/access.log");
        bench.step();
        lines(3, "app.old/access.log");
        lines(2, "app/access.log");
        assertExact();
    }

    /** docs/guarantees.md. */
    @Test
    void of_directories_renamed_twice_while_the_daemon_is_down_the_one_between_is_not_seen() throws IOException {
        lines(5, "app/access.log");
        follow("app/access.log");
        Bench.Saved saved = read();
        lines(4, "app/access.log");
        move("app", "app.1");
        List<String> between = lines(3, "app/access.log");
        move("app", "app.2");
        lines(2, "app/access.log");
        bench = bench.restart(saved);
        assertExactBut(between, 0);
    }

    @Test
    void a_log_whose_directory_went_elsewhere_while_the_daemon_was_down_counts_as_lost() throws IOException {
        lines(5, "here/app/access.log");
        follow("here/app/access.log");
        Bench.Saved saved = read();
        List<String> lost = lines(4, "here/app/access.log");
        move("here/app", "there/far/away/app");
        lines(2, "here/app/access.log");
        bench = bench.restart(saved);
        assertExactBut(lost, 1);
    }

    @Test
    void an_old_file_that_is_named_alone_is_followed_and_found_again_where_it_was_rotated_on() throws IOException {
        lines(5, "access.log.1");
        follow("access.log.1");
        Bench.Saved saved = read();
        lines(4, "access.log.1");
        move("access.log.1", "access.log.2");
        lines(3, "access.log.1");
        bench = bench.restart(saved);
        bench.settle();
        lines(4, "access.log.1");
        move("access.log.2", "access.log.3");
        move("access.log.1", "access.log.2");
        lines(2, "access.log.1");
        assertExact();
    }

    @Test
    void an_old_file_that_is_named_alone_is_finished_where_it_was_compressed_meanwhile() throws IOException {
        lines(5, "access.log.1");
        follow("access.log.1");
        Bench.Saved saved = read();
        lines(4, "access.log.1");
        compress("access.log.1");
        bench = bench.restart(saved);
        assertExact();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pods/a/access.log", "pods/*/access.log"})
    void a_log_whose_directory_was_deleted_while_the_daemon_was_down_counts_as_lost(String pattern) throws IOException {
        lines(5, "pods/a/access.log");
        lines(5, "pods/b/access.log");
        bench = new Bench(ReadFrom.BEGINNING, file(pattern), file("pods/b/access.log"));
        Bench.Saved saved = read();
        List<String> lost = lines(4, "pods/a/access.log");
        lines(2, "pods/b/access.log");
        Files.delete(file("pods/a/access.log"));
        Files.delete(file("pods/a"));
        bench = bench.restart(saved);
        assertExactBut(lost, 1);
    }

    @Test
    void what_a_log_was_rotated_to_goes_on_where_its_directory_and_its_source_are_called_something_else()
            throws IOException {
        lines(5, "here/access.log");
        follow("here/access.log");
        Bench.Saved saved = read();
        lines(4, "here/access.log");
        move("here/access.log", "here/access.log.1");
        lines(2, "here/access.log");
        Files.move(file("here"), file("there"));
        bench = bench.restartAs(saved, "shop", file("there/access.log").toString());
        assertExact();
    }

    @Test
    void what_another_source_left_beside_a_log_is_not_counted_for_it() throws IOException {
        lines(5, "access.log");
        lines(5, "access.log-audit");
        bench = new Bench(ReadFrom.BEGINNING, file("access.log-audit"));
        Bench.Saved saved = read();
        bench = bench.restartAs(saved, "shop", file("access.log").toString());
        bench.steps(2);
        List<String> audited = lines(3, "access.log-audit");
        lines(3, "access.log");
        bench.settle();
        assertThat(bench.lines).doesNotContainAnyElementsOf(audited);
        assertThat(bench.lost).isZero();
    }
}
