package io.apilog.blackbox;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A directory that is shown at another place by a process (Linux's FUSE), so that the place does not answer while that process is stopped:
 * what a network file system does whose server is gone. Read only, files in one directory only.
 */
final class FuseDirectory implements AutoCloseable {
    private static final int OUT_HEADER = 16;
    private static final int ATTRIBUTES = 88;
    private static final int NO_ENTRY = -2;
    private static final int NOT_THERE_AT_ALL = -38;
    private static final int DIRECT = 1;

    private final Path at;
    private final Process process;

    private FuseDirectory(Path at, Process process) {
        this.at = at;
        this.process = process;
    }

    /** Where that cannot be, the test is skipped and says so. */
    static FuseDirectory mounted(Path shown, Path at) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Programs.isRoot(), "only root can mount a file system");
        Assumptions.assumeTrue(Files.isWritable(Path.of("/dev/fuse")), "there is no /dev/fuse");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "exec 0<>/dev/fuse && mount -i -t fuse -o fd=0,rootmode=40000,user_id=0,group_id=0,allow_other"
                                + " apilog-test \"$1\" && exec \"$2\" -Xmx64m -XX:+UseSerialGC -cp \"$3\" \"$4\" \"$5\"",
                        "bash",
                        at.toString(),
                        java,
                        Path.of(FuseDirectory.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                                .toString(),
                        FuseDirectory.class.getName(),
                        shown.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        FuseDirectory directory = new FuseDirectory(at, process);
        for (int i = 0; i < 100 && process.isAlive(); i++) {
            if (Programs.output(List.of("cat", "/proc/self/mounts")).contains(at.toString())) {
                return directory;
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        Assumptions.abort("no file system can be mounted here");
        return directory;
    }

    void hang() {
        Programs.output(List.of("kill", "-STOP", Long.toString(process.pid())));
    }

    void answer() {
        Programs.output(List.of("kill", "-CONT", Long.toString(process.pid())));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Programs.output(List.of("umount", "-l", at.toString()));
    }

    /** Answers what the kernel asks, on the standard input, which is {@code /dev/fuse}. */
    public static void main(String[] arguments) throws IOException {
        try (FileInputStream in = new FileInputStream(FileDescriptor.in);
                FileOutputStream out = new FileOutputStream(FileDescriptor.in)) {
            Server server = new Server(Path.of(arguments[0]), out);
            byte[] request = new byte[1 << 20];
            for (int read = in.read(request); read > 0; read = in.read(request)) {
                server.answer(ByteBuffer.wrap(request, 0, read).order(ByteOrder.LITTLE_ENDIAN));
            }
        } catch (EOFException e) {
            // It is unmounted.
        }
    }

    /** The protocol of {@code linux/fuse.h}, as much of it as is needed. */
    private static final class Server {
        private final Path directory;
        private final FileOutputStream out;
        private final List<Object> nodes = new ArrayList<>();
        private final Map<Long, FileChannel> open = new HashMap<>();
        private long handles;

        Server(Path directory, FileOutputStream out) {
            this.directory = directory;
            this.out = out;
        }

        void answer(ByteBuffer request) throws IOException {
            request.getInt();
            int operation = request.getInt();
            long unique = request.getLong();
            long node = request.getLong();
            request.position(40);
            switch (operation) {
                case 26 ->
                    reply(
                            unique,
                            0,
                            buffer(64)
                                    .putInt(7)
                                    .putInt(31)
                                    .putInt(0)
                                    .putInt(0)
                                    .putInt(0)
                                    .putInt(4096)
                                    .putInt(1));
                case 1 -> lookUp(unique, text(request));
                case 2, 36, 42 -> {}
                case 3 -> attributes(unique, node);
                case 14 -> open(unique, node);
                case 15 -> read(unique, request);
                case 18 -> {
                    close(request.getLong());
                    reply(unique, 0, buffer(0));
                }
                case 27 -> reply(unique, 0, buffer(16));
                case 28 -> list(unique, request);
                case 25, 29 -> reply(unique, 0, buffer(0));
                case 17 -> reply(unique, 0, buffer(80));
                default -> reply(unique, NOT_THERE_AT_ALL, buffer(0));
            }
        }

        private void lookUp(long unique, String name) throws IOException {
            Path file = directory.resolve(name);
            if (!Files.exists(file)) {
                reply(unique, NO_ENTRY, buffer(0));
                return;
            }
            BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
            ByteBuffer entry = buffer(40 + ATTRIBUTES);
            long node = node(of.fileKey());
            entry.putLong(node).putLong(0).putLong(0).putLong(0).putInt(0).putInt(0);
            put(entry, node, of);
            reply(unique, 0, entry);
        }

        private long node(Object key) {
            if (!nodes.contains(key)) {
                nodes.add(key);
            }
            return nodes.indexOf(key) + 2L;
        }

        private Optional<Path> path(long node) throws IOException {
            if (node == 1) {
                return Optional.of(directory);
            }
            try (var files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    if (nodes.get((int) node - 2)
                            .equals(Files.readAttributes(file, BasicFileAttributes.class)
                                    .fileKey())) {
                        return Optional.of(file);
                    }
                }
            }
            return Optional.empty();
        }

        private void attributes(long unique, long node) throws IOException {
            Optional<Path> file = path(node);
            if (file.isEmpty()) {
                reply(unique, NO_ENTRY, buffer(0));
                return;
            }
            ByteBuffer answer = buffer(16 + ATTRIBUTES);
            answer.position(16);
            put(answer, node, Files.readAttributes(file.get(), BasicFileAttributes.class));
            reply(unique, 0, answer);
        }

        private static void put(ByteBuffer to, long node, BasicFileAttributes of) {
            long modified = of.lastModifiedTime().to(TimeUnit.NANOSECONDS);
            long seconds = modified / 1_000_000_000;
            int nanos = (int) (modified % 1_000_000_000);
            to.putLong(node).putLong(of.size()).putLong(of.size() / 512 + 1);
            to.putLong(seconds)
                    .putLong(seconds)
                    .putLong(seconds)
                    .putInt(nanos)
                    .putInt(nanos)
                    .putInt(nanos);
            to.putInt(of.isDirectory() ? 0040755 : 0100644)
                    .putInt(1)
                    .putInt(0)
                    .putInt(0)
                    .putInt(0)
                    .putInt(4096);
            to.putInt(0);
        }

        private void open(long unique, long node) throws IOException {
            Optional<Path> file = path(node);
            if (file.isEmpty()) {
                reply(unique, NO_ENTRY, buffer(0));
                return;
            }
            open.put(++handles, FileChannel.open(file.get()));
            reply(unique, 0, buffer(16).putLong(handles).putInt(DIRECT));
        }

        private void close(long handle) throws IOException {
            FileChannel file = open.remove(handle);
            if (file != null) {
                file.close();
            }
        }

        private void read(long unique, ByteBuffer request) throws IOException {
            FileChannel file = open.get(request.getLong());
            long from = request.getLong();
            ByteBuffer data = buffer(request.getInt());
            while (file != null && data.hasRemaining() && file.read(data, from + data.position()) > 0) {
                // Goes on until there is no more.
            }
            reply(unique, 0, data.limit(data.position()));
        }

        private void list(long unique, ByteBuffer request) throws IOException {
            request.getLong();
            long from = request.getLong();
            ByteBuffer data = buffer(request.getInt());
            long number = 0;
            try (var files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    byte[] name = file.getFileName().toString().getBytes(StandardCharsets.UTF_8);
                    int length = (24 + name.length + 7) / 8 * 8;
                    if (number++ >= from && data.remaining() >= length) {
                        int start = data.position();
                        data.putLong(1000 + number)
                                .putLong(number)
                                .putInt(name.length)
                                .putInt(8)
                                .put(name);
                        data.position(start + length);
                    }
                }
            }
            reply(unique, 0, data.limit(data.position()));
        }

        private static String text(ByteBuffer request) {
            byte[] name = new byte[request.remaining() - 1];
            request.get(name);
            return new String(name, StandardCharsets.UTF_8);
        }

        private static ByteBuffer buffer(int size) {
            return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        }

        private void reply(long unique, int error, ByteBuffer body) throws IOException {
            int length = OUT_HEADER + body.limit();
            byte[] all = new byte[length];
            ByteBuffer answer = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
            answer.putInt(length).putInt(error).putLong(unique).put(body.rewind());
            out.write(all);
        }
    }
}
