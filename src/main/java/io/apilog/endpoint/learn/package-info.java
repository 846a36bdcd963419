/**
 * What a segment of a path tells beside others: {@link io.apilog.endpoint.learn.SegmentTree} is what was met,
 * {@link io.apilog.endpoint.learn.SegmentKinds} says when names in one place are values of one parameter,
 * {@link io.apilog.endpoint.learn.PathNames} names a path after both.
 */
package io.apilog.endpoint.learn;
