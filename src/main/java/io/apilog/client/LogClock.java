package io.apilog.client;

import java.util.function.LongSupplier;

/**
 * What time it is in one file, whose lines are about in order: the latest time that is believed. Lines far ahead are believed once three in a row
 * agree, or at once where the clock on the wall does, since one may come from a clock that was set wrongly. Where the lines that follow are behind and
 * more than those that agreed, the file's time goes back.
 */
final class LogClock {
    /** How far lines may be apart without being doubted. */
    static final long STEP_MILLIS = 10 * 60_000L;

    /** Before the first line. */
    static final long NEVER = Long.MIN_VALUE;

    /** At the end of what is read once, so far ahead the last lines are believed with no other to agree. */
    private static final long LAST_MILLIS = 6 * 3_600_000L;

    private static final long DAY_MILLIS = 24 * 3_600_000L;
    private static final int AGREEING = 3;
    private static final int BEHIND_AT_LEAST = 64;
    private static final int MOST = 1 << 20;

    private final boolean live;
    private final LongSupplier wallMillis;

    private long nowMillis = NEVER;

    /** How many lines agreed since the file's time last leapt. */
    private int agreed;

    /** The earliest and the latest of the lines in a row that are far ahead. */
    private long aheadMillis;

    private long furthestMillis;
    private int ahead;
    private long behindMillis;
    private int behind;

    /**
     * Has seen no line.
     *
     * @param live whether lines are read while they are written: then none is of a later day than that of the wall, and a clock that was set back
     *     is followed
     */
    LogClock(boolean live, LongSupplier wallMillis) {
        this.live = live;
        this.wallMillis = wallMillis;
    }

    /** Takes the time of a line, from 0. */
    void take(long millis) {
        if (nowMillis == NEVER) {
            nowMillis = millis;
            agreed = 1;
            return;
        }
        long by = millis - nowMillis;
        if (by > STEP_MILLIS) {
            ahead(millis);
            return;
        }
        if (by < -STEP_MILLIS) {
            behind(millis);
            return;
        }
        ahead = 0;
        behind = Math.max(0, behind - 1);
        agreed = Math.min(MOST, agreed + 1);
        if (by > 0) {
            nowMillis = millis;
        }
    }

    private void ahead(long millis) {
        long wall = live ? wallMillis.getAsLong() : 0;
        if (wall > 0 && millis > wall + DAY_MILLIS) {
            return;
        }
        aheadMillis = ahead == 0 ? millis : Math.min(aheadMillis, millis);
        furthestMillis = ahead == 0 ? millis : Math.max(furthestMillis, millis);
        ahead++;
        if (ahead < AGREEING && (wall <= 0 || Math.abs(millis - wall) > STEP_MILLIS)) {
            return;
        }
        leap(aheadMillis, ahead);
        if (millis - nowMillis <= STEP_MILLIS) {
            nowMillis = millis;
        }
    }

    private void behind(long millis) {
        if (Math.abs(millis - behindMillis) <= STEP_MILLIS) {
            behind++;
            behindMillis = Math.max(behindMillis, millis);
        } else if (behind > 1) {
            behind--;
        } else {
            behind = 1;
            behindMillis = millis;
        }
        if (behind > agreed || live && behind >= BEHIND_AT_LEAST) {
            leap(behindMillis, behind);
        }
    }

    private void leap(long millis, int lines) {
        nowMillis = millis;
        agreed = lines;
        ahead = 0;
        behind = 0;
    }

    /** Nothing follows: what was ahead a little is believed. */
    void end() {
        if (ahead > 0 && aheadMillis - nowMillis <= LAST_MILLIS) {
            leap(furthestMillis - nowMillis <= LAST_MILLIS ? furthestMillis : aheadMillis, ahead);
        }
    }

    /** Whether more than one line is of this time. */
    boolean isAgreed() {
        return agreed > 1;
    }

    /** The latest time that is believed, or {@link #NEVER}. */
    long nowMillis() {
        return nowMillis;
    }
}
