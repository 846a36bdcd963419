package io.apilog.cause;

/**
 * A time in a log that is asked about, in milliseconds since 1970; it is compared with the day before it.
 *
 * @param to behind its last millisecond
 */
public record CauseSpan(long from, long to) {
    private static final long DAY_MILLIS = 24 * 3_600_000L;

    boolean has(long millis) {
        return millis >= from && millis < to;
    }

    boolean isBefore(long millis) {
        return millis < from && millis >= from - DAY_MILLIS;
    }
}
