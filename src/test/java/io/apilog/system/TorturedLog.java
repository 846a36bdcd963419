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
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * A log that is written through one open file and rotated by renaming, the writer going on in the renamed file for a while, or by copying and
 * cutting it, the writer pausing meanwhile. Rotated files are compressed late and many at a time, by another thread as a nightly job does it,
 * and the {@value #KEPT} latest are kept. Used by one thread.
 */
final class TorturedLog implements AutoCloseable {
    static final int KEPT = 900;
    /** In so many rotations there is one after which what is not compressed is. */
    private static final int ROTATIONS_A_COMPRESSION = 25;
    /** The first one comes early, so that a short run has one. */
    private static final int FIRST_COMPRESSION = 6;

    private static final List<Integer> FIRST_STATUSES = List.of(200, 201, 500);
    private static final List<Integer> LATER_STATUSES =
            List.of(202, 204, 206, 302, 304, 400, 401, 403, 404, 409, 410, 412, 422, 429, 501, 502, 503, 504);
    private static final List<String> RESOURCES =
            List.of("orders", "users", "carts", "invoices", "payments", "products", "reviews", "stores");

    private final Random random = new Random(1);
    private final boolean copies;
    private final Path path;
    private final Map<String, Double> written = new TreeMap<>();
    private final List<List<Integer>> statuses = new ArrayList<>();
    private final Deque<Rotated> rotated = new ArrayDeque<>();
    private final ExecutorService nightly = Executors.newSingleThreadExecutor();
    private FileChannel channel;
    private long lines;
    private int rotations;
    private int copied;
    private final AtomicInteger compressions = new AtomicInteger();

    /** A rotated file, under the name that it has now. */
    private static final class Rotated {
        private Path path;

        private Rotated(Path path) {
            this.path = path;
        }

        private synchronized boolean compress() throws IOException {
            if (path.toString().endsWith(".gz") || !Files.exists(path)) {
                return false;
            }
            Path archive = path.resolveSibling(path.getFileName() + ".gz");
            try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
                Files.copy(path, out);
            }
            Files.delete(path);
            path = archive;
            return true;
        }

        private synchronized void delete() throws IOException {
            Files.delete(path);
        }
    }

    /** @param copies whether every third rotation copies and cuts the log */
    TorturedLog(Path path, boolean copies) throws IOException {
        this.path = path;
        this.copies = copies;
        channel = open();
        RESOURCES.forEach(resource -> statuses.add(new ArrayList<>(FIRST_STATUSES)));
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void write(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int resource = random.nextInt(RESOURCES.size());
            int status = statuses.get(resource)
                    .get(random.nextInt(statuses.get(resource).size()));
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

    /** From now on one resource answers with one more status: a series that nobody has seen. */
    void answersAnew() {
        List<Integer> known = statuses.get(random.nextInt(RESOURCES.size()));
        int more = LATER_STATUSES.get(random.nextInt(LATER_STATUSES.size()));
        if (!known.contains(more)) {
            known.add(more);
        }
    }

    /** What is written next goes on in the renamed file, until {@link #reopen()}. */
    void rotate() throws IOException {
        Path next = path.resolveSibling(path.getFileName() + "." + ++rotations);
        if (copies && rotations % 3 == 0) {
            Files.copy(path, next);
            channel.truncate(0);
            copied++;
        } else {
            Files.move(path, next);
        }
        if (rotations == FIRST_COMPRESSION || random.nextInt(ROTATIONS_A_COMPRESSION) == 0) {
            List<Rotated> all = List.copyOf(rotated);
            nightly.execute(() -> compress(all));
        }
        rotated.addLast(new Rotated(next));
        if (rotated.size() > KEPT) {
            rotated.removeFirst().delete();
        }
    }

    private void compress(List<Rotated> files) {
        try {
            for (Rotated file : files) {
                if (file.compress()) {
                    compressions.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Of rotations and of what is compressed, for people. */
    String inWords() {
        return rotations + " rotations, " + copied + " of them by copying, " + compressions + " archives made";
    }

    @Override
    public void close() throws IOException {
        channel.close();
        nightly.shutdown();
        try {
            nightly.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
