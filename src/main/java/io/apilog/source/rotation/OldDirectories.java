package io.apilog.source.rotation;

import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.FileLedger;
import io.apilog.source.file.OpenFiles;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.fingerprint.HeadFingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directories that logs are rotated into (logrotate's {@code olddir}). One is known for that once a file that was followed, or a copy of
 * it, is found there: then what lies there under a name of the log, is not known, and was written later than that file, came since and is
 * read; what is older was there before. A directory with a log of the same name in it is another one's, and is left alone.
 */
final class OldDirectories {
    private static final Logger LOG = LoggerFactory.getLogger(OldDirectories.class);
    private static final int MOST_FILES = 2_000;

    private final LogDisk disk;
    private final FileLedger ledger;
    private final OpenFiles openFiles;
    private final UnknownFiles unknown;
    private final GroupScanner families;
    private final Map<Place, Look> due = new HashMap<>();

    private record Place(RotationGroup family, Path directory) {}

    private static final class Look extends RepeatedLook {
        private final long later;

        Look(long since, long later) {
            super(since);
            this.later = later;
        }
    }

    OldDirectories(LogDisk disk, FileLedger ledger, OpenFiles openFiles, UnknownFiles unknown, GroupScanner families) {
        this.disk = disk;
        this.ledger = ledger;
        this.openFiles = openFiles;
        this.unknown = unknown;
        this.families = families;
    }

    /** A file of the family, or a copy of one, was found under that path, which is not beside the log. */
    void found(RotationGroup family, Path file, long now) {
        Path directory = file.getParent();
        FileStat sighting = openFiles.look(file);
        if (directory != null && sighting != null) {
            Place place = new Place(family, directory);
            Look known = due.get(place);
            long later = known == null ? sighting.modifiedNanos() : Math.min(known.later, sighting.modifiedNanos());
            due.put(place, new Look(now, later));
        }
    }

    /** Whether a compressed file was seen that is to be looked at once more. */
    boolean isArchiveGrowing() {
        return due.values().stream().anyMatch(RepeatedLook::isGrowing);
    }

    void poll(long now) {
        for (Map.Entry<Place, Look> entry : List.copyOf(due.entrySet())) {
            Look look = entry.getValue();
            look(entry.getKey(), look, now);
            if (look.isOver(now)) {
                due.remove(entry.getKey());
            }
        }
    }

    private void look(Place place, Look look, long now) {
        look.begin();
        for (Path file : files(place)) {
            FileStat sighting = openFiles.look(file);
            boolean isArchive = file.toString().endsWith(RotationGroup.GZIP);
            if (sighting == null
                    || families.isFollowed(file)
                    || (isArchive ? ledger.findArchive(file, sighting) : ledger.find(file, sighting)) != null) {
                continue;
            }
            if (sighting.modifiedNanos() <= look.later) {
                ledger.put(SetAside.thereBefore(sighting, isArchive ? HeadFingerprint.NONE : unknown.head(file)));
            } else if (isArchive) {
                look.saw(families.archiveTurnedUp(List.of(place.family), file, sighting));
            } else {
                unknown.turnedUp(place.family, new UnknownFiles.Sighted(file, sighting), now);
            }
        }
    }

    /** None where another log of that name is written. */
    private List<Path> files(Place place) {
        List<Path> files = new ArrayList<>();
        boolean[] isAnothers = {false};
        RotationGroup family = place.family;
        try {
            disk.list(place.directory, name -> {
                String text = name.toString();
                isAnothers[0] |= text.equals(family.baseName());
                boolean isLike = family.isSibling(text) || family.isArchive(text) || family.isDated(text);
                if (isLike && files.size() < MOST_FILES) {
                    files.add(place.directory.resolve(name));
                }
            });
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be listed now", place.directory, e);
        }
        return isAnothers[0] ? List.of() : files;
    }
}
