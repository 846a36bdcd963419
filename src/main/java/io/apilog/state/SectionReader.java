package io.apilog.state;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what a {@link SectionWriter} wrote. Every length is held against what is left before anything is allocated. */
public final class SectionReader {
    private static final int LONGEST_NUMBER = 10;

    private final ByteBuffer bytes;

    /** Reads from the beginning of a section. */
    public SectionReader(byte[] section) {
        bytes = ByteBuffer.wrap(section);
    }

    /** Reads what {@link SectionWriter#number} wrote. */
    public long number() throws DamagedSnapshotException {
        long value = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            byte next = one();
            value |= (next & 0x7FL) << 7 * i;
            if (next >= 0) {
                return value;
            }
        }
        throw new DamagedSnapshotException("a number has no end");
    }

    /** Reads a number that must lie in a range, both ends included. */
    public long number(long least, long most) throws DamagedSnapshotException {
        long value = number();
        if (value < least || value > most) {
            throw new DamagedSnapshotException(value + " is not from " + least + " to " + most);
        }
        return value;
    }

    /** Reads how many items follow, each of which takes at least one byte. */
    public int count() throws DamagedSnapshotException {
        return atLeast(number());
    }

    /** As many items follow, each of which takes at least one byte. Returns that number. */
    public int atLeast(long items) throws DamagedSnapshotException {
        if (items < 0 || items > bytes.remaining()) {
            throw new DamagedSnapshotException("a section ends early");
        }
        return (int) items;
    }

    /** Reads what {@link SectionWriter#fixed} wrote. */
    public long fixed() throws DamagedSnapshotException {
        if (bytes.remaining() < Long.BYTES) {
            throw new DamagedSnapshotException("a section ends early");
        }
        return bytes.getLong();
    }

    /** Reads a flag. */
    public boolean flag() throws DamagedSnapshotException {
        byte value = one();
        if (value != 0 && value != 1) {
            throw new DamagedSnapshotException("a flag is " + value);
        }
        return value == 1;
    }

    /** Reads a text. */
    public String text() throws DamagedSnapshotException {
        int length = count();
        ByteBuffer encoded = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException e) {
            throw new DamagedSnapshotException("a text is not UTF-8");
        }
    }

    /** Reads that many bytes. */
    byte[] bytes(int length) throws DamagedSnapshotException {
        if (length > bytes.remaining()) {
            throw new DamagedSnapshotException("a section ends early");
        }
        byte[] read = new byte[length];
        bytes.get(read);
        return read;
    }

    /**
     * Ends the reading.
     *
     * @throws DamagedSnapshotException something is left
     */
    public void end() throws DamagedSnapshotException {
        if (bytes.hasRemaining()) {
            throw new DamagedSnapshotException(bytes.remaining() + " bytes of a section are left");
        }
    }

    private byte one() throws DamagedSnapshotException {
        if (!bytes.hasRemaining()) {
            throw new DamagedSnapshotException("a section ends early");
        }
        return bytes.get();
    }
}
