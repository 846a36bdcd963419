package io.apilog.format;

import io.apilog.request.AccessRecord;
import io.apilog.request.Unit;
import java.util.Arrays;

/**
 * Watches the durations of a format whose unit was told by its values: a server may be given another configuration while its file is
 * written, and go on in another unit. Learns from the first lines what is usual; a number that is not spelt so, or a row of numbers that
 * are all hundreds of times larger or smaller, is not counted in the unit that was held. Keeps some counters, and allocates nothing.
 */
final class UnitWatch {
    /** From so many durations on it is known what is usual. */
    private static final int LEARNED = 20;

    /** So many in a row that are spelt otherwise are no odd ones. */
    private static final int MANY_OTHERWISE = 3;

    private static final int MANY_FAR = 16;

    // How much further away than usual numbers are, as powers of two: no line is to cost a division.
    private static final int FOUR = 2;
    private static final int EIGHT = 3;
    private static final int THIRTY_TWO = 5;

    private static final double NEAREST_JUMP = 300;
    private static final double FARTHEST_JUMP = 3_000;
    private static final int MOST_DECIMALS = 20;

    /**
     * From so many decimals on, of which each number has as many as it needs, languages print all that a number of floating point has,
     * some 17 digits: the larger one is, the fewer of them are decimals.
     */
    private static final int WHOLE_FRACTION = 12;

    /** In seconds: so long is nothing as a rule, and milliseconds of any service are. */
    private static final long SLOW = 10 * Unit.SECONDS.nanos();

    /** So many slow ones in a row end seconds that nothing showed; and so many those that half of the numbers were too short for anything else. */
    private static final int MANY_SLOW_UNSEEN = 4;

    private static final int MANY_SLOW = 64;

    /** nginx writes its times with three decimals, however slow what it waits for has become. */
    private static final int NGINX = 3;

    private final long unit;
    private final long[] first = new long[LEARNED];
    private final int[] decimals = new int[MOST_DECIMALS];
    private int learned;
    private long low;
    private long median;
    private long high;
    private int usualDecimals;
    private boolean fixed;
    private int otherwise;
    private int above;
    private int usualAgain;
    private int below;
    private final int mostSlow;
    private int slow;
    private boolean mixed;
    private double logs;
    private long lowest;
    private long highest;

    /** For a unit that the numbers show. */
    UnitWatch(Unit unit) {
        this(unit, 0);
    }

    private UnitWatch(Unit unit, int mostSlow) {
        this.unit = unit.nanos();
        this.mostSlow = unit == Unit.SECONDS ? mostSlow : 0;
    }

    /**
     * For a unit that is presumed, of which slow numbers are a contradiction.
     *
     * @param unseen whether nothing in many numbers shows it
     */
    static UnitWatch presumed(Unit unit, boolean unseen) {
        return new UnitWatch(unit, unseen ? MANY_SLOW_UNSEEN : MANY_SLOW);
    }

    /** What is to become of a duration. */
    enum Finding {
        USUAL,
        /** It may be in another unit, and does not count. */
        ODD,
        /** The lines are in another unit now. */
        CHANGED,
        /** They were, and are not any more. */
        BACK
    }

    /** Looks at the duration of the next line after the unit changed. */
    Finding seeAfter(long nanos, int places) {
        boolean usual = !isOtherwise(nanos, places) && nanos >> FOUR < high && nanos > low >> FOUR;
        usualAgain = usual ? usualAgain + 1 : 0;
        return usualAgain < MANY_FAR ? Finding.ODD : Finding.BACK;
    }

    /** Looks at the duration of the next line. */
    Finding see(long nanos, int places) {
        if (mostSlow > 0 && isSlowForLong(nanos)) {
            usualAgain = 0;
            return Finding.CHANGED;
        }
        if (learned < LEARNED) {
            learn(nanos, places);
            return Finding.USUAL;
        }
        boolean within = places > 0 && nanos >> EIGHT < high && nanos > low >> EIGHT;
        if (isOtherwise(nanos, places) && !within) {
            otherwise++;
            if (otherwise >= MANY_OTHERWISE) {
                usualAgain = 0;
                return Finding.CHANGED;
            }
            boolean tells = nanos >= unit || usualDecimals == AccessRecord.WHOLE || otherwise > 1;
            return tells ? Finding.ODD : Finding.USUAL;
        }
        otherwise = 0;
        return fixed && usualDecimals == NGINX ? Finding.USUAL : far(nanos);
    }

    /** Whether many in a row are so slow that they are no seconds, and not all the time after which something gives up. */
    private boolean isSlowForLong(long nanos) {
        if (nanos < SLOW) {
            slow = 0;
            return false;
        }
        if (slow == 0) {
            lowest = nanos;
            highest = nanos;
        }
        slow++;
        lowest = Math.min(lowest, nanos);
        highest = Math.max(highest, nanos);
        return slow >= mostSlow && highest / 5 * 4 >= lowest;
    }

    private void learn(long nanos, int places) {
        first[learned++] = nanos;
        decimals[Math.min(MOST_DECIMALS - 1, places + 1)]++;
        if (learned < LEARNED) {
            return;
        }
        Arrays.sort(first);
        low = first[1];
        median = first[LEARNED / 2];
        high = first[LEARNED - 2];
        int most = 0;
        for (int i = 0; i < decimals.length; i++) {
            most = decimals[i] > decimals[most] ? i : most;
        }
        usualDecimals = most - 1;
        fixed = decimals[most] == LEARNED;
    }

    /** By two decimals fewer than is usual, or with some where none of them had any: zeros at the end may be left away. */
    private boolean isOtherwise(long nanos, int places) {
        if (nanos == 0 && places > 0) {
            // What is rounded to nothing is written 0.0 by those who write 0.001.
            return false;
        }
        if (usualDecimals >= WHOLE_FRACTION) {
            return places <= usualDecimals / 2;
        }
        return usualDecimals == AccessRecord.WHOLE
                ? fixed && places > 0
                : usualDecimals > 1 && places <= usualDecimals - 2;
    }

    /** A row of numbers that are all far from the usual ones, by a thousand on the whole. */
    private Finding far(long nanos) {
        if (nanos >= median << THIRTY_TWO && nanos >> FOUR >= high && median > 0) {
            below = 0;
            return row(++above, nanos);
        }
        if (nanos <= low >> FOUR && nanos <= median >> THIRTY_TWO && low > 0) {
            above = 0;
            return row(++below, nanos);
        }
        // Where usual numbers stand among those that are far from them, the lines are not all in another unit.
        mixed |= above > 1 || below > 1;
        above = 0;
        below = 0;
        return Finding.USUAL;
    }

    private Finding row(int length, long nanos) {
        if (length == 1) {
            logs = 0;
            lowest = nanos;
            highest = nanos;
        }
        logs += Math.abs(Math.log(Math.max(1, nanos) / (double) median));
        lowest = Math.min(lowest, nanos);
        highest = Math.max(highest, nanos);
        double jump = Math.exp(logs / length);
        if (length < MANY_FAR) {
            boolean thousand = jump >= NEAREST_JUMP && jump <= FARTHEST_JUMP;
            return length > 1 && thousand && !mixed ? Finding.ODD : Finding.USUAL;
        }
        // Where all wait until something gives up, they are far longer than usual, and alike.
        boolean spread = highest / 2 >= lowest;
        if (spread && jump >= NEAREST_JUMP && jump <= FARTHEST_JUMP) {
            return Finding.CHANGED;
        }
        learned = 0;
        mixed = false;
        above = 0;
        below = 0;
        Arrays.fill(decimals, 0);
        return Finding.USUAL;
    }
}
