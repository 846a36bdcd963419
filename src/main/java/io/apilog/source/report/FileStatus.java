package io.apilog.source.report;

/**
 * How one followed file, or one followed path without a file, stands at a moment.
 *
 * @param source name of the configured source
 * @param path the path as it was found; for a file that was renamed, where it was seen last
 * @param state what is going on
 * @param reason why it is not read, in words for people; empty where it is
 * @param identity device, inode and birth time; empty where there is no file
 * @param offset bytes counted, from the file's beginning
 * @param size bytes in the file when it was last looked at
 * @param waitingNanos age of the oldest complete line that is not yet counted, since it was first seen; 0 where none waits
 * @param catchingUp whether the backlog found at the start is not yet counted
 */
public record FileStatus(
        String source,
        String path,
        State state,
        String reason,
        String identity,
        long offset,
        long size,
        long waitingNanos,
        boolean catchingUp) {
    /** What is going on with a path or a file. */
    public enum State {
        /** The file is followed. */
        LIVE,
        /** The file was rotated away and is read to its end. */
        DRAINING,
        /** Nothing is at the path; it is waited for. */
        WAITING,
        /** What is at the path cannot be followed. */
        REFUSED,
        /** The file is there, but cannot be read now. */
        UNREADABLE
    }

    /** Bytes in the file that are not yet counted. */
    public long lagBytes() {
        return Math.max(0, size - offset);
    }
}
