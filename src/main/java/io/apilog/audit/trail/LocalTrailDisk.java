package io.apilog.audit.trail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a directory, {@code audit-000001.jsonl} and so on, which only their owner may read and write. */
final class LocalTrailDisk implements TrailDisk {
    private static final Pattern NAME = Pattern.compile("audit-([0-9]{6,9})\\.jsonl");

    private final Path directory;

    /** The directory is made once something is to be written. */
    LocalTrailDisk(Path directory) {
        this.directory = directory;
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private Path path(int number) {
        return directory.resolve(String.format(Locale.ROOT, "audit-%06d.jsonl", number));
    }

    @Override
    public Opened open(int number, long keep) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, ownerOnly("rwx------"));
        }
        Path path = path(number);
        FileChannel channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly("rw-------"));
        try {
            if (channel.size() < keep) {
                throw new IOException(path.getFileName() + " has become shorter");
            }
            channel.truncate(keep);
            return new Channel(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private record Channel(FileChannel channel) implements Opened {
        @Override
        public void write(byte[] bytes, int length, long at) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
            while (left.hasRemaining()) {
                channel.write(left, at + left.position());
            }
        }

        @Override
        public void cut(long keep) throws IOException {
            channel.truncate(keep);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Override
    public List<Integer> numbers() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return numbers;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "audit-*.jsonl")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    numbers.add(Integer.parseInt(name.group(1)));
                }
            }
        }
        Collections.sort(numbers);
        return numbers;
    }

    @Override
    public long size(int number) throws IOException {
        return Files.size(path(number));
    }

    @Override
    public long modifiedMillis(int number) throws IOException {
        return Files.getLastModifiedTime(path(number)).toMillis();
    }

    @Override
    public InputStream read(int number) throws IOException {
        return Files.newInputStream(path(number));
    }

    @Override
    public void force(int number) throws IOException {
        try (FileChannel channel = FileChannel.open(path(number), StandardOpenOption.WRITE)) {
            channel.force(false);
        } catch (NoSuchFileException e) {
            return;
        }
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    @Override
    public void delete(int number) throws IOException {
        Files.deleteIfExists(path(number));
    }
}
