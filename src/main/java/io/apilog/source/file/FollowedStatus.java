package io.apilog.source.file;

import io.apilog.source.report.FileStatus;
import io.apilog.source.report.FileStatus.State;
import java.nio.file.Path;

/** How what is followed stands now, as {@link FileStatus} tells it. */
public final class FollowedStatus {
    private FollowedStatus() {}

    /** The status of a path, and of the file that it names. */
    public static FileStatus of(FollowedPath path, long now) {
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
    public static FileStatus draining(FollowedFile file, long now) {
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

    /** The status of an archive that is read. */
    public static FileStatus of(Archive archive) {
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
}
