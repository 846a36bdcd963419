package io.apilog.cause;

/**
 * How requests are told apart to find causes.
 *
 * @param slowNanos a request that took longer was slow
 * @param consumerAt which of a record's extras is its consumer; less than 0 for none
 * @param upstreamAt which of a record's extras is the server behind; less than 0 for none
 */
public record CauseSettings(long slowNanos, int consumerAt, int upstreamAt) {
    /** What a customer waits gladly for, in nanoseconds, where nothing is configured. */
    public static final long SLOW_NANOS = 1_000_000_000L;

    /** Where proxies name the servers behind them, as nginx calls it. */
    public static final String UPSTREAM_FIELD = "upstream_addr";
}
