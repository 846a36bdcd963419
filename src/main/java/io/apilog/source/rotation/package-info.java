/**
 * What becomes of a file when it is rotated: {@link io.apilog.source.rotation.GroupScanner} looks at what is beside a log,
 * {@link io.apilog.source.rotation.TruncationWatch} at whether a file still is what was read of it,
 * {@link io.apilog.source.rotation.Drain} reads what no path names any more to its end.
 */
package io.apilog.source.rotation;
