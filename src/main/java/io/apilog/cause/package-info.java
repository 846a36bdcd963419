/**
 * Why requests are answered badly: which value of an endpoint, a network, a host and so on has more of them than its share, compared with the day
 * before. {@link io.apilog.cause.Tallies} counts by value in a fixed space, {@link io.apilog.cause.CauseRanking} says which stand out.
 */
@NullMarked
package io.apilog.cause;

import org.jspecify.annotations.NullMarked;
