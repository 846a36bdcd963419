/**
 * A path looks like one endless source of lines, whatever happens to the files.
 *
 * <p>{@link io.apilog.source.Follower} is what others start. Once a poll, {@code PathPoller} looks at which file each followed path names,
 * and {@code io.apilog.source.rotation} at what became of the files; {@code io.apilog.source.file} knows every file and how far it was
 * counted. {@code FileFeed} hands out batches with whole lines of one file, and {@code io.apilog.source.tail} is the loop around all that.
 * {@code io.apilog.source.once} reads without following.
 */
package io.apilog.source;
