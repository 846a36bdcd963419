package io.apilog.state;

import org.jspecify.annotations.Nullable;

/**
 * One part of what is saved, as its owner wrote it. The owner numbers its layouts itself, so that one part can change alone.
 *
 * @param version of the owner's layout, from 1
 * @param together whether it must be of one moment with the other sections of which this is said; damage to one of these makes the
 *     snapshot before the better choice, and damage to another section costs that section alone
 * @param generation that of the snapshot in which it was written; one that a program did not know and kept is of an earlier one
 * @param bytes nobody writes to them
 * @param shared a file beside the snapshot without which the bytes say nothing; null where they stand for themselves
 */
@SuppressWarnings("ArrayRecordComponent") // A section has megabytes; nobody compares two.
public record Section(
        int version,
        boolean together,
        long generation,
        byte[] bytes,
        @Nullable SharedFile shared) {
    /** What a section that is not saved yet has for a generation. */
    static final long NOT_YET = -1;

    /** One without a file beside the snapshot. */
    public Section(int version, boolean together, long generation, byte[] bytes) {
        this(version, together, generation, bytes, null);
    }

    /** A section of now that must be of one moment with the others. */
    public static Section together(int version, byte[] bytes) {
        return new Section(version, true, NOT_YET, bytes);
    }

    /** A section of now that makes sense without the others. */
    public static Section alone(int version, byte[] bytes) {
        return new Section(version, false, NOT_YET, bytes);
    }

    /** The same, of the snapshot that is being written, unless it is kept of an earlier one. */
    Section savedIn(long now) {
        return generation == NOT_YET ? new Section(version, together, now, bytes, shared) : this;
    }

    /** The same, which needs a file beside the snapshot; null for none. */
    public Section with(@Nullable SharedFile file) {
        return new Section(version, together, generation, bytes, file);
    }

    /** Reads it from its beginning. */
    public SectionReader reader() {
        return new SectionReader(bytes);
    }
}
