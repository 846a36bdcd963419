package io.apilog.source.disk;

import io.apilog.source.mount.BoundedCalls;
import io.apilog.source.mount.BoundedChannel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Another disk, of which each file system that can fail to answer is waited for no longer than a bound; then an {@link
 * io.apilog.source.mount.UnansweredException} is thrown. All else is asked as it is.
 */
public final class BoundedDisk implements LogDisk {
    private final LogDisk disk;
    private final Function<Path, @Nullable Path> failing;
    private final BoundedCalls calls;

    /** @param failing the mount point of the file system that may not answer about a path; null where none is */
    public BoundedDisk(LogDisk disk, Function<Path, @Nullable Path> failing, BoundedCalls calls) {
        this.disk = disk;
        this.failing = failing;
        this.calls = calls;
    }

    @Override
    public FileStat look(Path path) throws IOException {
        Path mount = failing.apply(path);
        return mount == null ? disk.look(path) : calls.ask(mount, path, () -> disk.look(path));
    }

    @Override
    public FileChannel open(Path path) throws IOException {
        Path mount = failing.apply(path);
        return mount == null
                ? disk.open(path)
                : new BoundedChannel(
                        calls, mount, path, calls.ask(mount, path, () -> disk.open(path), FileChannel::close));
    }

    @Override
    public void list(Path directory, Consumer<Path> fileName) throws IOException {
        Path mount = failing.apply(directory);
        if (mount == null) {
            disk.list(directory, fileName);
            return;
        }
        List<Path> names = calls.ask(mount, directory, () -> {
            List<Path> listed = new ArrayList<>();
            disk.list(directory, listed::add);
            return listed;
        });
        names.forEach(fileName);
    }

    @Override
    public Path real(Path path) throws IOException {
        Path mount = failing.apply(path);
        return mount == null ? disk.real(path) : calls.ask(mount, path, () -> disk.real(path));
    }

    @Override
    public boolean isLink(Path path) throws IOException {
        Path mount = failing.apply(path);
        return mount == null ? disk.isLink(path) : calls.ask(mount, path, () -> disk.isLink(path));
    }

    @Override
    public Path link(Path path) throws IOException {
        Path mount = failing.apply(path);
        return mount == null ? disk.link(path) : calls.ask(mount, path, () -> disk.link(path));
    }

    @Override
    public boolean isThere(Path path) throws IOException {
        Path mount = failing.apply(path);
        return mount == null ? disk.isThere(path) : calls.ask(mount, path, () -> disk.isThere(path));
    }

    @Override
    public boolean isDirectory(Path path) throws IOException {
        Path mount = failing.apply(path);
        return mount == null ? disk.isDirectory(path) : calls.ask(mount, path, () -> disk.isDirectory(path));
    }

    @Override
    public long unanswered() {
        return calls.unanswered();
    }
}
