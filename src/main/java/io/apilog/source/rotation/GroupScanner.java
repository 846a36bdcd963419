package io.apilog.source.rotation;

import io.apilog.bytes.PathText;
import io.apilog.source.checkpoint.LedgerEntry;
import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.disk.BirthTimes;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.Archive;
import io.apilog.source.file.CopyCheck;
import io.apilog.source.file.CopySearch;
import io.apilog.source.file.FileLedger;
import io.apilog.source.file.FileStart;
import io.apilog.source.file.FollowedFile;
import io.apilog.source.file.FollowedPath;
import io.apilog.source.file.OpenFiles;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.report.SourceEvents;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files beside the followed ones. Those there at the start are set aside; one that turns up while a path changes was
 * rotated away between two polls and is read from its beginning; one that turns up while nothing changes is no log of ours.
 */
public final class GroupScanner {
    private static final Logger LOG = LoggerFactory.getLogger(GroupScanner.class);
    private static final long QUIET_NANOS = 10_000_000_000L;
    /** A scan takes at most about this part of the time. */
    private static final int REST = 20;

    private final LogDisk disk;
    private final BirthTimes births;
    private final FileLedger ledger;
    private final OpenFiles openFiles;
    private final GroupDirectories directories;
    private final Drain drain;
    private final CopyFinder copies;
    private final UnknownFiles unknown;
    private final ArchiveFinder archives;
    private final Elsewhere elsewhere;
    private final OldDirectories old;
    private final LongSupplier nanoTime;
    private final Predicate<Path> isFollowed;
    private final Predicate<Path> isFound;
    private boolean knowsGenerations = true;

    /** A scanner that knows no groups yet. */
    public GroupScanner(
            LogDisk disk,
            BirthTimes births,
            FileLedger ledger,
            OpenFiles openFiles,
            GroupDirectories directories,
            Drain drain,
            FileStart start,
            ArchiveFinder archives,
            SourceEvents events,
            LongSupplier nanoTime,
            Predicate<Path> isFollowed,
            Predicate<Path> isFound) {
        this.disk = disk;
        this.births = births;
        this.ledger = ledger;
        this.openFiles = openFiles;
        this.directories = directories;
        this.drain = drain;
        this.copies = new CopyFinder(disk, ledger, openFiles, drain, events);
        this.unknown = new UnknownFiles(disk, births, ledger, openFiles, directories, copies, start, events);
        this.archives = archives;
        this.elsewhere = new Elsewhere(disk, births, ledger, openFiles, drain, copies, archives, this::foundElsewhere);
        this.old = new OldDirectories(disk, ledger, openFiles, unknown, this);
        this.nanoTime = nanoTime;
        this.isFollowed = isFollowed;
        this.isFound = isFound;
    }

    /** A file that was known before the daemon was down is a member where it was one. */
    public void restore(FollowedFile file, @Nullable FollowedPath path) {
        if (path == null) {
            return;
        }
        Path where = file.where().toAbsolutePath().normalize();
        if (path.file() == file && !where.equals(path.path().toAbsolutePath().normalize())) {
            RotationGroup atTarget = directories.join(path, where);
            if (atTarget != null && !path.families().contains(atTarget)) {
                atTarget.baselineTaken();
                path.families().add(atTarget);
            }
        }
        for (RotationGroup family : path.families()) {
            family.add(file);
        }
        // A glob follows what a log was rotated to by a path of its own, and copies of it are known beside the log.
        RotationGroup beside = directories.familyBeside(where);
        if (beside != null && beside.logFile().source().equals(file.logFile().source())) {
            beside.add(file);
        }
    }

    /** Lists the directories in which something may have changed, and looks for what is searched. */
    public void poll(long now) {
        for (GroupDirectory directory : directories.all()) {
            boolean quiet = directory.isQuietScanDue(now);
            if (quiet || (isChanging(directory, now) && directory.mayScan(now))) {
                scan(directory, quiet, now);
            }
            for (RotationGroup family : directory.families()) {
                copies.giveUp(family, directory, elsewhere, now);
            }
        }
        old.poll(now);
        unknown.lookAgain(this::isPlaced);
    }

    /** Lists the directories once more in which a file was in doubt, so that what is new was left for later. */
    public void pollDoubtful(long now) {
        for (GroupDirectory directory : directories.all()) {
            if (directory.families().stream().anyMatch(RotationGroup::heldBack)) {
                scan(directory, false, now);
            }
        }
    }

    /** Whether no more look is needed at a file that is compressed under a name that does not tell it, as svlogd's {@code !gzip} makes. */
    private boolean isPlaced(RotationGroup family, Path path) {
        FileStat sighting = openFiles.look(path);
        return sighting == null || !archiveTurnedUp(List.of(family), path, sighting);
    }

    private void foundElsewhere(RotationGroup family, Path file, long now) {
        old.found(family, file, now);
    }

    private static boolean isChanging(GroupDirectory directory, long now) {
        boolean changing = false;
        for (RotationGroup family : directory.families()) {
            changing |= family.isNew() || family.isChanging(now);
        }
        return changing;
    }

    private void scan(GroupDirectory directory, boolean quiet, long now) {
        long before = nanoTime.getAsLong();
        long unanswered = disk.unanswered();
        try {
            boolean wasUnlisted = directory.isUnlisted();
            boolean complete = directory.list(disk);
            if (wasUnlisted) {
                // What came since the directory was listed last came while its logs were followed.
                directory.families().forEach(RotationGroup::shows);
                directory.families().stream().filter(RotationGroup::hasBaseline).forEach(family -> family.changed(now));
            }
            Set<RotationGroup> due = new LinkedHashSet<>(directory.families());
            due.removeIf(family -> !quiet && !family.isNew() && !family.isChanging(now));
            Set<RotationGroup> changing = new HashSet<>(due);
            changing.removeIf(
                    family -> !family.isChanging(now) && family.owner().file() != null);
            Set<RotationGroup> first = new HashSet<>(due);
            first.removeIf(RotationGroup::hasBaseline);
            due.forEach(family -> scan(family, directory, complete, now));
            directory.kin().forEach((root, kin) -> {
                if (kin.stream().anyMatch(due::contains)) {
                    boolean mayBeRotated = complete && kin.stream().anyMatch(changing::contains);
                    scanArchives(kin, directory.archives(root), first.contains(root), mayBeRotated);
                }
            });
        } catch (AccessDeniedException e) {
            cannotBeListed(directory, now);
        } catch (NoSuchFileException | NotDirectoryException e) {
            isGone(directory, now);
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be listed now", directory.path(), e);
        }
        long after = nanoTime.getAsLong();
        if (disk.unanswered() != unanswered) {
            // What did not answer may be what was rotated: nothing is concluded from not having seen it.
            directory.families().forEach(family -> family.changedAgain(after));
        }
        long cost = disk.unanswered() == unanswered ? after - before : 0;
        directory.scanned(after + cost * REST, quiet ? after + Math.max(QUIET_NANOS, cost * REST) : now + QUIET_NANOS);
    }

    /** What is searched in it is given up in time, and counted as lost. */
    private void cannotBeListed(GroupDirectory directory, long now) {
        if (directory.cannotBeListed(now)) {
            LOG.warn(
                    "{} can be entered but not listed by the user {}: what logs in it are rotated to is not found"
                            + " after a restart, nor are copies (copytruncate). Give the right to list it (r) as well",
                    directory.path(),
                    System.getProperty("user.name"));
        }
        for (RotationGroup family : directory.families()) {
            if (directory.isUnlistedForLong(now)) {
                family.scanned();
            } else {
                family.changedAgain(now);
            }
            family.owner().note("its directory cannot be listed");
        }
    }

    /** Nothing is in a directory that is gone, as a pod's is when the pod is: what is searched in it is given up in time, too. */
    private static void isGone(GroupDirectory directory, long now) {
        boolean forLong = directory.isGoneForLong(now);
        for (RotationGroup family : directory.families()) {
            if (forLong) {
                family.scanned();
            } else {
                family.changedAgain(now);
            }
        }
    }

    private void scan(RotationGroup family, GroupDirectory directory, boolean complete, long now) {
        List<Path> paths = directory.siblings(family);
        for (CopySearch search : family.searches()) {
            if (!search.isFound()) {
                copies.find(search, family, paths, now);
            }
        }
        boolean baseline = !family.hasBaseline();
        boolean changing = family.isChanging(now);
        List<UnknownFiles.Sighted> strangers = new ArrayList<>();
        for (Path path : paths) {
            visit(family, path, strangers, baseline, now);
        }
        boolean mayBeRotated = changing || family.owner().file() == null;
        if (!knowsGenerations && !baseline && !family.isEverScanned() && complete) {
            List<UnknownFiles.Sighted> dated = new ArrayList<>(strangers);
            dated.removeIf(s -> isNamedAfter(family, s.path()));
            strangers.removeAll(dated);
            unknown.wereThere(family, dated);
        }
        family.baselineTaken();
        family.scanned();
        if (!complete) {
            return;
        }
        if (baseline) {
            unknown.wereThere(family, strangers);
            family.oldIsKnown();
        } else if (mayBeRotated) {
            // The longest first, so that a copy of its first part is known for one.
            strangers.sort(Comparator.comparingLong(
                            (UnknownFiles.Sighted s) -> s.sighting().size())
                    .reversed());
            strangers.forEach(s -> unknown.turnedUp(family, s, now));
        } else if (nothingChanged(family)) {
            strangers.forEach(unknown::isNone);
            family.oldIsKnown();
        }
    }

    private void scanArchives(List<RotationGroup> kin, List<Path> paths, boolean baseline, boolean mayBeRotated) {
        boolean grows = false;
        boolean isDatedNew = !knowsGenerations && kin.stream().noneMatch(RotationGroup::isEverScanned);
        for (Path path : paths) {
            boolean isGlobs = isGlobs(path);
            FileStat sighting = openFiles.look(path);
            LedgerEntry known = sighting == null ? null : ledger.findArchive(path, sighting);
            if (sighting == null) {
                continue;
            }
            if (known != null) {
                seenAgain(known, kin, path, sighting);
            } else if (!isGlobs
                    && (baseline
                            || kin.stream().allMatch(family -> unknown.isOld(family, sighting))
                            || (isDatedNew && !isNamedAfter(kin.get(0), path)))) {
                ledger.put(SetAside.thereBefore(sighting, HeadFingerprint.NONE));
            } else if (mayBeRotated) {
                grows |= archives.examine(kin, path, sighting);
            } else if (!isGlobs && kin.stream().allMatch(this::nothingChanged)) {
                ledger.put(SetAside.stranger(sighting, HeadFingerprint.NONE));
            }
        }
        for (RotationGroup family : kin) {
            family.archiveGrows(grows);
        }
    }

    private static boolean isNamedAfter(RotationGroup family, Path path) {
        return path.getFileName().toString().startsWith(family.baseName());
    }

    /** Whether a glob finds the log that this archive was made of: what else becomes of it is {@code GlobArchives}'s to say. */
    private boolean isGlobs(Path archive) {
        String name = archive.getFileName().toString();
        return isFound.test(archive.resolveSibling(name.substring(0, name.length() - RotationGroup.GZIP.length())));
    }

    /** Whether an archive lies beside files among which something changes: then it is seen to here. */
    public boolean isSeenTo(Path archive, long now) {
        GroupDirectory directory = directories.of(archive.toAbsolutePath().normalize());
        RotationGroup family = directory == null
                ? null
                : directory.familyOfArchive(archive.getFileName().toString());
        return family != null && (family.isChanging(now) || family.owner().file() == null);
    }

    /** Whether a compressed file was seen beside a log that is to be looked at once more. */
    public boolean isArchiveGrowing() {
        return old.isArchiveGrowing()
                || directories.all().stream()
                        .anyMatch(directory -> directory.families().stream().anyMatch(RotationGroup::isArchiveGrowing));
    }

    /** What becomes of files that nothing is known of. */
    UnknownFiles unknown() {
        return unknown;
    }

    boolean isFollowed(Path path) {
        return isFollowed.test(path);
    }

    /** Whether the dated names beside logs were looked at in the run before: else those that are there now are of before. */
    public void knowsGenerations(boolean known) {
        knowsGenerations = known;
    }

    /**
     * A file that was rotated away has been read to its end. Where it has a name that nothing is told by but a number ({@code app-1.log}),
     * others of such names came between two looks.
     */
    public void readToEnd(FollowedFile file, long now) {
        for (RotationGroup family : List.copyOf(file.families())) {
            if (!isBesideOrGone(family, file)) {
                elsewhere.locate(family, file, now);
            }
            for (Path path : elsewhere.generations(family, file, now)) {
                FileStat sighting = openFiles.look(path);
                if (sighting != null && !isFollowed.test(path) && ledger.find(path, sighting) == null) {
                    unknown.turnedUp(family, new UnknownFiles.Sighted(path, sighting), now);
                }
            }
        }
    }

    /** Whether it lies where it was seen last, so that it need not be looked for. */
    private boolean isBesideOrGone(RotationGroup family, FollowedFile file) {
        FileStat sighting = openFiles.look(file.where());
        boolean isThere = sighting != null && births.same(sighting.identity(), file.identity());
        return family.owner().file() == null || isThere;
    }

    /**
     * The same for a compressed one, which may be known: then it can still be what is left of a file that went away since. Returns whether
     * it is to be looked at again.
     */
    public boolean archiveTurnedUp(List<RotationGroup> kin, Path path, FileStat sighting) {
        LedgerEntry known = ledger.findArchive(path, sighting);
        if (known == null) {
            return archives.examine(kin, path, sighting);
        }
        seenAgain(known, kin, path, sighting);
        return false;
    }

    private void seenAgain(LedgerEntry known, List<RotationGroup> kin, Path path, FileStat sighting) {
        if (known instanceof SetAside aside) {
            archives.searchAgain(kin, path, sighting, aside);
        } else if (known instanceof Archive archive) {
            archive.foundAt(path);
        }
    }

    private void visit(
            RotationGroup family, Path path, List<UnknownFiles.Sighted> strangers, boolean baseline, long now) {
        FileStat sighting = openFiles.look(path);
        if (sighting == null || isFollowed.test(path)) {
            return;
        }
        LedgerEntry known = ledger.find(path, sighting);
        if (known == null) {
            strangers.add(new UnknownFiles.Sighted(path, sighting));
        } else if (known instanceof FollowedFile file && !file.isNamed() && !baseline && isOurs(family, file)) {
            found(file, path, sighting, now);
        }
    }

    /**
     * Whether a file is one of a log that is followed. One of a source that is not configured any more is not, but for what was this log
     * under the name of that source.
     */
    private static boolean isOurs(RotationGroup family, FollowedFile file) {
        if (!file.isRestored() || !file.families().isEmpty()) {
            return true;
        }
        Path name = PathText.of(file.logFile().path()).getFileName();
        boolean same = name != null && name.toString().equals(family.baseName());
        if (same) {
            file.adopt(family.logFile());
            family.add(file);
        }
        return same;
    }

    /** A file that was followed has this name now. It is opened where it was closed, and read on where it has grown. */
    private void found(FollowedFile file, Path path, FileStat sighting, long now) {
        if (file.isSuperseded()) {
            return;
        }
        file.foundAt(path);
        boolean grew = sighting.size() > file.offset() && sighting.size() > file.size();
        if (file.life() == FollowedFile.Life.DONE && grew && file.mayBeCopy()) {
            copyGrew(file, sighting, now);
        } else if (file.life() == FollowedFile.Life.DONE ? grew : !file.isOpen()) {
            if (openFiles.tryOpen(file)) {
                if (file.isRestored()) {
                    file.resume(sighting.size());
                }
                drain.add(file, now);
                List.copyOf(file.families()).forEach(family -> family.add(file));
            }
        }
    }

    /** One into which each copy is written behind the one before has nothing new; one that was written over is another copy. */
    private void copyGrew(FollowedFile file, FileStat sighting, long now) {
        if (!openFiles.tryOpen(file)) {
            return;
        }
        try {
            if (CopyCheck.holdsWhatWasRead(file)) {
                file.seen(sighting.size(), sighting.modifiedNanos(), now);
            } else {
                ledger.forget(file);
                file.families().forEach(family -> {
                    family.members().remove(file);
                    family.changed(now);
                });
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", file.where(), e);
        } finally {
            openFiles.close(file);
        }
    }

    /** Whether a copy shows that this file, which became shorter, was cut after it had been copied. */
    public boolean hasCopyOf(FollowedFile file) throws IOException {
        CopySearch search = new CopySearch(file, CopySearch.Reason.CUT);
        for (RotationGroup family : file.families()) {
            GroupDirectory directory = directories.of(family.path());
            if (directory == null) {
                continue;
            }
            directory.list(disk);
            if (copies.hasCopy(search, family, directory.siblings(family), nanoTime.getAsLong())
                    || hasArchivedCopy(search, family, directory)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasArchivedCopy(CopySearch search, RotationGroup family, GroupDirectory directory) {
        for (Path path : directory.archives(family)) {
            FileStat sighting = openFiles.look(path);
            LedgerEntry known = sighting == null ? null : ledger.findArchive(path, sighting);
            boolean canBe = known == null || (known instanceof SetAside aside && aside.canBeCopy());
            if (sighting != null && canBe && archives.isCopy(search, path)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the path still names the file it named before the listing, so that nothing was rotated away meanwhile. */
    private boolean nothingChanged(RotationGroup family) {
        FollowedFile named = family.owner().file();
        FileStat sighting = openFiles.look(family.owner().path());
        return named != null
                && sighting != null
                && births.same(sighting.identity(), named.identity())
                && !family.isDoubtful();
    }
}
