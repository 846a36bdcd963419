package io.apilog.source.disk;

import io.apilog.source.mount.MountTable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What the file system says about logs. There to be replaced in tests by one that has lost a permission or its descriptors. */
public interface LogDisk {
    /**
     * Looks at what is at a path; does not open it.
     *
     * @throws java.nio.file.NoSuchFileException nothing is there
     */
    FileStat look(Path path) throws IOException;

    /** Opens a regular file for reading. */
    FileChannel open(Path path) throws IOException;

    /** A file that is open is about to be read. */
    default void reading(Path path) {}

    /** The file was read. */
    default void read() {}

    /**
     * Names the entries of a directory, in no order; an entry that is renamed meanwhile may be missed or named twice. A name stays a
     * path, because one that the locale cannot spell cannot be made from its text again.
     */
    void list(Path directory, Consumer<Path> fileName) throws IOException;

    /** Where a path leads, links followed. */
    default Path real(Path path) throws IOException {
        return path.toRealPath();
    }

    /** Whether a path is a link, which is not followed. */
    default boolean isLink(Path path) throws IOException {
        return Files.isSymbolicLink(path);
    }

    /** What a link says. */
    default Path link(Path path) throws IOException {
        return Files.readSymbolicLink(path);
    }

    /** Whether there is anything, be it a link to nothing. */
    default boolean isThere(Path path) throws IOException {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it is a directory, or a link to one. */
    default boolean isDirectory(Path path) throws IOException {
        return Files.isDirectory(path);
    }

    /** What is mounted where, as the lines of {@code /proc/self/mountinfo}; none where there is no such table. */
    default List<String> mounts() {
        return MountTable.ofThisProcess();
    }

    /** How often a file system has not answered in time: what was looked for meanwhile may be there. It only grows. */
    default long unanswered() {
        return 0;
    }
}
