package io.apilog.source;

import io.apilog.source.file.FollowedFile;
import io.apilog.source.file.FollowedPath;
import io.apilog.source.mount.MountTable;
import io.apilog.source.report.SourceEvents;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says where a followed file is a mount by itself, as {@code docker run -v access.log:/logs/access.log} or a {@code subPath} make it. The
 * mount stays on that file: when it is renamed outside, its successor cannot be reached from here. Linux tells where the file is now in
 * {@code /proc/self/mountinfo} (proc_pid_mountinfo(5)), whose fourth field changes with the name, and ends in {@code //deleted} at last.
 */
final class MountedFiles {
    /** The lines of the mount table, none where there is no such table. */
    @FunctionalInterface
    interface Table {
        List<String> lines();
    }

    private static final Logger LOG = LoggerFactory.getLogger(MountedFiles.class);
    private static final long EVERY_NANOS = 5_000_000_000L;
    private static final int ROOT = 3;
    private static final int MOUNT_POINT = 4;

    private final Table table;
    private final SourceEvents events;
    private final Map<FollowedPath, String> roots = new HashMap<>();
    private long lookAt = Long.MIN_VALUE;

    MountedFiles(Table table, SourceEvents events) {
        this.table = table;
        this.events = events;
    }

    void poll(Collection<FollowedPath> paths, long now) {
        if (lookAt != Long.MIN_VALUE && now - lookAt < 0) {
            return;
        }
        lookAt = now + EVERY_NANOS;
        Map<String, String> mounts = mounts();
        for (FollowedPath path : paths) {
            FollowedFile file = path.file();
            String root = file == null
                    ? null
                    : mounts.get(file.lastSeenAt().normalize().toString());
            if (root != null) {
                look(path, root);
            }
        }
    }

    private void look(FollowedPath path, String root) {
        String before = roots.put(path, root);
        if (before == null) {
            path.note("is mounted by itself: rotations cannot be followed");
            LOG.warn(
                    "{} is mounted by itself, not with its directory: when it is renamed or made anew outside, the new"
                            + " file cannot be seen here, and its lines are not counted. Mount the directory that it is"
                            + " in",
                    path.path());
        } else if (!before.equals(root)) {
            path.note("was renamed or deleted outside of this mount: the new file cannot be seen");
            events.lost(path.logFile().source());
            LOG.warn(
                    "The file that is mounted at {} was renamed or deleted outside (it is {} there now): lines that are"
                            + " written to the new file since are not counted. Mount the directory that it is in, and"
                            + " start this anew",
                    path.path(),
                    root);
        }
    }

    /** What is mounted, by where it is mounted. */
    private Map<String, String> mounts() {
        Map<String, String> mounts = new HashMap<>();
        for (String line : table.lines()) {
            String[] fields = line.split(" ", MOUNT_POINT + 2);
            if (fields.length > MOUNT_POINT) {
                mounts.put(MountTable.unescaped(fields[MOUNT_POINT]), MountTable.unescaped(fields[ROOT]));
            }
        }
        return mounts;
    }
}
