/**
 * A path looks like one endless source of lines, whatever happens to the files. The only user of Commons IO's Tailer.
 *
 * <p>Once a poll, {@code PathPoller} looks at which file each followed path names, {@code TruncationWatch} at whether it still is what
 * was read of it, {@code GroupScanner} at what it was rotated to; {@code FileLedger} knows every file by its identity and how far it
 * was counted. {@code SegmentReader} fills a batch with whole lines of one file. {@code FollowLoop} is one turn of all that; Tailer takes it in
 * pieces, by {@code FollowedStream} and {@code LineDelivery}. {@code OnceReader} reads without following.
 */
package io.apilog.source;
