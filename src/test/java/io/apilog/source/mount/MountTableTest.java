package io.apilog.source.mount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files lie on a file system that can fail to answer. */
class MountTableTest {
    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>(List.of("22 1 254:0 / / rw,relatime - ext4 /dev/root rw"));
    private long now;
    private final MountTable table = new MountTable(() -> lines, Path::of, () -> now);

    private Path mounted(String name, String type) throws IOException {
        Path mount = Files.createDirectory(directory.resolve(name)).toRealPath();
        lines.add("36 22 0:" + lines.size() + " / " + mount.toString().replace(" ", "\\040")
                + " rw,relatime shared:7 master:1 - " + type + " server:/export rw");
        return mount;
    }

    @Test
    void a_file_on_a_disk_always_answers() throws IOException {
        assertThat(table.failing(directory.resolve("access.log"))).isNull();
        mounted("memory", "tmpfs");
        now += TimeUnit.SECONDS.toNanos(6);
        assertThat(table.failing(directory.resolve("memory/access.log"))).isNull();
    }

    @Test
    void a_file_behind_a_network_or_a_process_may_not() throws IOException {
        Path nfs = mounted("with space", "nfs4");
        Path fuse = mounted("fuse", "fuse.sshfs");
        assertThat(table.failing(nfs.resolve("logs/access.log"))).isEqualTo(nfs);
        assertThat(table.failing(nfs)).isEqualTo(nfs);
        assertThat(table.failing(fuse.resolve("access.log"))).isEqualTo(fuse);
        assertThat(table.failing(directory.resolve("access.log"))).isNull();
    }

    @Test
    void links_are_followed_as_far_as_nothing_is_asked_that_may_not_answer() throws IOException {
        Path nfs = mounted("nfs", "nfs");
        Files.createSymbolicLink(directory.resolve("logs"), nfs.resolve("deep/down"));
        Files.createSymbolicLink(directory.resolve("access.log"), Path.of("logs/today/access.log"));
        assertThat(table.failing(directory.resolve("access.log"))).isEqualTo(nfs);
        assertThat(table.failing(directory.resolve("logs/a.log"))).isEqualTo(nfs);
    }

    /** In the locale C the JVM makes no path of a text that is not ASCII. */
    @Test
    void a_mount_point_that_can_be_no_path_leaves_the_others_known() throws IOException {
        lines.add("37 22 0:9 / /media/größe rw - ext4 /dev/sdb1 rw");
        Path nfs = mounted("nfs", "nfs4");
        MountTable ascii = new MountTable(
                () -> lines,
                text -> {
                    if (text.contains("ö")) {
                        throw new InvalidPathException(text, "unmappable");
                    }
                    return Path.of(text);
                },
                () -> now);

        assertThat(ascii.failing(nfs.resolve("access.log"))).isEqualTo(nfs);
        assertThat(ascii.failing(directory.resolve("access.log"))).isNull();
    }

    @Test
    void links_in_a_circle_end() throws IOException {
        mounted("nfs", "nfs");
        Files.createSymbolicLink(directory.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));
        assertThat(table.failing(directory.resolve("a/access.log"))).isNull();
    }

    @Test
    void what_is_mounted_later_is_seen_within_seconds() throws IOException {
        assertThat(table.failing(directory.resolve("nfs/access.log"))).isNull();
        Path nfs = mounted("nfs", "nfs");
        now += TimeUnit.SECONDS.toNanos(5);
        assertThat(table.failing(directory.resolve("nfs/access.log"))).isEqualTo(nfs);
    }

    @Test
    void a_disk_that_is_mounted_below_a_network_is_reached_through_it() throws IOException {
        Path nfs = mounted("nfs", "nfs");
        mounted("nfs/local", "xfs");
        assertThat(table.failing(nfs.resolve("local/access.log"))).isEqualTo(nfs);
        assertThat(table.failing(nfs.resolve("other.log"))).isEqualTo(nfs);
    }
}
