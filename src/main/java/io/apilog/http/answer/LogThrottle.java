package io.apilog.http.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Lets one message a minute through, so that a failure at every request does not fill the log. Safe for use by many threads. */
final class LogThrottle {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private @Nullable Instant last;

    LogThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the message at hand is to be logged; says yes to one caller only. */
    synchronized boolean isDue() {
        Instant now = clock.instant();
        // A clock that was set back must not silence the log until it has caught up.
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(PAUSE))) {
            return false;
        }
        last = now;
        return true;
    }
}
