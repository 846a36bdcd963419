package io.apilog.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link SharedFile}s of a directory. Each is called by what it holds and a number that no other has had, so that none is ever written
 * over while a snapshot may name it. For one thread at a time.
 */
final class SharedFiles implements Sharing {
    private static final Logger LOG = LoggerFactory.getLogger(SharedFiles.class);
    private static final Pattern NAME = Pattern.compile("[a-z]{1,32}-([0-9]{1,18})\\.shared");

    private final Path directory;
    private final Set<String> there = new HashSet<>();
    private final Set<String> forced = new HashSet<>();
    private long next;

    /** Looks which there are. */
    SharedFiles(Path directory) throws IOException {
        this.directory = directory;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.shared")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                Matcher matcher = NAME.matcher(name);
                if (matcher.matches()) {
                    there.add(name);
                    next = Math.max(next, Long.parseLong(matcher.group(1)) + 1);
                }
            }
        }
    }

    /** The file of a name that a snapshot gives. */
    static SharedFile named(Path snapshot, String name, long length, int checksum) throws DamagedSnapshotException {
        if (!NAME.matcher(name).matches()) {
            throw new DamagedSnapshotException("it names a file that can be none of its own");
        }
        return new SharedFile(snapshot.resolveSibling(name), length, checksum);
    }

    @Override
    public SharedFile share(String name, Iterable<byte[]> pieces) throws IOException {
        String called = name + "-" + next++ + ".shared";
        Path path = directory.resolve(called);
        there.add(called);
        CRC32C crc = new CRC32C();
        long length = 0;
        try (FileChannel channel = OwnerOnly.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (byte[] piece : pieces) {
                crc.update(piece, 0, piece.length);
                length += piece.length;
                ByteBuffer bytes = ByteBuffer.wrap(piece);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } catch (IOException | RuntimeException e) {
            // What was written of it would take the room that the next try needs.
            delete(called);
            throw e;
        }
        return new SharedFile(path, length, (int) crc.getValue());
    }

    /** Forces them to the disk, each once. */
    void force(Collection<String> names) throws IOException {
        for (String name : names) {
            if (!forced.contains(name)) {
                try (FileChannel channel = FileChannel.open(directory.resolve(name), StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                forced.add(name);
            }
        }
    }

    /** Deletes those that no snapshot names any more, or ever did. */
    void keepOnly(Set<String> named) {
        if (named.containsAll(there)) {
            return;
        }
        for (String name : Set.copyOf(there)) {
            if (!named.contains(name)) {
                delete(name);
            }
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name));
            there.remove(name);
            forced.remove(name);
        } catch (IOException e) {
            LOG.debug("{} is not needed any more and cannot be deleted", name, e);
        }
    }
}
