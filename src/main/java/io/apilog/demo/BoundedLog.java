package io.apilog.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is appended to and, before it would outgrow its bound, renamed to {@code NAME.1} and begun anew, as logrotate does. At
 * most one old file is kept, so both together stay below twice the bound. For one thread.
 */
final class BoundedLog implements Closeable {
    private final Path file;
    private final Path old;
    private final long maxBytes;
    private OutputStream out;
    private long size;

    BoundedLog(Path file, long maxBytes) throws IOException {
        this.file = file;
        this.old = file.resolveSibling(file.getFileName() + ".1");
        this.maxBytes = maxBytes;
        this.out = open(file);
        this.size = Files.size(file);
    }

    /** Appends whole lines; they are with the operating system when this returns. */
    void append(byte[] lines) throws IOException {
        if (size > 0 && size + lines.length > maxBytes) {
            rotate();
        }
        out.write(lines);
        size += lines.length;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void rotate() throws IOException {
        out.close();
        Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
        out = open(file);
        size = 0;
    }

    /** Not buffered: what is written is seen by whoever follows the file. */
    private static OutputStream open(Path file) throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
