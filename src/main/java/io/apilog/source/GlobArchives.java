package io.apilog.source;

import io.apilog.line.LogFile;
import io.apilog.source.checkpoint.FollowedPattern;
import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.disk.FileStat;
import io.apilog.source.file.FileLedger;
import io.apilog.source.file.FollowedPath;
import io.apilog.source.file.OpenFiles;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.rotation.GroupDirectories;
import io.apilog.source.rotation.GroupScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The compressed files whose names a glob finds without {@code .gz}: one that came while the glob was followed, or while the daemon was
 * down, is a log that was compressed before it was seen, unless it holds what is known. Those of before the first start are set aside.
 */
final class GlobArchives {
    private static final long EVERY_NANOS = 10_000_000_000L;
    /** One that is being written is looked at again so soon. */
    private static final long GROWING_NANOS = 1_000_000_000L;

    /** Looking takes at most about this part of the time. */
    private static final int REST = 20;

    private final FollowedPaths paths;
    private final FileLedger ledger;
    private final OpenFiles openFiles;
    private final GroupDirectories directories;
    private final GroupScanner families;
    private final LongSupplier nanoTime;
    private boolean looked;
    private boolean growing;
    private long lookAt = Long.MIN_VALUE;

    GlobArchives(
            FollowedPaths paths,
            FileLedger ledger,
            OpenFiles openFiles,
            GroupDirectories directories,
            GroupScanner families,
            LongSupplier nanoTime) {
        this.paths = paths;
        this.ledger = ledger;
        this.openFiles = openFiles;
        this.directories = directories;
        this.families = families;
        this.nanoTime = nanoTime;
    }

    /** @param isKnown whether a pattern was followed, and archives beside it looked for, before the daemon was down */
    void poll(Predicate<FollowedPattern> isKnown, long now) {
        if (lookAt != Long.MIN_VALUE && now - lookAt < 0) {
            return;
        }
        boolean[] grows = {false};
        paths.archives((pattern, file) -> {
            FileStat sighting = openFiles.look(file);
            Path log = plain(file);
            if (sighting == null || ledger.findArchive(file, sighting) != null) {
                return;
            }
            if (!looked && !isKnown.test(pattern)) {
                ledger.put(SetAside.thereBefore(sighting, HeadFingerprint.NONE));
                return;
            }
            if (families.isSeenTo(file, now)) {
                return;
            }
            List<RotationGroup> kin = new ArrayList<>(directories.kinOf(log, pattern.source()));
            if (kin.isEmpty() || !kin.get(0).path().equals(log)) {
                LogFile logFile = new LogFile(pattern.source(), log.toString());
                kin.add(0, new RotationGroup(new FollowedPath(logFile, log, false, false), log));
            }
            grows[0] |= families.archiveTurnedUp(kin, file, sighting);
        });
        looked = true;
        growing = grows[0];
        long after = nanoTime.getAsLong();
        lookAt = Math.max(now + (grows[0] ? GROWING_NANOS : EVERY_NANOS), after + (after - now) * REST);
    }

    /** Whether one was seen that is to be looked at once more. */
    boolean isArchiveGrowing() {
        return growing;
    }

    private static Path plain(Path archive) {
        String name = archive.getFileName().toString();
        return archive.resolveSibling(name.substring(0, name.length() - RotationGroup.GZIP.length()))
                .toAbsolutePath()
                .normalize();
    }
}
