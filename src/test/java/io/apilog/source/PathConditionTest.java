package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LocalDisk;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.report.FileStatus;
import io.apilog.testing.NamedPipe;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PathConditionTest {
    @TempDir
    Path directory;

    /** The file system, but for what a test breaks. */
    private static final class BrokenDisk implements LogDisk {
        private final LogDisk disk = new LocalDisk();
        IOException whenLooking;
        IOException whenOpening;

        @Override
        public FileStat look(Path path) throws IOException {
            if (whenLooking != null) {
                throw whenLooking;
            }
            return disk.look(path);
        }

        @Override
        public FileChannel open(Path path) throws IOException {
            if (whenOpening != null) {
                throw whenOpening;
            }
            return disk.open(path);
        }

        @Override
        public void list(Path path, Consumer<Path> name) throws IOException {
            disk.list(path, name);
        }
    }

    private static FileStatus only(Bench bench) {
        assertThat(bench.feed.files()).hasSize(1);
        return bench.feed.files().get(0);
    }

    @Test
    void a_file_missing_at_the_start_is_read_from_its_beginning_once_it_is_there() throws IOException {
        Path log = directory.resolve("late.log");
        try (Bench bench = new Bench(ReadFrom.END, log)) {
            bench.steps(3);
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.WAITING);
            assertThat(bench.feed.firstPassDone()).isTrue();
            Files.writeString(log, "one\ntwo\n");
            bench.step();
            assertThat(bench.lines).containsExactly("one", "two");
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.LIVE);
            assertThat(bench.rotations).isZero();
        }
    }

    @Test
    void a_directory_in_the_place_of_the_file_is_refused_until_it_is_a_file() throws IOException {
        Path log = directory.resolve("access.log");
        Files.createDirectory(log);
        try (Bench bench = new Bench(ReadFrom.BEGINNING, log)) {
            bench.step();
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.REFUSED);
            assertThat(only(bench).reason()).contains("directory");
            Files.delete(log);
            bench.step();
            Files.writeString(log, "one\n");
            bench.step();
            assertThat(bench.lines).containsExactly("one");
        }
    }

    @Test
    void a_missing_directory_above_the_file_is_waited_for() throws IOException {
        Path log = directory.resolve("later/access.log");
        try (Bench bench = new Bench(ReadFrom.BEGINNING, log)) {
            bench.step();
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.WAITING);
            Files.createDirectory(log.getParent());
            Files.writeString(log, "one\n");
            bench.step();
            assertThat(bench.lines).containsExactly("one");
        }
    }

    @Test
    @Timeout(20)
    void a_named_pipe_is_refused_without_being_opened() throws Exception {
        Path pipe = NamedPipe.at(directory.resolve("pipe.log"));
        try (Bench bench = new Bench(ReadFrom.BEGINNING, pipe)) {
            bench.step();
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.REFUSED);
            assertThat(only(bench).reason()).contains("pipe");
            assertThat(bench.feed.firstPassDone()).isTrue();
        }
    }

    @Test
    void a_link_to_the_standard_output_is_refused() throws IOException {
        for (String target : List.of("/dev/stdout", "/dev/stderr", "/proc/self/fd/1")) {
            Path link = directory.resolve("access" + target.hashCode() + ".log");
            Files.createSymbolicLink(link, Path.of(target));
            try (Bench bench = new Bench(ReadFrom.BEGINNING, link)) {
                bench.step();
                assertThat(only(bench).state()).isEqualTo(FileStatus.State.REFUSED);
                assertThat(only(bench).reason()).contains("link to /");
            }
        }
    }

    @Test
    void a_dangling_link_is_waited_for() throws IOException {
        Path link = directory.resolve("access.log");
        Path target = directory.resolve("target");
        Files.createSymbolicLink(link, target);
        try (Bench bench = new Bench(ReadFrom.END, link)) {
            bench.step();
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.WAITING);
            Files.writeString(target, "one\n");
            bench.step();
            assertThat(bench.lines).containsExactly("one");
        }
    }

    @Test
    void a_compressed_file_is_refused() throws IOException {
        Path gz = directory.resolve("access.log.1.gz");
        Files.writeString(gz, "no text\n");
        try (Bench bench = new Bench(ReadFrom.BEGINNING, gz)) {
            bench.step();
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.REFUSED);
            assertThat(bench.lines).isEmpty();
        }
    }

    @Test
    void permission_that_is_missing_at_the_start_and_given_later_loses_no_line_written_since() throws IOException {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "before\n");
        BrokenDisk disk = new BrokenDisk();
        disk.whenOpening = new AccessDeniedException(log.toString());
        try (Bench bench = new Bench(Bench.settings(ReadFrom.END), disk, log)) {
            bench.steps(2);
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.UNREADABLE);
            assertThat(bench.feed.firstPassDone()).isTrue();
            Files.writeString(log, "before\nafter\n");
            disk.whenOpening = null;
            bench.step();
            assertThat(bench.lines).containsExactly("after");
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.LIVE);
        }
    }

    @Test
    void a_directory_that_may_not_be_entered_at_the_start_hides_no_new_file() throws IOException {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "before\n");
        BrokenDisk disk = new BrokenDisk();
        disk.whenLooking = new AccessDeniedException(log.toString());
        try (Bench bench = new Bench(Bench.settings(ReadFrom.END), disk, log)) {
            bench.steps(2);
            disk.whenLooking = null;
            bench.step();
            Files.writeString(log, "before\nafter\n");
            bench.step();
            assertThat(bench.lines).containsExactly("after");
        }
    }

    @Test
    void a_failure_that_nobody_foresaw_concerns_only_its_path() throws IOException {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "one\n");
        LogDisk disk = new LogDisk() {
            private final LogDisk real = new LocalDisk();

            @Override
            public FileStat look(Path path) throws IOException {
                if (path.endsWith("a")) {
                    throw new IllegalStateException("unforeseen");
                }
                return real.look(path);
            }

            @Override
            public FileChannel open(Path path) throws IOException {
                return real.open(path);
            }

            @Override
            public void list(Path path, Consumer<Path> name) throws IOException {
                real.list(path, name);
            }
        };
        try (Bench bench = new Bench(Bench.settings(ReadFrom.BEGINNING), disk, directory.resolve("a"), log)) {
            bench.step();
            assertThat(bench.lines).containsExactly("one");
        }
    }

    @Test
    void a_file_that_is_open_is_read_on_when_its_directory_may_not_be_entered_any_more() throws IOException {
        Path log = directory.resolve("access.log");
        BrokenDisk disk = new BrokenDisk();
        try (Writer writer = new Writer(log);
                Bench bench = new Bench(Bench.settings(ReadFrom.BEGINNING), disk, log)) {
            writer.lines(3);
            bench.step();
            disk.whenLooking = new AccessDeniedException(log.toString());
            writer.lines(3);
            bench.steps(3);
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.UNREADABLE);
            assertThat(bench.lines).isEqualTo(writer.written);
            disk.whenLooking = null;
            writer.lines(2).rotate(".1").lines(2);
            bench.settle();
            assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(writer.written);
        }
    }

    @Test
    void a_file_without_read_permission_is_read_once_it_has_it() throws IOException {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "one\n");
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(log), "root reads everything");
        try (Bench bench = new Bench(ReadFrom.BEGINNING, log)) {
            bench.step();
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.UNREADABLE);
            Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
            bench.step();
            assertThat(bench.lines).containsExactly("one");
        }
    }

    @Test
    void what_waits_in_a_file_that_may_not_be_read_is_lag_with_an_age() throws IOException {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "one\ntwo\n");
        BrokenDisk disk = new BrokenDisk();
        disk.whenOpening = new java.nio.file.AccessDeniedException(log.toString());
        try (Bench bench = new Bench(Bench.settings(ReadFrom.BEGINNING), disk, log)) {
            bench.step();
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.UNREADABLE);
            assertThat(only(bench).lagBytes()).isEqualTo(8);
            long age = only(bench).waitingNanos();
            bench.steps(2);
            assertThat(only(bench).waitingNanos()).isGreaterThan(age);
            disk.whenOpening = null;
            bench.steps(8);
            assertThat(bench.lines).containsExactly("one", "two");
            assertThat(only(bench).lagBytes()).isZero();
        }
    }

    @Test
    void what_was_there_at_the_start_is_no_lag_where_reading_begins_at_the_end() throws IOException {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "one\ntwo\n");
        BrokenDisk disk = new BrokenDisk();
        disk.whenOpening = new java.nio.file.AccessDeniedException(log.toString());
        try (Bench bench = new Bench(Bench.settings(ReadFrom.END), disk, log)) {
            bench.step();
            assertThat(only(bench).lagBytes()).isZero();
            Files.writeString(log, "one\ntwo\nthree\n");
            bench.steps(2);
            assertThat(only(bench).lagBytes()).isEqualTo(6);
        }
    }

    @Test
    void a_file_that_the_kernel_makes_up_is_refused_without_being_opened() throws IOException {
        Path made = Path.of("/proc/self/status");
        assumeTrue(Files.isRegularFile(made), "there is no /proc");
        try (Bench bench = new Bench(ReadFrom.BEGINNING, made)) {
            bench.step();
            assertThat(only(bench).state()).isEqualTo(FileStatus.State.REFUSED);
            assertThat(bench.lines).isEmpty();
        }
    }

    @Test
    void when_no_file_can_be_opened_any_more_following_goes_on_later() throws IOException {
        Path log = directory.resolve("access.log");
        BrokenDisk disk = new BrokenDisk();
        try (Writer writer = new Writer(log);
                Bench bench = new Bench(Bench.settings(ReadFrom.BEGINNING), disk, log)) {
            writer.lines(3);
            bench.step();
            disk.whenOpening = new FileSystemException(log.toString(), null, "Too many open files");
            writer.lines(2).rotate(".1").lines(2);
            bench.steps(3);
            assertThat(bench.feed.files()).anyMatch(f -> f.state() == FileStatus.State.UNREADABLE);
            disk.whenOpening = null;
            bench.settle();
            assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(writer.written);
        }
    }

    @Test
    void at_most_so_many_files_are_open_and_all_are_read() throws IOException {
        FollowSettings few =
                new FollowSettings(ReadFrom.BEGINNING, Duration.ofMillis(250), 4096, 1000, 3, Duration.ofSeconds(10));
        for (int i = 0; i < 20; i++) {
            Files.writeString(directory.resolve("a" + i + ".log"), "first " + i + "\n");
        }
        try (Bench bench = new Bench(few, new LocalDisk(), directory.resolve("*.log"))) {
            bench.step();
            assertThat(bench.feed.openFileCount()).isLessThanOrEqualTo(3);
            for (int i = 0; i < 20; i++) {
                Files.writeString(directory.resolve("a" + i + ".log"), "first " + i + "\nsecond " + i + "\n");
            }
            bench.step();
            for (int i = 0; i < 20; i++) {
                Path log = directory.resolve("a" + i + ".log");
                Files.writeString(log, "first " + i + "\nsecond " + i + "\nthird\n");
                Files.move(log, directory.resolve("a" + i + ".log.1"));
                Files.writeString(log, "fourth\n");
            }
            bench.settle();
            assertThat(bench.lines).hasSize(80).filteredOn("third"::equals).hasSize(20);
            assertThat(bench.lost).isZero();
        }
    }

    @Test
    void more_files_than_may_be_followed_are_left_out_and_reported() throws IOException {
        FollowSettings few =
                new FollowSettings(ReadFrom.BEGINNING, Duration.ofMillis(250), 4096, 5, 3, Duration.ofSeconds(10));
        for (int i = 0; i < 8; i++) {
            Files.writeString(directory.resolve("a" + i + ".log"), "line\n");
        }
        try (Bench bench = new Bench(few, new LocalDisk(), directory.resolve("*.log"))) {
            bench.step();
            assertThat(bench.lines).hasSize(5);
            assertThat(bench.refused).isPositive();
        }
    }
}
