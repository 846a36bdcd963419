package io.apilog.metrics.history;

import io.apilog.metrics.operation.Distribution;

/**
 * What was counted in a short time.
 *
 * @param ended how long ago it ended, in seconds; 0 for one that lasts
 * @param lasted in seconds; positive
 * @param requests all of them
 * @param refused those answered 4xx
 * @param failed those answered 5xx
 * @param durations of those that have one
 */
public record Moment(double ended, double lasted, long requests, long refused, long failed, Distribution durations) {
    /** Nothing, in no time. */
    public static final Moment NONE = new Moment(0, 1, 0, 0, 0, Distribution.NONE);

    /** Requests a second. */
    public double rate() {
        return requests / lasted;
    }
}
