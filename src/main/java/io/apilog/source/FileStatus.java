package io.apilog.source;

import java.nio.file.Path;

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
        /** It is followed. */
        LIVE,
        /** It was rotated away and is read to its end. */
        DRAINING,
        /** Nothing is at the path; it is waited for. */
        WAITING,
        /** What is at the path cannot be followed. */
        REFUSED,
        /** It is there, but cannot be read now. */
        UNREADABLE
    }

    static FileStatus of(FollowedPath path, long now) {
        FollowedFile file = path.file();
        FollowedPath.Unread unread = path.unread();
        if (path.state() == State.UNREADABLE && !unread.isNothing()) {
            return new FileStatus(
                    path.logFile().source(),
                    path.path().toString(),
                    path.state(),
                    path.reason(),
                    file == null ? "" : file.identity().text(),
                    unread.offset(),
                    unread.size(),
                    Math.max(0, now - unread.since()),
                    false);
        }
        return file == null
                ? new FileStatus(
                        path.logFile().source(),
                        path.path().toString(),
                        path.state(),
                        path.reason(),
                        "",
                        0,
                        0,
                        0,
                        false)
                : of(file, path.path(), path.state(), path.reason(), now);
    }

    /** Of a file that no followed path names any more. */
    static FileStatus draining(FollowedFile file, long now) {
        return of(file, file.where(), State.DRAINING, "", now);
    }

    private static FileStatus of(FollowedFile file, Path path, State state, String reason, long now) {
        return new FileStatus(
                file.logFile().source(),
                path.toString(),
                state,
                reason,
                file.identity().text(),
                file.countedBytes(),
                file.writtenSize(),
                file.waiting().age(now),
                file.isCatchingUp());
    }

    static FileStatus of(Archive archive) {
        return new FileStatus(
                archive.logFile().source(),
                archive.where().toString(),
                State.DRAINING,
                "",
                archive.identity().text(),
                archive.offset(),
                archive.size(),
                0,
                true);
    }

    /** Bytes in the file that are not yet counted. */
    public long lagBytes() {
        return Math.max(0, size - offset);
    }
}
