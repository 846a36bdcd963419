package io.apilog.http.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Gives out the time that checks of unknown passwords may take: a tenth of one processor in the long run, two seconds at once, two checks at
 * a time. One check takes a processor for 50 to 100 ms at bcrypt's cost 10, twice that for each step more, so that without this a loop of
 * wrong passwords would take all that counting needs. Safe for use by many threads.
 */
final class CheckingTime {
    private static final int MOST_AT_ONCE = 2;
    private static final long MOST_SAVED = Duration.ofSeconds(2).toNanos();
    private static final int SHARE = 10;

    private final InstantSource clock;
    private Instant asked;
    private long left = MOST_SAVED;
    private int running;

    CheckingTime(InstantSource clock) {
        this.clock = clock;
        this.asked = clock.instant();
    }

    /** Whether a check may begin now; each that may is ended by {@link #spent}. */
    synchronized boolean begin() {
        Instant now = clock.instant();
        // A clock that was set back earns nothing, nor does one that was set forward more than is ever saved.
        long earned = Math.max(0, Duration.between(asked, now).toMillis()) * 1_000_000 / SHARE;
        asked = now;
        left = Math.min(MOST_SAVED, left + Math.min(earned, 2 * MOST_SAVED));
        if (running == MOST_AT_ONCE || left <= 0) {
            return false;
        }
        running++;
        return true;
    }

    /** Ends a check, with what it took. */
    synchronized void spent(long nanos) {
        running--;
        left -= nanos;
    }
}
