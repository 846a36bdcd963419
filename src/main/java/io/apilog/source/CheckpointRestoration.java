package io.apilog.source;

import io.apilog.bytes.PathText;
import io.apilog.line.LogFile;
import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.source.checkpoint.FollowedPattern;
import io.apilog.source.checkpoint.SavedFile;
import io.apilog.source.checkpoint.SavedPath;
import io.apilog.source.checkpoint.SavedSearch;
import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.disk.BirthTimes;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.Archive;
import io.apilog.source.file.FileLedger;
import io.apilog.source.file.FollowedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was saved. Followed paths are put back to what they named, so that the time in which the daemon was down is no more than a long
 * pause between two polls. A file is known whatever names it now; what nothing names any more is known, and not read.
 */
final class CheckpointRestoration {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointRestoration.class);

    private final Checkpoint saved;
    private final Set<FollowedPattern> known;
    private final Set<String> sources = new HashSet<>();
    private final Map<Long, Long> devices;
    private final Map<FileIdentity, FollowedFile> files = new HashMap<>();
    private final List<FollowedFile> inOrder = new ArrayList<>();

    /** @param configured the patterns of now */
    CheckpointRestoration(Checkpoint saved, Set<FollowedPattern> configured, LogDisk disk) {
        this.saved = saved;
        this.known = new HashSet<>(saved.patterns());
        known.retainAll(configured);
        known.forEach(pattern -> sources.add(pattern.source()));
        this.devices = movedDevices(saved, disk);
        for (SavedFile file : saved.files()) {
            FollowedFile restored = FollowedFile.restored(file, here(file.identity()));
            files.put(restored.identity(), restored);
            inOrder.add(restored);
        }
    }

    /**
     * A file system can have another number after the machine was started anew or it was mounted again. Where a file of the same inode
     * and birth is at the path at which one was seen, it is the same file on the same file system.
     */
    private static Map<Long, Long> movedDevices(Checkpoint saved, LogDisk disk) {
        Map<Long, Long> moved = new HashMap<>();
        for (SavedFile file : saved.files()) {
            FileIdentity identity = file.identity();
            if (moved.containsKey(identity.device())) {
                continue;
            }
            try {
                FileIdentity now = disk.look(PathText.of(file.where())).identity();
                boolean same = now.inode() == identity.inode()
                        && (now.birthNanos() == identity.birthNanos()
                                || !saved.realBirths().contains(identity.device()));
                if (same) {
                    moved.put(identity.device(), now.device());
                }
            } catch (IOException e) {
                LOG.debug("{} is not there", file.where(), e);
            }
        }
        return moved;
    }

    private FileIdentity here(FileIdentity identity) {
        return identity.on(devices.getOrDefault(identity.device(), identity.device()));
    }

    /** Whether files of a pattern that are not known appeared while the daemon was down. */
    boolean knows(FollowedPattern pattern) {
        return known.contains(pattern);
    }

    /** Since when a pattern that is known is followed, in nanoseconds since 1970; {@code FollowedSince.EVER} where that was not kept. */
    long since(FollowedPattern pattern) {
        return saved.since().of(pattern);
    }

    /** Since when what comes beside a log is its own, where what was there before was not known yet. */
    long since(LogFile log) {
        return saved.since().of(log);
    }

    /** What is in the ledger is not new. */
    void fill(FileLedger ledger, BirthTimes births) {
        saved.realBirths().forEach(device -> births.isReal(devices.getOrDefault(device, device)));
        for (SetAside aside : saved.aside()) {
            ledger.put(aside.on(devices.getOrDefault(
                    aside.identity().device(), aside.identity().device())));
        }
        inOrder.forEach(ledger::put);
        inOrder.stream().filter(file -> file.life() == FollowedFile.Life.DONE).forEach(ledger::finished);
    }

    List<Archive> archives() {
        return saved.archives().stream()
                .map(archive -> Archive.restored(archive, here(archive.identity())))
                .toList();
    }

    List<FollowedFile> files() {
        return inOrder;
    }

    /** The paths that were followed. */
    List<SavedPath> paths() {
        return saved.paths();
    }

    /** Whether what was followed for a source is followed on though no pattern finds it now: it is as it was, or only gone. */
    boolean isConfigured(LogFile file) {
        return sources.contains(file.source());
    }

    /** Whether it was looked for generations of logs under more than the log's own name. */
    boolean knowsGenerations() {
        return saved.version().knowsGenerations();
    }

    @Nullable
    FollowedFile named(SavedPath path) {
        return path.file() == null ? null : files.get(here(path.file()));
    }

    List<SavedSearch> searches() {
        return saved.searches();
    }

    /** Everything is put back: what is known of files is in the ledger alone. */
    void done() {
        files.clear();
        inOrder.clear();
    }
}
