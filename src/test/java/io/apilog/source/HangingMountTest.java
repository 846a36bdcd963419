package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.source.disk.BoundedDisk;
import io.apilog.source.mount.BoundedCalls;
import io.apilog.source.report.FileStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log on a file system that does not answer, beside one on a disk. */
@Timeout(60)
class HangingMountTest {
    @TempDir
    Path directory;

    private Path mount;
    private HangingDisk disk;
    private BoundedCalls calls;
    private Writer local;
    private Writer remote;
    private Bench bench;

    @BeforeEach
    void follow() throws IOException {
        mount = Files.createDirectory(directory.resolve("mount"));
        disk = new HangingDisk(mount);
        calls = new BoundedCalls(Duration.ofMillis(50), Duration.ofMillis(5), System::nanoTime);
        local = new Writer(directory.resolve("access.log"));
        remote = new Writer(mount.resolve("access.log"));
        local.end = " local";
        remote.end = " remote";
        start(directory.resolve("access.log"), mount.resolve("access.log"));
    }

    private void start(Path... paths) {
        bench = new Bench(Bench.settings(ReadFrom.END), new BoundedDisk(disk, disk::mountOf, calls), paths);
        bench.step();
    }

    @AfterEach
    void end() throws IOException {
        answer();
        bench.close();
        local.close();
        remote.close();
    }

    /** What was asked is answered, and that has come back. */
    private void answer() {
        disk.answer();
        while (calls.isWaiting()) {
            Thread.onSpinWait();
        }
    }

    private void assertExact() {
        List<String> written = new ArrayList<>(local.written);
        written.addAll(remote.written);
        assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(written);
        assertThat(bench.lost).as("files lost").isZero();
    }

    private void assertLocalIsExact() {
        assertThat(bench.lines.stream().filter(line -> line.endsWith("local")))
                .containsExactlyInAnyOrderElementsOf(local.written);
    }

    @Test
    void the_other_log_is_counted_while_one_is_waited_for() {
        disk.hang();
        remote.lines(3);
        local.lines(2);
        bench.step();
        local.lines(2);
        bench.step();
        assertLocalIsExact();
        assertThat(bench.feed.files())
                .filteredOn(file -> file.path().startsWith(mount.toString()))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.state()).isEqualTo(FileStatus.State.UNREADABLE);
                    assertThat(file.reason()).isEqualTo("its file system does not answer");
                });
    }

    @Test
    void what_was_waited_for_is_counted_once_when_it_answers() {
        remote.lines(3);
        bench.step();
        disk.hang();
        remote.lines(3);
        local.lines(2);
        bench.steps(2);
        answer();
        remote.lines(1);
        bench.settle();
        assertExact();
    }

    @Test
    void a_rotation_of_a_log_that_hangs_is_followed_when_it_answers() {
        remote.lines(3);
        bench.step();
        disk.hang();
        remote.lines(3).rotate(".1").lines(4);
        local.lines(2).rotate(".1").lines(3);
        bench.steps(8).settle();
        assertLocalIsExact();
        answer();
        bench.settle();
        assertExact();
    }

    @Test
    void a_file_that_was_rotated_away_and_hangs_is_no_file_lost() {
        remote.lines(3);
        bench.step();
        remote.lines(2).rotate(".1").lines(1);
        bench.step();
        remote.lines(1);
        disk.hang();
        bench.settle();
        assertThat(bench.lost).isZero();
        answer();
        bench.settle();
        assertExact();
    }

    @Test
    void a_log_that_hangs_at_the_start_holds_up_nothing() {
        bench.close();
        disk.hang();
        start(directory.resolve("access.log"), mount.resolve("access.log"), mount.resolve("*.log"));
        local.lines(2);
        bench.steps(3);
        assertLocalIsExact();
        assertThat(bench.feed.firstPassDone()).isTrue();
        answer();
        bench.steps(2);
        remote.lines(2);
        bench.settle();
        assertExact();
    }

    @Test
    void a_log_that_hung_when_the_daemon_was_started_again_goes_on_where_it_was() {
        remote.lines(3);
        bench.step();
        Bench.Saved saved = bench.save();
        remote.lines(2).rotate(".1").lines(2);
        disk.hang();
        bench = bench.restart(saved);
        local.lines(1);
        bench.steps(3).settle();
        assertLocalIsExact();
        assertThat(bench.lost).isZero();
        answer();
        bench.settle();
        assertExact();
    }

    @Test
    void a_log_that_cannot_be_read_but_looked_at_holds_up_nothing() throws IOException {
        remote.lines(3);
        bench.step();
        disk.readsOn = false;
        disk.hang();
        remote.lines(2);
        for (int i = 0; i < 20; i++) {
            try (Writer other = new Writer(mount.resolve("other-" + i + ".log"))) {
                other.lines(1);
            }
        }
        local.lines(2);
        bench.steps(2);
        assertLocalIsExact();
    }
}
