package io.apilog.source.disk;

import io.apilog.bytes.PathText;
import io.apilog.source.mount.BoundedCalls;
import io.apilog.source.mount.MountTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/** Where logs lie, links followed, before anything follows them. A file system that does not answer is waited for shortly. One thread. */
public final class LogPlaces {
    private final LogDisk disk;

    /** @param nanoTime a clock as {@link System#nanoTime()} */
    public LogPlaces(LongSupplier nanoTime) {
        disk = bounded(nanoTime);
    }

    /** The file system as it is, but for that none is waited for without end. */
    public static LogDisk bounded(LongSupplier nanoTime) {
        return new BoundedDisk(
                new LocalDisk(),
                new MountTable(MountTable::ofThisProcess, PathText::of, nanoTime)::failing,
                new BoundedCalls(BoundedCalls.BOUND, BoundedCalls.BOUND_IN_TROUBLE, nanoTime));
    }

    /**
     * The files that a configured path names, at most so many.
     *
     * @throws java.nio.file.InvalidPathException the text can be no path
     */
    public List<Path> named(String path, int most) {
        return PathPattern.of(path, disk).expand(most, file -> false, disk).stream()
                .map(this::of)
                .toList();
    }

    /** The place that a path leads to; the path itself, spelled absolutely, where that cannot be said. */
    public Path of(Path path) {
        try {
            return disk.real(path);
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
