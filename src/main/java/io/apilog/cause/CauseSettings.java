package io.apilog.cause;

import java.util.function.ToLongFunction;

/**
 * How requests are told apart to find causes.
 *
 * @param target how long an endpoint may take by its name, in nanoseconds: a request that took longer was slow. Asked once for each
 * @param consumerAt which of a record's extras is its consumer; less than 0 for none
 * @param upstreamAt which of a record's extras is the server behind; less than 0 for none
 */
public record CauseSettings(ToLongFunction<String> target, int consumerAt, int upstreamAt) {}
