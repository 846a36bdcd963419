package io.apilog.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * A snapshot as a file: magic, version, a head with its length before it and its CRC-32C behind it, the bytes of the sections, and at the
 * end a CRC-32C of all before it. The head has generation, time, boot, clean, and of each section the name, the version, how it stands to
 * the others, its generation, its length and its CRC-32C, all as {@link SectionWriter} writes them: so damage to one section can be told
 * from damage to another. The magic, the version and the place of the last checksum are the same in every version to come, so that a newer
 * file is told from a damaged one.
 *
 * <p>Sections that need a {@link SharedFile} are listed in a section of their own, {@link SharedReferences}.
 *
 * <p>Version 1 had no checksums but the last, and no versions of sections: they are 1 there, and stand together.
 */
final class SnapshotFormat {
    /** The version that is written. Every version up to it is read. */
    static final int VERSION = 2;

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
        Map<String, Section> sections = new TreeMap<>(snapshot.sections());
        Section references = SharedReferences.of(sections, snapshot.generation());
        if (references != null) {
            sections.put(SharedReferences.NAME, references);
        }
        byte[] head = head(snapshot, sections);
        long size = (long) LEAST_BYTES + Integer.BYTES + head.length + CHECKSUM_BYTES;
        for (Section section : sections.values()) {
            size += section.bytes().length;
        }
        if (size > MAX_BYTES) {
            throw new IOException("the snapshot would have " + size + " bytes, more than " + MAX_BYTES);
        }
        ByteBuffer file = ByteBuffer.allocate((int) size);
        file.put(MAGIC).putInt(VERSION).putInt(head.length).put(head);
        file.putInt(checksum(file.array(), 0, file.position()));
        sections.values().forEach(section -> file.put(section.bytes()));
        file.putInt(checksum(file.array(), 0, file.position()));
        return file.flip();
    }

    private static byte[] head(Snapshot snapshot, Map<String, Section> sections) {
        SectionWriter head = new SectionWriter()
                .number(snapshot.generation())
                .fixed(snapshot.savedMillis())
                .text(snapshot.boot())
                .flag(snapshot.clean())
                .number(sections.size());
        sections.forEach((name, section) -> head.text(name)
                .number(section.version())
                .flag(section.together())
                .number(section.savedIn(snapshot.generation()).generation())
                .number(section.bytes().length)
                .fixed(checksum(section.bytes(), 0, section.bytes().length)));
        return head.toBytes();
    }

    /**
     * Reads a snapshot. Sections that are damaged are named in it.
     *
     * @throws DamagedSnapshotException it cannot be told what is in it
     * @throws NewerVersionException it is whole and of a newer version
     */
    static Snapshot decode(byte[] file) throws IOException {
        if (file.length < LEAST_BYTES || !ByteBuffer.wrap(file, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new DamagedSnapshotException("it is no snapshot");
        }
        int end = file.length - CHECKSUM_BYTES;
        boolean whole = ByteBuffer.wrap(file).getInt(end) == checksum(file, 0, end);
        int version = ByteBuffer.wrap(file).getInt(MAGIC.length);
        if (version == VERSION) {
            return sections(file);
        }
        if (!whole) {
            throw new DamagedSnapshotException("its checksum does not fit");
        }
        if (version > VERSION) {
            throw new NewerVersionException(version);
        }
        return version1(new SectionReader(Arrays.copyOfRange(file, MAGIC.length + Integer.BYTES, end)));
    }

    private static Snapshot sections(byte[] file) throws DamagedSnapshotException {
        int from = MAGIC.length + 2 * Integer.BYTES;
        int headLength = file.length < from ? -1 : ByteBuffer.wrap(file).getInt(from - Integer.BYTES);
        if (headLength < 0 || headLength > file.length - from - CHECKSUM_BYTES) {
            throw new DamagedSnapshotException("it ends early");
        }
        int end = from + headLength;
        if (ByteBuffer.wrap(file).getInt(end) != checksum(file, 0, end)) {
            throw new DamagedSnapshotException("its checksum does not fit");
        }
        SectionReader head = new SectionReader(Arrays.copyOfRange(file, from, end));
        long generation = head.number(0, Long.MAX_VALUE);
        long savedMillis = head.fixed();
        String boot = head.text();
        boolean clean = head.flag();
        Map<String, Section> sections = new LinkedHashMap<>();
        Set<String> damaged = new LinkedHashSet<>();
        boolean torn = false;
        long at = (long) end + CHECKSUM_BYTES;
        for (int left = head.count(); left > 0; left--) {
            String name = head.text();
            int version = (int) head.number(0, Integer.MAX_VALUE);
            boolean together = head.flag();
            long writtenIn = head.number(0, Long.MAX_VALUE);
            int length = (int) head.number(0, MAX_BYTES);
            long checksum = head.fixed();
            boolean isThere = at + length <= file.length;
            if (isThere && checksum(file, (int) at, length) == checksum) {
                byte[] bytes = Arrays.copyOfRange(file, (int) at, (int) at + length);
                sections.put(name, new Section(version, together, writtenIn, bytes));
            } else {
                damaged.add(name);
                torn |= together;
            }
            at += length;
        }
        head.end();
        return new Snapshot(generation, savedMillis, boot, clean, sections, damaged, torn);
    }

    private static Snapshot version1(SectionReader in) throws DamagedSnapshotException {
        long generation = in.number(0, Long.MAX_VALUE);
        long savedMillis = in.fixed();
        String boot = in.text();
        boolean clean = in.flag();
        Map<String, Integer> lengths = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            lengths.put(in.text(), (int) in.number(0, MAX_BYTES));
        }
        Map<String, Section> sections = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> section : lengths.entrySet()) {
            sections.put(section.getKey(), new Section(1, true, generation, in.bytes(section.getValue())));
        }
        in.end();
        return new Snapshot(generation, savedMillis, boot, clean, sections);
    }

    /**
     * Reads a snapshot from a file, and looks whether the files that it shares with others are there as they were written.
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
            return resolved(decode(bytes.array()), file);
        }
    }

    private static Snapshot resolved(Snapshot snapshot, Path file) throws DamagedSnapshotException {
        Map<String, Section> sections = new LinkedHashMap<>(snapshot.sections());
        Set<String> damaged = new LinkedHashSet<>();
        SharedReferences.resolve(sections, file, damaged);
        boolean torn = damaged.stream()
                .anyMatch(name -> snapshot.section(name).map(Section::together).orElse(false));
        damaged.addAll(snapshot.damaged());
        return new Snapshot(
                snapshot.generation(),
                snapshot.savedMillis(),
                snapshot.boot(),
                snapshot.clean(),
                sections,
                damaged,
                snapshot.torn() || torn);
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
