/**
 * What a segment of a path tells beside others: {@link io.apilog.endpoint.learn.SegmentTree} is what was met,
 * {@link io.apilog.endpoint.learn.SegmentKinds} says when names in one place are values of one parameter,
 * {@link io.apilog.endpoint.learn.PathNames} names a path after both. What names tell by themselves is in {@code name}, what those in one place tell
 * together in {@code sibling}, and what comes behind them in {@code behind}.
 */
package io.apilog.endpoint.learn;
