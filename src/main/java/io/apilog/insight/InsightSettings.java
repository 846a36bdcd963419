package io.apilog.insight;

/**
 * What holds for all families about insight together.
 *
 * @param budget the most sample lines of all of them, 100 to 100,000
 */
public record InsightSettings(int budget) {
    /** The budget where nothing is configured. */
    public static final int BUDGET = 2_000;

    /** What holds where nothing is configured. */
    public static final InsightSettings DEFAULT = new InsightSettings(BUDGET);
}
