package io.apilog.client;

/**
 * What time it is in a log whose lines are about in order: the latest time seen. One that is far ahead is believed once another agrees, since a
 * single one may be a clock that was set wrongly.
 */
public final class LogClock {
    /** How far lines may be apart, for one to be believed alone. */
    private static final long STEP_MILLIS = 10 * 60_000L;

    private long nowMillis = Long.MIN_VALUE;
    private long doubtedMillis = Long.MIN_VALUE;

    /** Whether a second line agreed with the first. */
    private boolean agreed;

    /** Takes the time of a line, from 0, and says by how much it is later than before. */
    public long advance(long millis) {
        if (!agreed) {
            agreed = nowMillis != Long.MIN_VALUE && Math.abs(millis - nowMillis) <= STEP_MILLIS;
            nowMillis = agreed ? Math.max(millis, nowMillis) : millis;
            return 0;
        }
        long ahead = millis - nowMillis;
        if (ahead <= 0 || ahead > STEP_MILLIS && !isSeenTwice(millis)) {
            return 0;
        }
        nowMillis = millis;
        return ahead;
    }

    private boolean isSeenTwice(long millis) {
        boolean twice = doubtedMillis != Long.MIN_VALUE && Math.abs(millis - doubtedMillis) <= STEP_MILLIS;
        doubtedMillis = twice ? Long.MIN_VALUE : millis;
        return twice;
    }

    /** The latest time, or {@link Long#MIN_VALUE} before the first line. */
    public long nowMillis() {
        return nowMillis;
    }
}
