package io.apilog.system;

import io.apilog.blackbox.AccessLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * A log that is written through one open file and rotated in turn by renaming, the writer going on in the renamed file for a while, and by
 * copying and cutting it, the writer pausing meanwhile. Rotated files are compressed at the next rotation, and deleted much later. Used by
 * one thread.
 */
final class TorturedLog implements AutoCloseable {
    private static final int KEPT = 30;
    private static final List<Integer> STATUSES = List.of(200, 201, 500);
    private static final List<String> RESOURCES =
            List.of("orders", "users", "carts", "invoices", "payments", "products", "reviews", "stores");

    private final Random random = new Random(1);
    private final Path path;
    private final Map<String, Double> written = new TreeMap<>();
    private final Deque<Path> rotated = new ArrayDeque<>();
    private FileChannel channel;
    private long lines;
    private int rotations;

    TorturedLog(Path path) throws IOException {
        this.path = path;
        channel = open();
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void write(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int resource = random.nextInt(RESOURCES.size());
            int status = STATUSES.get(random.nextInt(STATUSES.size()));
            String method = resource % 2 == 0 ? "GET" : "POST";
            text.append(
                    AccessLog.line(method, "/" + RESOURCES.get(resource) + "/" + (1_000_000_000L + lines++), status));
            written.merge("/" + RESOURCES.get(resource) + "/{id} " + method + " " + status, 1.0, Double::sum);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every third time by copying. What is written next goes on in the renamed file, until {@link #reopen()}. */
    void rotate() throws IOException {
        if (!rotated.isEmpty() && !rotated.getLast().toString().endsWith(".gz")) {
            rotated.addLast(compressed(rotated.removeLast()));
        }
        Path next = path.resolveSibling(path.getFileName() + "." + ++rotations);
        if (rotations % 3 == 0) {
            Files.copy(path, next);
            channel.truncate(0);
        } else {
            Files.move(path, next);
        }
        rotated.addLast(next);
        if (rotated.size() > KEPT) {
            Files.delete(rotated.removeFirst());
        }
    }

    private static Path compressed(Path file) throws IOException {
        Path archive = file.resolveSibling(file.getFileName() + ".gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            Files.copy(file, out);
        }
        Files.delete(file);
        return archive;
    }

    /** As after a signal. */
    void reopen() throws IOException {
        channel.close();
        channel = open();
    }

    /** Lines by endpoint, method and status. */
    Map<String, Double> written() {
        return written;
    }

    long lines() {
        return lines;
    }

    int rotations() {
        return rotations;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
