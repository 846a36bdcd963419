package io.apilog.http.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets requests through as a token bucket does. Safe for use by many threads. */
final class RateLimit {
    private final InstantSource clock;
    private WebAccess.Rate rate;
    private Instant filled;
    private double tokens;

    /** Full at the beginning. */
    RateLimit(WebAccess.Rate rate, InstantSource clock) {
        this.clock = clock;
        this.rate = rate;
        this.filled = clock.instant();
        this.tokens = rate.burst();
    }

    /** Whether one more request may be answered, at the rate that holds now. */
    synchronized boolean lets(WebAccess.Rate now) {
        if (!now.equals(rate)) {
            rate = now;
            tokens = Math.min(tokens, now.burst());
        }
        Instant instant = clock.instant();
        Duration since = Duration.between(filled, instant);
        filled = instant;
        if (!since.isNegative()) {
            tokens = Math.min(
                    rate.burst(),
                    tokens
                            + (double) since.toMillis()
                                    / Math.max(1, rate.interval().toMillis()));
        }
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
