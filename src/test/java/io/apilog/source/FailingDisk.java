package io.apilog.source;

import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LocalDisk;
import io.apilog.source.disk.LogDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The file system, as it can be after a start: without permissions, or under another number. */
final class FailingDisk implements LogDisk {
    private final LogDisk disk = new LocalDisk();
    boolean denied;
    /** Directories may be entered, not listed. */
    boolean unlisted;

    long device;
    /** What is mounted, as the kernel tells it. */
    List<String> mounts = List.of();

    private void check(Path path) throws AccessDeniedException {
        if (denied) {
            throw new AccessDeniedException(path.toString());
        }
    }

    @Override
    public FileStat look(Path path) throws IOException {
        check(path);
        FileStat seen = disk.look(path);
        return device == 0
                ? seen
                : new FileStat(seen.kind(), seen.identity().on(device), seen.size(), seen.modifiedNanos());
    }

    @Override
    public FileChannel open(Path path) throws IOException {
        check(path);
        return disk.open(path);
    }

    @Override
    public List<String> mounts() {
        return mounts;
    }

    @Override
    public void list(Path directory, Consumer<Path> fileName) throws IOException {
        check(directory);
        if (unlisted) {
            throw new AccessDeniedException(directory.toString());
        }
        disk.list(directory, fileName);
    }
}
