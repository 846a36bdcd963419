package io.apilog.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * A snapshot as a file: magic, version, then generation, time, boot, clean and the sections, all as {@link SectionWriter} writes them,
 * and at the end a CRC-32C of all before it. The magic, the version and the place of the checksum are the same in every version to come,
 * so that a newer file is told from a damaged one.
 */
final class SnapshotFormat {
    /** The version that is written. Every version up to it is read. */
    static final int VERSION = 1;

    /** A larger file is no snapshot of ours. */
    static final int MAX_BYTES = 256 << 20;

    private static final byte[] MAGIC = "apilog\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECKSUM_BYTES = Integer.BYTES;
    private static final int LEAST_BYTES = MAGIC.length + Integer.BYTES + CHECKSUM_BYTES;

    /** A whole snapshot of a version that this program does not know. */
    static final class NewerVersionException extends IOException {
        private static final long serialVersionUID = 1L;

        NewerVersionException(int version) {
            super("it has the version " + version + ", and " + VERSION + " is the newest that is known here");
        }
    }

    private SnapshotFormat() {}

    static ByteBuffer encode(Snapshot snapshot) throws IOException {
        SectionWriter head = new SectionWriter()
                .number(snapshot.generation())
                .fixed(snapshot.savedMillis())
                .text(snapshot.boot())
                .flag(snapshot.clean())
                .number(snapshot.sections().size());
        Map<String, byte[]> sections = new TreeMap<>(snapshot.sections());
        sections.forEach((name, bytes) -> head.text(name).number(bytes.length));
        byte[] headBytes = head.toBytes();
        long size = (long) LEAST_BYTES + headBytes.length;
        for (byte[] section : sections.values()) {
            size += section.length;
        }
        if (size > MAX_BYTES) {
            throw new IOException("the snapshot would have " + size + " bytes, more than " + MAX_BYTES);
        }
        ByteBuffer file = ByteBuffer.allocate((int) size);
        file.put(MAGIC).putInt(VERSION).put(headBytes);
        sections.values().forEach(file::put);
        file.putInt(checksum(file.array(), file.position()));
        return file.flip();
    }

    static Snapshot decode(byte[] file) throws IOException {
        if (file.length < LEAST_BYTES || !ByteBuffer.wrap(file, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new DamagedSnapshotException("it is no snapshot");
        }
        int end = file.length - CHECKSUM_BYTES;
        if (ByteBuffer.wrap(file).getInt(end) != checksum(file, end)) {
            throw new DamagedSnapshotException("its checksum does not fit");
        }
        int version = ByteBuffer.wrap(file).getInt(MAGIC.length);
        if (version > VERSION) {
            throw new NewerVersionException(version);
        }
        int from = MAGIC.length + Integer.BYTES;
        return body(new SectionReader(Arrays.copyOfRange(file, from, end)));
    }

    private static Snapshot body(SectionReader in) throws DamagedSnapshotException {
        long generation = in.number(0, Long.MAX_VALUE);
        long savedMillis = in.fixed();
        String boot = in.text();
        boolean clean = in.flag();
        Map<String, Integer> lengths = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            lengths.put(in.text(), (int) in.number(0, MAX_BYTES));
        }
        Map<String, byte[]> sections = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> section : lengths.entrySet()) {
            sections.put(section.getKey(), in.bytes(section.getValue()));
        }
        in.end();
        return new Snapshot(generation, savedMillis, boot, clean, sections);
    }

    /**
     * Reads a snapshot from a file.
     *
     * @throws java.nio.file.NoSuchFileException there is none
     * @throws DamagedSnapshotException it is not whole
     * @throws NewerVersionException it is whole and of a newer version
     */
    static Snapshot read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > MAX_BYTES) {
                throw new DamagedSnapshotException("it has " + size + " bytes");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) size);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Goes on until everything is read.
            }
            if (bytes.hasRemaining()) {
                throw new DamagedSnapshotException("it became shorter while it was read");
            }
            return decode(bytes.array());
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
