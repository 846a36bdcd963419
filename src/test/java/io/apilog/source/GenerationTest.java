package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.source.disk.LocalDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that are called by a date: behind a link that is switched, found by a glob, or beside the log's own name. */
class GenerationTest {
    @TempDir
    Path directory;

    private final List<String> written = new ArrayList<>();
    private Bench bench;

    @AfterEach
    void end() {
        bench.close();
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private void lines(int count, String name) throws IOException {
        Files.createDirectories(file(name).getParent());
        try (Writer writer = new Writer(file(name))) {
            for (int i = 0; i < count; i++) {
                String line = "192.0.2.7 - - \"GET /orders/" + written.size() + " HTTP/1.1\" 200 7";
                written.add(line);
                writer.raw(line + "\n");
            }
        }
    }

    private void compress(String name) throws IOException {
        Files.write(file(name + ".gz"), Writer.gzip(Files.readAllBytes(file(name))));
        Files.delete(file(name));
    }

    private void switchTo(String name) throws IOException {
        Files.createSymbolicLink(file(".fresh"), file(name));
        Files.move(
                file(".fresh"),
                file("access.log"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void follow(String pattern) {
        bench = new Bench(ReadFrom.BEGINNING, file(pattern));
    }

    private Bench.Saved read() {
        bench.steps(2);
        return bench.save();
    }

    private void assertExact() {
        bench.settle();
        assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(written);
        assertThat(bench.lost).as("files lost").isZero();
    }

    @Test
    void copies_with_a_date_behind_two_separators_are_the_logs() throws IOException {
        lines(5, "app.log");
        follow("app.log");
        Bench.Saved saved = read();
        for (int cut = 1; cut <= 3; cut++) {
            lines(4, "app.log");
            Files.copy(file("app.log"), file("app__2026-11-21_00-00-0" + cut + ".log"));
            Files.write(file("app.log"), new byte[0]);
        }
        lines(2, "app.log");
        bench = bench.restart(saved);
        assertExact();
    }

    @Test
    void links_that_came_while_the_daemon_was_down_do_not_set_aside_what_the_others_lead_to() throws IOException {
        lines(5, "pods/0.log");
        Files.createDirectory(file("links"));
        Files.createSymbolicLink(file("links/x-0.log"), file("pods/0.log"));
        follow("links/*.log");
        Bench.Saved saved = read();
        for (int i = 1; i <= 3; i++) {
            lines(4, "pods/" + i + ".log");
            Files.createSymbolicLink(file("links/x-" + i + ".log"), file("pods/" + i + ".log"));
        }
        bench = bench.restart(saved);
        assertExact();
    }

    @Test
    void a_file_that_is_there_before_the_link_to_it_is_not_set_aside_for_another_link() throws IOException {
        lines(5, "pods/0.log");
        Files.createDirectory(file("links"));
        Files.createSymbolicLink(file("links/x-0.log"), file("pods/0.log"));
        follow("links/*.log");
        Bench.Saved saved = read();
        lines(4, "pods/1.log");
        Files.createSymbolicLink(file("links/x-1.log"), file("pods/1.log"));
        lines(4, "pods/2.log");
        bench = bench.restart(saved);
        bench.steps(5);
        Files.createSymbolicLink(file("links/x-2.log"), file("pods/2.log"));
        assertExact();
    }

    @Test
    void a_file_in_a_directory_of_its_own_that_is_compressed_before_it_is_seen_is_read() throws IOException {
        lines(5, "2026/11/28/access.log");
        follow("**/access.log");
        bench.steps(2);
        lines(4, "2026/11/29/access.log");
        compress("2026/11/29/access.log");
        bench.steps(60);
        lines(3, "2026/11/30/access.log");
        compress("2026/11/30/access.log");
        lines(3, "2026/12/01/access.log");
        assertExact();
    }

    @Test
    void a_log_that_a_link_leads_to_is_read_on_where_it_was_rotated_and_compressed_meanwhile() throws IOException {
        lines(5, "pods/0.log");
        Files.createDirectory(file("links"));
        Files.createSymbolicLink(file("links/x.log"), file("pods/0.log"));
        follow("links/*.log");
        Bench.Saved saved = read();
        rotateTarget(7, "20261128-1");
        bench = bench.restart(saved);
        bench.steps(2);
        saved = bench.save();
        rotateTarget(8, "20261128-2");
        bench = bench.restart(saved);
        bench.steps(1);
        saved = bench.save();
        rotateTarget(9, "20261128-3");
        rotateTarget(9, "20261128-4");
        bench = bench.restart(saved);
        assertExact();
    }

    /** As kubelet does. */
    private void rotateTarget(int count, String date) throws IOException {
        lines(count, "pods/0.log");
        Files.move(file("pods/0.log"), file("pods/0.log." + date));
        compress("pods/0.log." + date);
        lines(3, "pods/0.log");
    }

    @Test
    void a_file_that_a_link_led_to_between_two_looks_is_read() throws IOException {
        lines(5, "r0.log");
        switchTo("r0.log");
        follow("access.log");
        read();
        lines(3, "r1.log");
        switchTo("r1.log");
        lines(4, "r2.log");
        switchTo("r2.log");
        assertExact();
    }

    @Test
    void files_that_a_link_led_to_while_the_daemon_was_down_are_read_compressed_or_not() throws IOException {
        lines(5, "r0.log");
        switchTo("r0.log");
        follow("access.log");
        Bench.Saved saved = read();
        lines(2, "r0.log");
        lines(3, "r1.log");
        switchTo("r1.log");
        lines(4, "r2.log");
        switchTo("r2.log");
        compress("r1.log");
        lines(4, "r3.log");
        switchTo("r3.log");
        bench = bench.restart(saved);
        assertExact();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void a_file_that_a_link_left_is_read_on_in_its_archive_at_whatever_batch_the_daemon_was_killed(int batches)
            throws IOException {
        lines(2_000, "access-21.log");
        switchTo("access-21.log");
        follow("access.log");
        read();
        lines(1, "access-21.log");
        for (int day = 22; day <= 23; day++) {
            switchTo("access-" + day + ".log");
            lines(5, "access-" + day + ".log");
        }
        compress("access-21.log");
        bench.stepPartly(batches);
        bench = bench.restart(bench.save());
        assertExact();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void a_dated_file_is_read_on_in_its_archive_at_whatever_batch_the_daemon_was_killed(int batches)
            throws IOException {
        lines(2_000, "access-21.log");
        follow("access-*.log");
        read();
        lines(5_000, "access-21.log");
        lines(5, "access-22.log");
        compress("access-21.log");
        bench.stepPartly(batches);
        bench = bench.restart(bench.save());
        assertExact();
    }

    @Test
    void a_link_that_leads_into_a_directory_for_each_day_is_followed_over_two_midnights() throws IOException {
        lines(2, "2026/11/28/access.log");
        written.clear();
        lines(5, "2026/11/29/access.log");
        switchTo("2026/11/29/access.log");
        follow("access.log");
        Bench.Saved saved = read();
        lines(2, "2026/11/29/access.log");
        lines(3, "2026/11/30/access.log");
        switchTo("2026/11/30/access.log");
        lines(4, "2026/12/01/access.log");
        switchTo("2026/12/01/access.log");
        bench = bench.restart(saved);
        assertExact();
    }

    @Test
    void what_the_link_to_a_release_led_to_between_two_looks_and_while_the_daemon_was_down_is_read()
            throws IOException {
        String log = "releases/2026112821530%d/log/access.log";
        Path current = file("current");
        lines(2, log.formatted(0));
        Files.createSymbolicLink(current, file("releases/20261128215300"));
        bench = new Bench(Bench.settings(ReadFrom.END), new LocalDisk(), current.resolve("log/access.log"));
        written.clear();
        Bench.Saved saved = read();
        for (int release = 1; release < 7; release++) {
            lines(2, log.formatted(release - 1));
            lines(1, log.formatted(release));
            Files.delete(current);
            Files.createSymbolicLink(current, file("releases/2026112821530" + release));
            if (release == 3) {
                saved = read();
            }
        }
        bench = bench.restart(saved);
        assertExact();
    }

    @Test
    void what_lay_beside_a_links_file_at_the_first_start_stays_uncounted() throws IOException {
        lines(7, "r8.log");
        written.clear();
        lines(5, "r9.log");
        switchTo("r9.log");
        follow("access.log");
        read();
        lines(3, "r10.log");
        switchTo("r10.log");
        read();
        lines(3, "r11.log");
        switchTo("r11.log");
        assertExact();
    }

    @Test
    void a_dated_file_that_came_and_was_compressed_while_the_daemon_was_down_is_read() throws IOException {
        lines(5, "access-1.log");
        follow("access-*.log");
        Bench.Saved saved = read();
        lines(2, "access-1.log");
        compress("access-1.log");
        lines(4, "access-2.log");
        compress("access-2.log");
        lines(3, "access-3.log");
        bench = bench.restart(saved);
        assertExact();
        bench = bench.restart(bench.save());
        assertExact();
    }

    @Test
    void archives_of_dated_files_of_before_the_first_start_stay_uncounted() throws IOException {
        lines(9, "access-1.log");
        compress("access-1.log");
        written.clear();
        lines(3, "access-2.log");
        follow("access-*.log");
        Bench.Saved saved = read();
        lines(3, "access-3.log");
        bench = bench.restart(saved);
        assertExact();
    }

    @Test
    void dated_files_compressed_while_they_are_followed_count_nothing_again() throws IOException {
        lines(9, "access-0.log");
        follow("access-*.log");
        for (int day = 1; day < 8; day++) {
            bench.steps(3);
            lines(4, "access-" + (day - 1) + ".log");
            lines(6, "access-" + day + ".log");
            compress("access-" + (day - 1) + ".log");
            bench.pass(day % 3 * 40_000L).steps(2);
        }
        assertExact();
        bench = bench.restart(bench.save());
        assertExact();
    }

    @Test
    void a_log_that_is_renamed_with_the_date_before_its_extension_while_the_daemon_is_down_is_finished()
            throws IOException {
        lines(5, "access.log");
        follow("access.log");
        Bench.Saved saved = read();
        lines(2, "access.log");
        Files.move(file("access.log"), file("access-20261128.log"));
        lines(4, "access.log");
        Files.move(file("access.log"), file("access-20261129.log"));
        compress("access-20261128.log");
        lines(3, "access.log");
        bench = bench.restart(saved);
        assertExact();
    }

    @Test
    void the_log_of_another_instance_beside_it_is_no_generation() throws IOException {
        lines(5, "app.log");
        follow("app.log");
        read();
        List<String> ours = List.copyOf(written);
        lines(5, "app-2.log");
        written.clear();
        written.addAll(ours);
        Files.move(file("app.log"), file("app.log.1"));
        lines(3, "app.log");
        assertExact();
    }

    @Test
    void a_file_goes_on_from_its_position_under_another_spelling_a_glob_and_another_source() throws IOException {
        lines(5, "access.log");
        follow("access.log");
        Bench.Saved saved = read();
        lines(2, "access.log");
        String other = file("x/../access.log").toString();
        bench = bench.restartAs(saved, Bench.SOURCE, other);
        saved = read();
        lines(2, "access.log");
        bench = bench.restartAs(saved, Bench.SOURCE, file("acc*.log").toString());
        saved = read();
        lines(2, "access.log");
        Files.move(file("access.log"), file("access.log.1"));
        lines(2, "access.log");
        bench = bench.restartAs(saved, "shop", file("access.log").toString());
        saved = read();
        lines(2, "access.log");
        bench = bench.restartAs(saved, "shop", file("access.log").toString());
        assertExact();
    }

    @Test
    void a_log_that_is_missing_when_another_spelling_begins_goes_on_with_what_it_was_rotated_to() throws IOException {
        for (String spelling : List.of("access.lo[g]", "acc*.log", "*")) {
            lines(5, "access.log");
            follow("access.log");
            Bench.Saved saved = read();
            lines(2, "access.log");
            Files.move(file("access.log"), file("access.log.2"));
            lines(3, "access.log");
            Files.move(file("access.log"), file("access.log.1"));
            bench = bench.restartAs(
                    saved,
                    spelling.equals("*") ? "shop" : Bench.SOURCE,
                    file(spelling).toString());
            bench.steps(2);
            lines(4, "access.log");
            assertExact();
            end();
            for (String name : List.of("access.log", "access.log.1", "access.log.2")) {
                Files.delete(file(name));
            }
            written.clear();
        }
    }

    @Test
    void a_file_that_was_not_configured_for_a_while_goes_on_from_its_position() throws IOException {
        lines(5, "access.log");
        lines(1, "other.log");
        bench = new Bench(ReadFrom.BEGINNING, file("access.log"), file("other.log"));
        Bench.Saved saved = read();
        bench = bench.restartAs(saved, "else", file("other.log").toString());
        lines(2, "other.log");
        saved = read();
        lines(2, "access.log");
        bench = bench.restartAs(
                saved, "web", file("other.log").toString(), file("access.log").toString());
        assertExact();
    }
}
