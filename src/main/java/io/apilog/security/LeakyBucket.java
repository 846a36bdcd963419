package io.apilog.security;

/**
 * A bucket that leaks, of which a client keeps one number: when it will be empty, in milliseconds since 1970; 0 for one that is. Immutable.
 *
 * @param most how much, poured in at once, makes it run over; 0 for a bucket that never does
 * @param leakMillis the time in which one leaks out
 */
record LeakyBucket(int most, long leakMillis) {
    /** What is said for one, where amounts are poured in or taken out. */
    static final int ONE = 1 << 10;

    /** When it will be empty, once so much are poured in. */
    long poured(long emptyAt, long now, int amount) {
        return Math.max(emptyAt, now) + leakMillis * amount / ONE;
    }

    /** When it will be empty, once so much are taken out. */
    long drained(long emptyAt, int amount) {
        return emptyAt - leakMillis * amount / ONE;
    }

    /** Whether something is in it. */
    static boolean holds(long emptyAt, long now) {
        return emptyAt > now;
    }

    /** Whether it runs over: what is in it is more than one less than the most. */
    boolean isOver(long emptyAt, long now) {
        return most > 0 && emptyAt - now > (most - 1) * leakMillis;
    }
}
