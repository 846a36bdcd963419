package io.apilog.overview;

import java.time.Duration;
import java.time.Instant;

/**
 * What time a log is of, as its entries name it.
 *
 * @param first the earliest
 * @param last the latest
 */
public record Span(Instant first, Instant last) {
    /** How many a second so many are; NaN where all are of one moment. */
    public double rate(long requests) {
        double seconds = length().toMillis() / 1e3;
        return seconds <= 0 ? Double.NaN : requests / seconds;
    }

    /** From the first to the last. */
    public Duration length() {
        return Duration.between(first, last);
    }
}
