package io.apilog.source.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest {
    @TempDir
    private Path directory;

    private final LocalDisk disk = new LocalDisk();

    @Test
    void a_file_is_what_the_system_says_it_is_at_every_look() throws IOException {
        Path one = Files.writeString(directory.resolve("one.log"), "a\n");
        Path other = Files.writeString(directory.resolve("other.log"), "bb\n");
        for (int look = 0; look < 3; look++) {
            for (Path path : new Path[] {one, other}) {
                FileIdentity.Inode seen = disk.look(path).identity().key();
                assertThat(seen.number()).isEqualTo(Files.getAttribute(path, "unix:ino"));
                assertThat(seen.device()).isEqualTo(Files.getAttribute(path, "unix:dev"));
            }
        }
    }

    @Test
    void a_file_that_was_replaced_is_another() throws IOException {
        Path log = Files.writeString(directory.resolve("a.log"), "a\n");
        FileIdentity before = disk.look(log).identity();
        Files.move(log, directory.resolve("a.log.1"));
        Files.writeString(log, "b\n");

        assertThat(disk.look(log).identity()).isNotEqualTo(before);
        assertThat(disk.look(directory.resolve("a.log.1")).identity()).isEqualTo(before);
    }

    @Test
    void a_link_is_the_file_it_leads_to() throws IOException {
        Path log = Files.writeString(directory.resolve("a.log"), "a\n");
        Path link = Files.createSymbolicLink(directory.resolve("link.log"), log);

        assertThat(disk.look(link)).isEqualTo(disk.look(log));
    }
}
