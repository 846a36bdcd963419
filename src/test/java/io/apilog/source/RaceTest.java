package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LocalDisk;
import io.apilog.source.disk.LogDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens between two system calls of ours. */
class RaceTest {
    @TempDir
    Path directory;

    /** Does something right after a file was looked at, or right before it is opened. */
    private static final class Interrupted implements LogDisk {
        private final LogDisk disk = new LocalDisk();
        private Runnable afterLook = () -> {};
        private Runnable beforeOpen = () -> {};

        @Override
        public FileStat look(Path path) throws IOException {
            FileStat sighting = disk.look(path);
            Runnable now = afterLook;
            afterLook = () -> {};
            now.run();
            return sighting;
        }

        @Override
        public FileChannel open(Path path) throws IOException {
            Runnable now = beforeOpen;
            beforeOpen = () -> {};
            now.run();
            return disk.open(path);
        }

        @Override
        public void list(Path path, Consumer<Path> name) throws IOException {
            disk.list(path, name);
        }
    }

    @Test
    void a_file_renamed_between_being_seen_and_being_opened_is_read() throws IOException {
        Path log = directory.resolve("access.log");
        Interrupted disk = new Interrupted();
        try (Writer writer = new Writer(log);
                Bench bench = new Bench(Bench.settings(ReadFrom.BEGINNING), disk, log)) {
            writer.lines(3);
            bench.step();
            writer.rotate(".1").lines(3);
            disk.beforeOpen = () -> writer.rotate(".2").lines(2);
            bench.settle();
            assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(writer.written);
        }
    }

    @Test
    void a_file_renamed_right_after_it_was_seen_is_read() throws IOException {
        Path log = directory.resolve("access.log");
        Interrupted disk = new Interrupted();
        try (Writer writer = new Writer(log);
                Bench bench = new Bench(Bench.settings(ReadFrom.BEGINNING), disk, log)) {
            writer.lines(3);
            bench.step();
            writer.rotate(".1").lines(3);
            disk.afterLook = () -> writer.rotate(".2").lines(2);
            bench.settle();
            assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(writer.written);
        }
    }
}
