/**
 * The loop that follows: {@link io.apilog.source.tail.FollowLoop} is one turn of it. The only user of Commons IO's Tailer, which takes the turn
 * in pieces, by {@link io.apilog.source.tail.FollowedStream} and {@link io.apilog.source.tail.LineDelivery}.
 */
package io.apilog.source.tail;
