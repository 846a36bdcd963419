package io.apilog.month;

import java.util.OptionalInt;

/**
 * The requests of one objective, minute by minute, counted without rules: when the workbook's conditions for a page hold, and what an
 * incident spends.
 */
final class Budget {
    private static final int PERIOD_MINUTES = 30 * 1440;
    private static final int LEAST_BAD = 10;

    private final double share;
    private final long[] bad;
    private final long[] all;

    /** @param share of requests that may be bad */
    Budget(double share, int minutes) {
        this.share = share;
        this.bad = new long[minutes + 1];
        this.all = new long[minutes + 1];
    }

    void add(int minute, long badOnes, long allOfThem) {
        bad[minute + 1] = bad[minute] + badOnes;
        all[minute + 1] = all[minute] + allOfThem;
    }

    /** The share of the budget of 30 days that went in these minutes, with as much traffic in 30 days as there was on average. */
    double spent(int from, int to) {
        int last = bad.length - 1;
        double inPeriod = (double) all[last] / last * PERIOD_MINUTES;
        return (bad[Math.min(last, to)] - bad[from]) / (share * inPeriod);
    }

    /** The first minute of these at whose end the workbook pages. */
    OptionalInt pages(int from, int to) {
        for (int minute = from; minute < Math.min(to, bad.length - 1); minute++) {
            if (burns(minute + 1, 60, 5, 14.4) || burns(minute + 1, 360, 30, 6)) {
                return OptionalInt.of(minute + 1);
            }
        }
        return OptionalInt.empty();
    }

    private boolean burns(int end, int slow, int quick, double rate) {
        return ratio(end, slow) > rate * share
                && ratio(end, quick) > rate * share
                && bad[end] - bad[Math.max(0, end - slow)] > LEAST_BAD;
    }

    private double ratio(int end, int window) {
        int from = Math.max(0, end - window);
        return all[end] == all[from] ? 0 : (double) (bad[end] - bad[from]) / (all[end] - all[from]);
    }
}
