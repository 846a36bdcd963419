package io.apilog.audience;

import java.util.Arrays;

/**
 * Finds who has much of what is counted lately, in a fixed space: the Space-Saving of Metwally, Agrawal and El Abbadi, in sets of eight. A new one
 * takes the place of the least of its set, with its count, which is then what may be too much of it. Everything is halved now and then, so that it
 * is about what was counted last. For one thread.
 */
final class HeavyHitters {
    private static final int WAYS = 8;
    private static final int SETS = 128;
    private static final int SPREAD_SHIFT = 57;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int HALVED_AT = 1 << 16;

    private final long[] keys = new long[SETS * WAYS];
    private final int[] counts = new int[SETS * WAYS];
    private final int[] tooMuch = new int[SETS * WAYS];
    private int all;

    /** Counts one of those that are not to be found. */
    void pass() {
        if (++all >= HALVED_AT) {
            halve();
        }
    }

    /**
     * Counts one, and says how many of it there were at least.
     *
     * @param key never 0
     */
    int count(long key) {
        pass();
        int set = (int) (key * SPREAD >>> SPREAD_SHIFT) * WAYS;
        int least = set;
        for (int at = set; at < set + WAYS; at++) {
            if (keys[at] == key) {
                counts[at]++;
                return counts[at] - tooMuch[at];
            }
            if (counts[at] < counts[least]) {
                least = at;
            }
        }
        keys[least] = key;
        tooMuch[least] = counts[least];
        counts[least]++;
        return 1;
    }

    /** How many were counted lately, of all. */
    int all() {
        return all;
    }

    private void halve() {
        all >>= 1;
        Arrays.setAll(counts, i -> counts[i] >> 1);
        Arrays.setAll(tooMuch, i -> tooMuch[i] >> 1);
    }
}
