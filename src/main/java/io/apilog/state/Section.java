package io.apilog.state;

/**
 * One part of what is saved, as its owner wrote it. The owner numbers its layouts itself, so that one part can change alone.
 *
 * @param version of the owner's layout, from 1
 * @param together whether it must be of one moment with the other sections of which this is said; damage to one of these makes the
 *     snapshot before the better choice, and damage to another section costs that section alone
 * @param generation that of the snapshot in which it was written; one that a program did not know and kept is of an earlier one
 * @param bytes nobody writes to them
 */
@SuppressWarnings("ArrayRecordComponent") // A section has megabytes; nobody compares two.
public record Section(int version, boolean together, long generation, byte[] bytes) {
    /** What a section that is not saved yet has for a generation. */
    static final long NOT_YET = -1;

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
        return generation == NOT_YET ? new Section(version, together, now, bytes) : this;
    }

    /** Reads it from its beginning. */
    public SectionReader reader() {
        return new SectionReader(bytes);
    }
}
