package io.apilog.source.rotation;

import io.apilog.source.checkpoint.LedgerEntry;
import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.CopySearch;
import io.apilog.source.file.FileLedger;
import io.apilog.source.file.FollowedFile;
import io.apilog.source.file.OpenFiles;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.report.SourceEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds beside a file that was cut the copy that holds what was not yet read of it. */
final class CopyFinder {
    private static final Logger LOG = LoggerFactory.getLogger(CopyFinder.class);

    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final LogDisk disk;
    private final FileLedger ledger;
    private final OpenFiles openFiles;
    private final Drain drain;
    private final SourceEvents events;

    CopyFinder(LogDisk disk, FileLedger ledger, OpenFiles openFiles, Drain drain, SourceEvents events) {
        this.disk = disk;
        this.ledger = ledger;
        this.openFiles = openFiles;
        this.drain = drain;
        this.events = events;
    }

    /** Looks for the copy, and reads on in it where it is there, which is returned. Of several the longest is the latest. */
    @Nullable
    Path find(CopySearch search, RotationGroup family, List<Path> paths, long now) {
        FollowedFile best = null;
        for (Path path : paths) {
            FollowedFile candidate = candidate(family, path, now);
            if (candidate != null && matches(search, candidate) && (best == null || candidate.size() > best.size())) {
                closeProbe(best);
                best = candidate;
            } else {
                closeProbe(candidate);
            }
        }
        Path at = best == null ? null : best.where();
        if (best != null) {
            search.handTo(best);
            if (best.isNamed()) {
                drain.readSoon(best);
            } else {
                follow(family, best, now);
            }
        }
        return at;
    }

    /** Whether there is a copy; it is not read. */
    boolean hasCopy(CopySearch search, RotationGroup family, List<Path> paths, long now) {
        for (Path path : paths) {
            FollowedFile candidate = candidate(family, path, now);
            boolean found = candidate != null && matches(search, candidate);
            closeProbe(candidate);
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** Reads a sibling to its end. */
    void follow(RotationGroup family, FollowedFile file, long now) {
        ledger.put(file);
        family.add(file);
        drain.add(file, now);
    }

    /**
     * When the family has been quiet for some time no copy is to be expected any more beside it. One that is never quiet, as where a log is
     * rotated each second, is not waited for longer than {@link #PATIENCE_NANOS}: a file that is gone is counted as lost then too.
     *
     * @param elsewhere where it is looked for at last
     */
    void giveUp(RotationGroup family, GroupDirectory directory, Elsewhere elsewhere, long now) {
        if (family.searches().isEmpty()) {
            return;
        }
        boolean quiet = !family.isChanging(now);
        long unanswered = disk.unanswered();
        for (CopySearch search : family.searches()) {
            // Asked of each, so that each begins to wait.
            boolean old = search.hasWaited(PATIENCE_NANOS, now);
            if (search.isFound() || !(quiet || old)) {
                continue;
            }
            elsewhere.find(search, family, now);
            if (disk.unanswered() != unanswered) {
                family.changed(now);
                return;
            }
            if (!search.isFound()) {
                search.giveUp();
                if (directory.isUnlisted()) {
                    family.hides(search);
                }
                tell(search, family, directory);
            }
        }
        if (quiet) {
            family.searches().clear();
        } else {
            family.searches().removeIf(search -> search.isFound() && search.hasWaited(PATIENCE_NANOS, now));
        }
    }

    private void tell(CopySearch search, RotationGroup family, GroupDirectory directory) {
        boolean lost = !ledger.isCounted(
                        search.trace(), search.original(), family.logFile().source())
                && (search.hasUnread()
                        || (directory.isUnlisted() && search.trace().offset() > 0));
        if (lost) {
            events.lost(family.logFile().source());
        }
        if (search.isGone() && lost) {
            LOG.warn(
                    "{} was rotated away, and is not found again: {} is not counted. {}",
                    family.logFile().path(),
                    search.unread(),
                    advice(
                            family,
                            directory,
                            "Keep the last rotated file, not compressed, beside the log (delaycompress, no olddir)"));
        } else if (lost) {
            LOG.warn(
                    "{} was cut, and no copy of it is found: {} is not counted. {}",
                    family.logFile().path(),
                    search.unread(),
                    advice(family, directory, "Let the log be renamed (logrotate: create) instead of copied and cut"));
        } else if (!search.isGone() && family.firstCutWithoutCopy()) {
            LOG.info(
                    "{} was cut, and no copy of it is found: if there was one, {} is not counted. This is said once"
                            + " for each log",
                    family.logFile().path(),
                    search.unread());
        }
    }

    private static String advice(RotationGroup family, GroupDirectory directory, String usual) {
        if (directory.isUnlisted()) {
            return "Its directory cannot be listed, so nothing is found in it: give the right to list it (r) as well";
        }
        Path unreadable = directory.unreadable(family);
        return unreadable == null
                ? usual
                : unreadable.getFileName()
                        + " beside it is a compressed copy that is not read: let it be compressed by gzip";
    }

    private void closeProbe(@Nullable FollowedFile probe) {
        if (probe != null && !probe.isNamed()) {
            openFiles.close(probe);
        }
    }

    /** A file that can be the copy, open: one not known, one set aside after the start, or a followed one that may be a copy. */
    private @Nullable FollowedFile candidate(RotationGroup family, Path path, long now) {
        FileStat sighting = openFiles.look(path);
        if (sighting == null) {
            return null;
        }
        FollowedFile file;
        LedgerEntry known = ledger.find(path, sighting);
        if (known instanceof FollowedFile followed) {
            if (!followed.mayBeCopy()) {
                return null;
            }
            file = followed;
        } else if (known instanceof SetAside aside && !aside.canBeCopy()) {
            return null;
        } else {
            file = new FollowedFile(family.logFile(), sighting.identity(), path, 0);
        }
        if (!openFiles.tryOpen(file)) {
            return null;
        }
        file.seen(sighting.size(), sighting.modifiedNanos(), now);
        return file;
    }

    private static boolean matches(CopySearch search, FollowedFile candidate) {
        try {
            return search.matches(candidate);
        } catch (IOException e) {
            return false;
        }
    }
}
