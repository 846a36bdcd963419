package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.LogFile;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.file.FollowedFile;
import io.apilog.source.file.FollowedPath;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One file that is mounted by itself into a container. */
class MountedFilesTest {
    private static final Path LOG = Path.of("/logs/access log");

    private final AtomicInteger lost = new AtomicInteger();
    private final FollowedPath path = new FollowedPath(new LogFile("web", LOG.toString()), LOG, true, true);
    private String root = "/srv/access\\040log";
    private final MountedFiles mounts = new MountedFiles(
            () -> List.of(
                    "29 1 8:1 / / rw - ext4 /dev/sda1 rw",
                    "31 29 8:1 " + root + " /logs/access\\040log rw - ext4 x rw"),
            new QuietEvents() {
                @Override
                public void lost(String source) {
                    lost.incrementAndGet();
                }
            });

    MountedFilesTest() {
        path.names(new FollowedFile(path.logFile(), new FileIdentity(1, 2, 3), LOG, 0));
    }

    @Test
    void it_is_said_at_the_start() {
        mounts.poll(List.of(path), 0);
        assertThat(path.reason()).contains("mounted by itself");
        assertThat(lost).hasValue(0);
    }

    @Test
    void a_rename_outside_is_a_file_lost() {
        mounts.poll(List.of(path), 0);
        root = "/srv/access\\040log.1";
        mounts.poll(List.of(path), 10_000_000_000L);
        mounts.poll(List.of(path), 20_000_000_000L);
        assertThat(lost).hasValue(1);
        assertThat(path.reason()).contains("outside");
    }
}
