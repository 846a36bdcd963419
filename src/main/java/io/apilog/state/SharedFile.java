package io.apilog.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file beside the snapshots that holds what is too much to be written with each of them and seldom changes. Several snapshots name it;
 * it is written once, before the first one that does, and never changed.
 *
 * @param path where it is
 * @param length its bytes
 * @param checksum the CRC-32C of all of them
 */
public record SharedFile(Path path, long length, int checksum) {
    private static final int CHUNK = 1 << 16;

    /** Its name in the directory of the snapshots. */
    String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * Reads it.
     *
     * @throws DamagedSnapshotException it is not as it was written
     */
    public byte[] bytes() throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        if (bytes.length != length || (int) crc.getValue() != checksum) {
            throw new DamagedSnapshotException(name() + " is damaged");
        }
        return bytes;
    }

    /** Whether it is there as it was written. Takes no memory for what it holds. */
    boolean isWhole() {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() != length) {
                return false;
            }
            CRC32C crc = new CRC32C();
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (channel.read(chunk) >= 0) {
                crc.update(chunk.flip());
                chunk.clear();
            }
            return (int) crc.getValue() == checksum;
        } catch (IOException e) {
            return false;
        }
    }
}
