package io.apilog.format;

import java.util.Arrays;

/**
 * A unit inferred from values, where nothing in the log names it.
 *
 * @param why in words, for the message in which the guess is said
 */
record GuessedUnit(Unit unit, String why) {
    private static final long LEAST_MICROSECONDS = 1_000;
    private static final double LEAST_NANOSECONDS = 100_000;

    /**
     * Of a column of whole numbers at the end of a line. Apache's {@code %D} (microseconds) and {@code %T} (seconds) and Tomcat's
     * {@code %D} (milliseconds before 10.1) are what stands there.
     */
    static GuessedUnit ofColumn(long[] values) {
        long[] sorted = Arrays.stream(values).sorted().toArray();
        long median = sorted[sorted.length / 2];
        if (median >= LEAST_MICROSECONDS) {
            return new GuessedUnit(Unit.MICROSECONDS, "the middle value is " + median + ", as Apache's %D");
        }
        if (sorted[sorted.length - 1] <= 1 && sorted.length > 1) {
            return new GuessedUnit(Unit.SECONDS, "no value is above 1, as Apache's %T");
        }
        return new GuessedUnit(Unit.MILLISECONDS, "the middle value is " + median);
    }

    /**
     * Of a JSON field such as {@code duration} whose name says nothing.
     *
     * @param values those above 0; may be empty
     */
    static GuessedUnit ofField(double[] values) {
        if (values.length == 0) {
            return new GuessedUnit(Unit.MILLISECONDS, "no value to tell by yet");
        }
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double median = sorted[sorted.length / 2];
        boolean fractions = Arrays.stream(sorted).anyMatch(value -> value != Math.rint(value));
        String middle = "the middle value is " + (fractions ? Double.toString(median) : Long.toString((long) median));
        if (fractions && median < 1) {
            return new GuessedUnit(Unit.SECONDS, middle + ", a fraction");
        }
        if (!fractions && median >= LEAST_NANOSECONDS) {
            return new GuessedUnit(Unit.NANOSECONDS, middle);
        }
        if (!fractions && median >= 2 * LEAST_MICROSECONDS) {
            return new GuessedUnit(Unit.MICROSECONDS, middle);
        }
        return new GuessedUnit(Unit.MILLISECONDS, middle);
    }
}
