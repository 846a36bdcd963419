package io.apilog.source.rotation;

import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.disk.BirthTimes;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.FileLedger;
import io.apilog.source.file.FollowedPath;
import io.apilog.source.file.OpenFiles;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.name.GenerationNames;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that a followed link led to between two looks. When it leads to another file of the same kind of name, every file of such a
 * name that is not known came since and is read; those that were there when the link was first seen are set aside.
 */
public final class LinkTargets {
    private static final Logger LOG = LoggerFactory.getLogger(LinkTargets.class);
    private static final int MOST_FILES = 50_000;

    private final LogDisk disk;
    private final BirthTimes births;
    private final FileLedger ledger;
    private final OpenFiles openFiles;
    private final GroupScanner families;
    private final UnknownFiles unknown;
    private final Map<FollowedPath, Look> due = new HashMap<>();
    private final Map<Path, First> seenFirst = new HashMap<>();
    private boolean isDenied;
    private boolean knowsGenerations;

    /** A link that was seen for the first time, at the first start or later, or at a time when what lies there could not be listed. */
    private record First(GenerationNames names, boolean isAtStart) {}

    /** What is to be looked for after a link was switched. */
    private static final class Look extends RepeatedLook {
        private final GenerationNames names;

        Look(GenerationNames names, long since) {
            super(since);
            this.names = names;
        }
    }

    /** The targets of no links yet. */
    public LinkTargets(LogDisk disk, BirthTimes births, FileLedger ledger, OpenFiles openFiles, GroupScanner families) {
        this.disk = disk;
        this.births = births;
        this.ledger = ledger;
        this.openFiles = openFiles;
        this.families = families;
        this.unknown = families.unknown();
    }

    /** Whether what lies beside the target of a link was known in the run before. */
    public void knowsGenerations(boolean known) {
        knowsGenerations = known;
    }

    /** @param before where the link led, where that was known; null when it is seen first */
    public void leadsTo(FollowedPath path, @Nullable Path before, Path target, long now) {
        Optional<GenerationNames> names = GenerationNames.of(target);
        if (names.isEmpty() || target.equals(before)) {
            return;
        }
        boolean goesOn = before != null && GenerationNames.of(before).equals(names);
        if (goesOn && knowsGenerations) {
            due.put(path, new Look(names.get(), now));
        } else {
            seenFirst.put(target, new First(names.get(), path.isFirstLookAtStart()));
        }
    }

    /**
     * A link leads where it did before the daemon was down, which can have ended before all was found. Where the state is of a version that
     * did not look beside targets, what lies there was there before.
     */
    public void goesOnIn(FollowedPath path, Path target, long now) {
        Optional<GenerationNames> names = GenerationNames.of(target);
        if (names.isPresent() && knowsGenerations) {
            due.put(path, new Look(names.get(), now));
        } else if (names.isPresent()) {
            seenFirst.put(target, new First(names.get(), true));
        }
    }

    /** Returns whether that could be seen. */
    private boolean setAside(First first, Path target) {
        FileStat ledTo = openFiles.look(target);
        isDenied = false;
        for (Path file : files(first.names)) {
            FileStat sighting = file.equals(target) ? null : openFiles.look(file);
            if (sighting != null
                    && !families.isFollowed(file)
                    && ledger.find(file, sighting) == null
                    && (first.isAtStart || !isYounger(sighting, ledTo))) {
                ledger.put(SetAside.thereBefore(sighting, unknown.head(file)));
            }
        }
        return !isDenied;
    }

    /** Whether it was made after the target of a link: another link, which is yet to be made, can lead there. */
    private boolean isYounger(FileStat sighting, @Nullable FileStat target) {
        return target != null
                && births.areReal(sighting.identity().device())
                && sighting.identity().birthNanos() >= target.identity().birthNanos();
    }

    /** Looks at what links led to before. */
    public void poll(long now) {
        // Now that it is known what the links lead to that were found together.
        seenFirst.entrySet().removeIf(entry -> setAside(entry.getValue(), entry.getKey()));
        seenFirst.replaceAll((target, first) -> new First(first.names, false));
        if (due.isEmpty()) {
            return;
        }
        for (Map.Entry<FollowedPath, Look> entry : List.copyOf(due.entrySet())) {
            Look look = entry.getValue();
            look(entry.getKey(), look, now);
            // What is not found yet may be in an archive that was set aside while the file was still open.
            if (look.isOver(now) && entry.getKey().families().stream().noneMatch(RotationGroup::isAwaiting)) {
                due.remove(entry.getKey());
            }
        }
    }

    private void look(FollowedPath path, Look look, long now) {
        if (path.families().isEmpty()) {
            return;
        }
        look.begin();
        // Its own, which it keeps: those of targets are left in time.
        RotationGroup family = path.families().get(0);
        isDenied = false;
        List<Path> files = files(look.names);
        // What came between two switches is there when it can be listed again.
        look.saw(isDenied);
        for (Path file : files) {
            FileStat sighting = openFiles.look(file);
            if (sighting == null || families.isFollowed(file)) {
                continue;
            }
            if (RotationGroup.isCompressed(file.toString())) {
                look.saw(families.archiveTurnedUp(path.families(), file, sighting));
            } else if (ledger.find(file, sighting) == null) {
                unknown.turnedUp(family, new UnknownFiles.Sighted(file, sighting), now);
            }
        }
    }

    private List<Path> files(GenerationNames names) {
        List<Path> files = new ArrayList<>();
        walk(names, names.root(), 0, files);
        return files;
    }

    private void walk(GenerationNames names, Path directory, int depth, List<Path> files) {
        List<Path> entries = new ArrayList<>();
        try {
            disk.list(directory, name -> {
                String text = name.toString();
                boolean last = depth == names.depth() - 1;
                String plain = last && text.endsWith(RotationGroup.GZIP)
                        ? text.substring(0, text.length() - RotationGroup.GZIP.length())
                        : text;
                if (names.matches(depth, plain) && files.size() + entries.size() < MOST_FILES) {
                    entries.add(directory.resolve(name));
                }
            });
        } catch (AccessDeniedException e) {
            isDenied = true;
        } catch (IOException e) {
            LOG.debug("{} cannot be listed now", directory, e);
        }
        if (depth == names.depth() - 1) {
            files.addAll(entries);
        } else {
            entries.forEach(entry -> walk(names, entry, depth + 1, files));
        }
    }
}
