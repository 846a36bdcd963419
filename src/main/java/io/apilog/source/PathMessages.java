package io.apilog.source;

import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.FollowedPath;
import io.apilog.source.mount.UnansweredException;
import io.apilog.source.report.FileStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what becomes of a path, once for each change, with what can be done about it. */
final class PathMessages {
    private static final Logger LOG = LoggerFactory.getLogger(PathMessages.class);
    private static final int MOST_LINKS = 40;
    /** So many files are named at the start; the page at {@code /} has the others. */
    private static final int MOST_NAMED = 20;

    private final LogDisk disk;
    private int named;

    PathMessages(LogDisk disk) {
        this.disk = disk;
    }

    /** Whether one more file is to be named; says once where not. */
    private boolean names() {
        named++;
        if (named == MOST_NAMED + 1) {
            LOG.info("Following more files: the page at / has them");
        }
        return named <= MOST_NAMED;
    }

    /** Where reading begins in a file that was there at the start. */
    void begins(FollowedPath path, long offset) {
        if (!names()) {
            return;
        }
        if (offset == 0) {
            LOG.info("Following {} from its beginning", path.path());
        } else {
            LOG.info(
                    "Following {} from its end: the {} bytes before are not counted. To count them too, start with"
                            + " --read.from=beginning; for a report on them alone, use --once",
                    path.path(),
                    offset);
        }
    }

    /** Where reading goes on in a file that was followed before the daemon was down. */
    void goesOn(FollowedPath path, long offset) {
        if (names()) {
            LOG.info("Following {} on from byte {}, where it was counted to", path.path(), offset);
        }
    }

    void follows(FollowedPath path) {
        boolean recovered = path.state() != FileStatus.State.LIVE;
        if (path.becomes(FileStatus.State.LIVE, "") && recovered && path.isConfigured()) {
            LOG.info("{} is there and is followed", path.path());
        }
    }

    void missing(FollowedPath path) {
        if (path.becomes(FileStatus.State.WAITING, "does not exist")) {
            if (path.isConfigured() && !path.hadFile()) {
                LOG.warn(
                        "{} does not exist. It is waited for; if that is not intended, check the path and, in a"
                                + " container, what is mounted there",
                        path.path());
            } else if (path.isConfigured()) {
                LOG.info("{} is gone; waiting for it to be created again", path.path());
            }
        }
    }

    void denied(FollowedPath path) {
        if (path.becomes(FileStatus.State.UNREADABLE, "permission denied")) {
            LOG.warn(
                    "{}: permission denied. Let the user {} read the file and enter its directories (a group such as"
                            + " adm, or an ACL); it is tried again all the time",
                    path.path(),
                    System.getProperty("user.name"));
        }
    }

    void unreadable(FollowedPath path, Exception why) {
        boolean unanswered = why instanceof UnansweredException;
        String reason =
                unanswered ? "its file system does not answer" : why.getClass().getSimpleName();
        if (path.becomes(FileStatus.State.UNREADABLE, reason)) {
            LOG.warn("{} cannot be read now ({}); it is tried again all the time", path.path(), why.getMessage());
        }
    }

    void noFile(FollowedPath path, FileStat.Kind kind) {
        if (kind == FileStat.Kind.DIRECTORY) {
            if (path.becomes(FileStatus.State.REFUSED, "is a directory")) {
                LOG.warn("{} is a directory. Name its files, by a glob such as {}/*.log", path.path(), path.path());
            }
        } else if (path.becomes(FileStatus.State.REFUSED, "is a pipe, socket, device or file of the kernel")) {
            LOG.warn(
                    "{} is a pipe, a socket, a device or a file that the kernel makes up, which cannot be followed."
                            + " Let the log be written to a file, or pipe it in and give - as the file",
                    path.path());
        }
    }

    void compressed(FollowedPath path) {
        if (path.becomes(FileStatus.State.REFUSED, "is compressed")) {
            LOG.warn(
                    "{} is compressed and will not grow: --once reads it, where it is compressed by gzip", path.path());
        }
    }

    /** Whether the path is a link to a standard stream, which where this daemon runs would be its own. */
    boolean refusesLinkToDevice(FollowedPath path) {
        String target = device(path.path());
        if (target.isEmpty()) {
            return false;
        }
        if (path.becomes(FileStatus.State.REFUSED, "is a link to " + target)) {
            LOG.warn(
                    "{} is a link to {}, as in the official nginx image: nothing is written there that can be followed."
                            + " Let the log be written to a real file on a volume that both share, or pipe it in and"
                            + " give - as the file",
                    path.path(),
                    target);
        }
        return true;
    }

    private String device(Path path) {
        Path at = path;
        try {
            for (int links = 0; links < MOST_LINKS && disk.isLink(at); links++) {
                at = at.resolveSibling(disk.link(at)).normalize();
                String target = at.toString();
                if (target.startsWith("/dev/std") || target.startsWith("/dev/fd/") || isDescriptor(target)) {
                    return target;
                }
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at now", path, e);
        }
        return "";
    }

    private static boolean isDescriptor(String target) {
        return target.startsWith("/proc/") && target.contains("/fd/");
    }
}
