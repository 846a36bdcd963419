package io.apilog.metrics.scraper;

import java.util.function.BooleanSupplier;

/** One connection over which a scraper asks again and again, and what it was shown. */
final class Client {
    private final long[] copies;
    private BooleanSupplier isOpen;
    private int scrapes;
    private long lastMillis;
    private long gapMillis;

    /** @param zeroScrapes 1 or more */
    Client(int zeroScrapes, BooleanSupplier isOpen) {
        this.copies = new long[zeroScrapes];
        this.isOpen = isOpen;
    }

    void shown(long copy, long nowMillis, BooleanSupplier nowOpen) {
        isOpen = nowOpen;
        if (scrapes > 0) {
            gapMillis = Math.max(gapMillis, nowMillis - lastMillis);
        }
        copies[scrapes % copies.length] = copy;
        scrapes++;
        lastMillis = nowMillis;
    }

    /** Up to which copy it was shown each as often as new series are to be 0; negative while it is yet to come so often. */
    long seen() {
        // What stands where the next one goes is the oldest of as many as are needed.
        return scrapes < copies.length ? -1 : copies[scrapes % copies.length];
    }

    int needs() {
        return copies.length;
    }

    long gapMillis() {
        return gapMillis;
    }

    /** Whether it is still to be waited for: it is connected, and is not long overdue. */
    boolean isExpected(long nowMillis, long longestMillis, long usualGapMillis) {
        long usual = gapMillis > 0 ? gapMillis : usualGapMillis;
        long patience = usual > 0 ? Math.min(longestMillis, 2 * usual + 1_000) : longestMillis;
        return isOpen.getAsBoolean() && nowMillis - lastMillis <= patience;
    }
}
