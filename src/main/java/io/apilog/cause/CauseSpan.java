package io.apilog.cause;

/**
 * A time in a log that is asked about, in milliseconds since 1970; it is compared with the day before it.
 *
 * @param to behind its last millisecond
 * @param every whether each line is counted, however many there are
 */
public record CauseSpan(long from, long to, boolean every) {
    /** The last minutes, whenever somebody asks. */
    public static final CauseSpan NOW = new CauseSpan(Long.MAX_VALUE, Long.MAX_VALUE, false);

    /** The same of a log that is read to its end at once. */
    public static final CauseSpan END = new CauseSpan(Long.MAX_VALUE, Long.MAX_VALUE, true);

    private static final long DAY_MILLIS = 24 * 3_600_000L;

    /** A time that is known before. */
    public static CauseSpan of(long from, long to) {
        return new CauseSpan(from, to, true);
    }

    boolean isKnown() {
        return to != Long.MAX_VALUE;
    }

    boolean has(long millis) {
        return millis >= from && millis < to;
    }

    boolean isBefore(long millis) {
        return millis < from && millis >= from - DAY_MILLIS;
    }
}
