package io.apilog.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A server that writes its log: every line has a number, so that each can be told from all others. Appends through an open file. */
final class Writer implements AutoCloseable {
    private Path path;
    private boolean inPlace;
    private FileChannel channel;
    private int next;
    /** How every line ends. */
    String end = "";

    final List<String> written = new ArrayList<>();

    Writer(Path path) {
        this.path = path;
        reopen();
    }

    void reopen() {
        try {
            if (channel != null) {
                channel.close();
            }
            channel = inPlace
                    ? FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    : FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (inPlace) {
                channel.position(channel.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes on at its place from now on, wherever the file ends: what is not opened with O_APPEND does so. */
    Writer inPlace() {
        inPlace = true;
        reopen();
        return this;
    }

    /** Goes on in another file. */
    Writer moveTo(Path other) {
        path = other;
        reopen();
        return this;
    }

    Writer lines(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(nextLine()).append('\n');
        }
        return raw(text.toString());
    }

    String nextLine() {
        String line = "192.0.2." + next % 250 + " - - \"GET /orders/" + next + " HTTP/1.1\" 200 " + next + end;
        next++;
        written.add(line);
        return line;
    }

    Writer raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    Writer raw(byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** As logrotate's create, but without telling the writer. */
    Writer rename(String suffix) {
        try {
            Files.move(path, sibling(suffix), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Writer rotate(String suffix) {
        rename(suffix);
        reopen();
        return this;
    }

    Writer copyTruncate(String suffix) {
        return copy(suffix).truncate();
    }

    Writer copy(String suffix) {
        try {
            Files.copy(path, sibling(suffix), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Writer truncate() {
        try {
            // Through another handle: this one keeps its place.
            Files.write(path, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** As gzip does: writes the compressed file, then deletes the other. */
    Writer compress(String suffix) {
        try {
            Files.write(sibling(suffix + ".gz"), gzip(Files.readAllBytes(sibling(suffix))));
            Files.delete(sibling(suffix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }

    /** As tar makes of one file. */
    static byte[] tar(String name, byte[] content) {
        byte[] tar = new byte[512 + (content.length + 511) / 512 * 512 + 1024];
        put(tar, 0, name);
        put(tar, 100, "0000644");
        put(tar, 108, "0000000");
        put(tar, 116, "0000000");
        put(tar, 124, String.format("%011o", content.length));
        put(tar, 136, "00000000000");
        put(tar, 148, " ".repeat(8));
        put(tar, 156, "0");
        put(tar, 257, "ustar");
        put(tar, 263, "00");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i];
        }
        put(tar, 148, String.format("%06o", sum));
        tar[154] = 0;
        System.arraycopy(content, 0, tar, 512, content.length);
        return tar;
    }

    private static void put(byte[] tar, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, tar, at, bytes.length);
    }

    Path sibling(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
