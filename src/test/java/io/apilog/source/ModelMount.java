package io.apilog.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that is mounted by itself, as {@code docker run -v access.log:/logs/access.log} does: a second name that stays with the file when
 * the first one is renamed. What the kernel says of it is made here too.
 */
final class ModelMount {
    private final Path outside;
    private final Path point;
    private final FailingDisk disk;
    private Path last;

    /** @param outside the log, which is there; {@code point} is where it is mounted */
    ModelMount(Path outside, Path point, FailingDisk disk) throws IOException {
        this.outside = outside;
        this.point = point;
        this.disk = disk;
        this.last = outside;
        Files.createLink(point, outside);
        tell();
    }

    Path point() {
        return point;
    }

    /** Whether what is mounted is the log. */
    boolean isLog() throws IOException {
        return Files.exists(outside) && Files.isSameFile(outside, point);
    }

    /** Whether it is that file. */
    boolean is(Path file) throws IOException {
        return Files.exists(file) && Files.isSameFile(file, point);
    }

    /** The container is made anew: what the log is now is mounted. Returns whether that is another file. */
    boolean again() throws IOException {
        if (!Files.exists(outside) || isLog()) {
            return false;
        }
        Files.delete(point);
        Files.createLink(point, outside);
        tell();
        return true;
    }

    /** Looks where the mounted file is now. */
    void tell() throws IOException {
        boolean found = false;
        try (var files = Files.list(outside.getParent())) {
            for (Path file : files.toList()) {
                if (Files.isSameFile(file, point)) {
                    last = file;
                    found = true;
                }
            }
        }
        disk.mounts = List.of(
                "29 1 8:1 / / rw - ext4 /dev/sda1 rw",
                "31 29 8:1 %s%s %s rw - ext4 /dev/sda1 rw".formatted(last, found ? "" : "//deleted", point));
    }
}
