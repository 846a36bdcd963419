package io.apilog.format.evidence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What shows that the numbers of a column without a name are no durations, in whatever unit: an id, a score, a load. What is left when
 * units were excluded need not be a time.
 */
public final class NoTime {
    /** With fewer lines chance shows the same. */
    private static final int FEWEST = 20;

    private static final int FEWEST_FOR_SHAPE = 30;

    /** Fast servers write 0.001 again and again. */
    private static final double SHORT_SECONDS = 0.05;

    private static final double SHORT_WHOLE = 1_000;

    /** Of so many numbers of a score one is above this. */
    private static final double ALL_OF_ONE = 0.8;

    /** One in a thousand samples of even numbers is less even. */
    private static final double EVEN = 1.95;

    private NoTime() {}

    /** In words why they are none; null where nothing shows it. */
    public static @Nullable String why(Measured measured) {
        int n = measured.size();
        double[] sorted = measured.sorted();
        boolean decimals = measured.withDecimals() * 2 > n;
        if (n < FEWEST || measured.median() < (decimals ? SHORT_SECONDS : SHORT_WHOLE)) {
            return null;
        }
        long different = Arrays.stream(sorted).distinct().count();
        if (different > 1 && different * 5 <= n) {
            return "only " + different + " different numbers in " + n + " lines, as of an id";
        }
        boolean bounded = !decimals || sorted[n - 1] <= 1;
        boolean level = bounded && (isLevel(sorted) || (!decimals || sorted[n - 1] > ALL_OF_ONE) && isEven(sorted));
        if (n >= FEWEST_FOR_SHAPE && level) {
            return "as many large ones as small ones up to a bound, as of a score or an id, which times never are";
        }
        return isGauge(measured, sorted) ? "each is nearly the one before, as of a load" : null;
    }

    /** Times have a long tail; of numbers that are spread evenly the lower half reaches further, in proportion. */
    private static boolean isLevel(double[] sorted) {
        double low = sorted[sorted.length / 10];
        double middle = sorted[sorted.length / 2];
        double high = sorted[sorted.length * 9 / 10];
        return low > 0 && high < 2 * middle && middle / low > 1.4 * high / middle;
    }

    /** Whether numbers are spread over all that is between 0 and the highest as evenly as chance spreads them (Kolmogorov and Smirnov's distance). */
    private static boolean isEven(double[] sorted) {
        int n = sorted.length;
        double highest = sorted[n - 1];
        double distance = 0;
        for (int i = 0; i < n; i++) {
            double even = sorted[i] / highest;
            distance = Math.max(distance, Math.max((i + 1.0) / n - even, even - (double) i / n));
        }
        return distance < EVEN / Math.sqrt(n);
    }

    /** Whether numbers change from line to line by far less than they differ. */
    private static boolean isGauge(Measured measured, double[] sorted) {
        double mean = Arrays.stream(sorted).average().orElse(0);
        double spread =
                Arrays.stream(sorted).map(number -> Math.abs(number - mean)).sum();
        double steps = 0;
        double before = Double.NaN;
        for (Measured.Value value : measured.values()) {
            steps += Double.isNaN(before) ? 0 : Math.abs(value.number() - before);
            before = value.number();
        }
        return spread > 0 && steps < spread * 0.35;
    }
}
