package io.apilog.source.rotation;

import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.disk.BirthTimes;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.CopyCheck;
import io.apilog.source.file.CopySearch;
import io.apilog.source.file.FileLedger;
import io.apilog.source.file.FileStart;
import io.apilog.source.file.FollowedFile;
import io.apilog.source.file.InodeReuse;
import io.apilog.source.file.OpenFiles;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.fingerprint.Beginning;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.report.SourceEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files beside a log that nothing is known of: what was there before, what belongs to no log, a copy of what is counted, and what was rotated
 * away since the last look, which is read from its beginning or from where its first part ended.
 */
final class UnknownFiles {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownFiles.class);
    private static final int MOST_FINGERPRINTS = 1_000;
    private static final int MOST_COMPRESSED = 1_000;

    private final LogDisk disk;
    private final BirthTimes births;
    private final FileLedger ledger;
    private final OpenFiles openFiles;
    private final GroupDirectories directories;
    private final CopyFinder copies;
    private final FileStart start;
    private final SourceEvents events;
    /** Compressed files whose names do not tell it, to be looked at until they are written to their end. */
    private final Map<Path, RotationGroup> compressed = new HashMap<>();

    /** A file as it was seen. */
    record Sighted(Path path, FileStat sighting) {}

    UnknownFiles(
            LogDisk disk,
            BirthTimes births,
            FileLedger ledger,
            OpenFiles openFiles,
            GroupDirectories directories,
            CopyFinder copies,
            FileStart start,
            SourceEvents events) {
        this.disk = disk;
        this.births = births;
        this.ledger = ledger;
        this.openFiles = openFiles;
        this.directories = directories;
        this.copies = copies;
        this.start = start;
        this.events = events;
    }

    /** Looks once more at the compressed files whose names do not tell it. {@code isPlaced} says whether it is known what one is. */
    void lookAgain(BiPredicate<RotationGroup, Path> isPlaced) {
        compressed.entrySet().removeIf(one -> isPlaced.test(one.getValue(), one.getKey()));
    }

    /** Takes files for what was there before. Files changed last are fingerprinted: they are the ones that will be compressed. */
    void wereThere(RotationGroup family, List<Sighted> strangers) {
        List<Sighted> latestFirst = new ArrayList<>(strangers);
        latestFirst.sort(Comparator.comparingLong((Sighted s) -> s.sighting.modifiedNanos())
                .reversed());
        int fingerprinted = 0;
        for (Sighted stranger : latestFirst) {
            HeadFingerprint head = fingerprinted++ < MOST_FINGERPRINTS ? head(stranger) : HeadFingerprint.NONE;
            ledger.put(SetAside.thereBefore(stranger.sighting, head));
        }
        if (fingerprinted > MOST_FINGERPRINTS) {
            family.crowded();
        }
    }

    /** Takes a file for one that belongs to no log. */
    void isNone(Sighted stranger) {
        boolean known = births.areReal(stranger.sighting.identity().device());
        ledger.put(SetAside.stranger(stranger.sighting, known ? HeadFingerprint.NONE : head(stranger)));
    }

    private HeadFingerprint head(Sighted sighted) {
        return head(sighted.path);
    }

    /** How a file begins that nothing is known of; no fingerprint where it cannot be read. */
    HeadFingerprint head(Path path) {
        try {
            return HeadFingerprint.of(InodeReuse.beginning(disk, path));
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", path, e);
            return HeadFingerprint.NONE;
        }
    }

    /** Whether a file was there before the log was followed. */
    boolean isOld(RotationGroup family, FileStat sighting) {
        FileIdentity file = sighting.identity();
        return family.isOld(file, births.areReal(file.device()));
    }

    /** Takes a file for what was rotated away between two looks, unless it shows that it is something else. */
    void turnedUp(RotationGroup family, Sighted stranger, long now) {
        FileStat sighting = stranger.sighting;
        if (isOld(family, sighting)) {
            ledger.put(SetAside.thereBefore(sighting, head(stranger)));
            return;
        }
        if (sighting.size() == 0) {
            return;
        }
        if (family.isDoubtful()) {
            family.holdsBack();
            return;
        }
        FollowedFile file = new FollowedFile(family.logFile(), sighting.identity(), stranger.path, 0);
        if (!openFiles.tryOpen(file)) {
            return;
        }
        try {
            file.seen(sighting.size(), sighting.modifiedNanos(), now);
            Beginning head = Beginning.of(file::readAt);
            if (head.isEmpty()) {
                // Nothing but NULs: a copy in the making of a log with a hole, or what a writer reserved. It has no
                // line yet.
                openFiles.close(file);
                return;
            }
            if (head.isGzip()) {
                openFiles.close(file);
                if (compressed.size() < MOST_COMPRESSED) {
                    compressed.put(stranger.path, family);
                }
                return;
            }
            if (head.isNoLog()) {
                openFiles.close(file);
                ledger.put(SetAside.stranger(sighting, HeadFingerprint.NONE));
                return;
            }
            FollowedFile firstPart = CopyCheck.firstPart(family, file);
            if (firstPart != null && !CopyCheck.isReadToEnd(firstPart)) {
                openFiles.close(file);
                return;
            }
            FollowedFile gone = firstPart == null ? goneFirstPart(family, file) : null;
            if (firstPart != null) {
                CopySearch.goOnIn(file, firstPart);
            } else if (gone != null) {
                CopySearch.goOnIn(file, gone);
            } else if (CopyCheck.isCopyInFamily(family, file)) {
                boolean isUncounted = CopyCheck.isCopyOfUncounted(family, file);
                openFiles.close(file);
                if (isUncounted) {
                    family.changedAgain(now);
                } else {
                    ledger.put(SetAside.copy(sighting));
                }
                return;
            } else {
                start.begin(file, sighting.size());
            }
            copies.follow(family, file, now);
            events.rotated(family.logFile().source());
        } catch (IOException e) {
            openFiles.close(file);
        }
    }

    /** A file of which nothing is left but this, which is a copy and holds more than was counted of it. */
    private @Nullable FollowedFile goneFirstPart(RotationGroup family, FollowedFile candidate) throws IOException {
        FollowedFile known = CopyCheck.readFirstPart(family, candidate);
        return known == null || directories.isBeside(known) ? null : known;
    }
}
