package io.apilog.format.field;

/**
 * Which of the names that tell something together stand in a line: a bit for each, see {@link VendorSigns}.
 *
 * @param low the first 64 of them
 * @param high the others
 */
public record NameMarks(long low, long high) {
    /** No marks. */
    public static final NameMarks NONE = new NameMarks(0, 0);

    /** The mark of that number alone. */
    static NameMarks of(int number) {
        return number < Long.SIZE ? new NameMarks(1L << number, 0) : new NameMarks(0, 1L << number - Long.SIZE);
    }

    /** The marks of both. */
    public NameMarks and(NameMarks other) {
        return new NameMarks(low | other.low, high | other.high);
    }
}
