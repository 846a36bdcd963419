package io.apilog.format.evidence;

/**
 * Tells the milliseconds of a time stamp, which some write in a field of their own called {@code ms}, from durations: they are spread evenly
 * over all from 0 to 999, as chance has it, which what clients waited never is.
 */
public final class ClockPart {
    private static final int FEWEST = 30;
    private static final double ALL = 1_000;
    /** One in a thousand samples of such numbers is less even (Kolmogorov and Smirnov's distance). */
    private static final double EVEN = 1.95;

    private ClockPart() {}

    /** Whether numbers are those of a clock. */
    public static boolean isSeenIn(Measured measured) {
        double[] sorted = measured.sorted();
        int n = sorted.length;
        if (n < FEWEST || measured.withDecimals() > 0 || sorted[0] < 0 || sorted[n - 1] >= ALL) {
            return false;
        }
        double distance = 0;
        for (int i = 0; i < n; i++) {
            double even = sorted[i] / ALL;
            distance = Math.max(distance, Math.max((i + 1.0) / n - even, even - (double) i / n));
        }
        return distance < EVEN / Math.sqrt(n);
    }
}
