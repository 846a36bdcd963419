package io.apilog.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What the file system says about logs. There to be replaced in tests by one that has lost a permission or its descriptors. */
interface LogDisk {
    /**
     * Looks at what is at a path; does not open it.
     *
     * @throws java.nio.file.NoSuchFileException nothing is there
     */
    Sighting look(Path path) throws IOException;

    /** Opens a regular file for reading. */
    FileChannel open(Path path) throws IOException;

    /** A file that is open is about to be read. */
    default void reading(Path path) {}

    /** It was. */
    default void read() {}

    /**
     * Names the entries of a directory, in no order; an entry that is renamed meanwhile may be missed or named twice. A name stays a
     * path, because one that the locale cannot spell cannot be made from its text again.
     */
    void list(Path directory, Consumer<Path> fileName) throws IOException;
}
