package io.apilog.source.rotation;

import io.apilog.source.checkpoint.LedgerEntry;
import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.disk.BirthTimes;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.CopySearch;
import io.apilog.source.file.FileLedger;
import io.apilog.source.file.FollowedFile;
import io.apilog.source.file.OpenFiles;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.name.GenerationNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what became of a file where nothing that has a name of its log is what was read of it: in its directory under any name, below that,
 * and beside that (logrotate's {@code olddir}). Nothing is concluded from a name there: what is found is the file itself, or holds what was
 * counted of it.
 */
final class Elsewhere {
    private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);
    private static final int MOST_DIRECTORIES = 200;
    private static final int MOST_FILES = 2_000;
    /** The times of files are those of the kernel's clock, which moves in steps. */
    private static final long CLOCK_STEP_NANOS = 20_000_000;

    private final LogDisk disk;
    private final BirthTimes births;
    private final FileLedger ledger;
    private final OpenFiles openFiles;
    private final Drain drain;
    private final CopyFinder copies;
    private final ArchiveFinder archives;
    private final Found found;
    /** What was listed for other searches that end at the same moment. */
    private final Map<Path, Map<FileIdentity.Inode, Path>> listed = new HashMap<>();

    private long listedAt;

    Elsewhere(
            LogDisk disk,
            BirthTimes births,
            FileLedger ledger,
            OpenFiles openFiles,
            Drain drain,
            CopyFinder copies,
            ArchiveFinder archives,
            Found found) {
        this.found = found;
        this.disk = disk;
        this.births = births;
        this.ledger = ledger;
        this.openFiles = openFiles;
        this.drain = drain;
        this.copies = copies;
        this.archives = archives;
    }

    /** Something was found in another directory than the log's. */
    interface Found {
        void in(RotationGroup family, Path file, long now);
    }

    /** Looks for what the search looks for, and reads on in it where it is there. */
    void find(CopySearch search, RotationGroup family, long now) {
        Path directory = family.path().getParent();
        if (directory == null || search.isFound()) {
            return;
        }
        if (isRenamed(search, directory, now)) {
            return;
        }
        List<Path> plain = new ArrayList<>();
        for (Path near : near(directory)) {
            for (Path file : like(family, near)) {
                if (search.isFound()) {
                    return;
                }
                if (file.toString().endsWith(RotationGroup.GZIP)) {
                    readOnInArchive(search, family, file, now);
                } else if (isItself(search, file, now)) {
                    found.in(family, file, now);
                } else if (!file.getFileName().toString().equals(family.baseName())) {
                    plain.add(file);
                }
            }
        }
        if (!search.isFound()) {
            Path copy = copies.find(search, family, plain, now);
            if (copy != null) {
                found.in(family, copy, now);
            }
        }
        if (search.isFound()) {
            LOG.info(
                    "What {} was rotated to is read on in another directory",
                    family.logFile().path());
        }
    }

    /** The file can lie where it was, under a name that no rotation is told by: a file is known by its inode and birth. */
    private boolean isRenamed(CopySearch search, Path directory, long now) {
        FollowedFile original = search.original();
        if (original == null || !search.isGone() || original.isVanished()) {
            return false;
        }
        Path file = files(directory, now).get(original.identity().key());
        return file != null && isItself(search, file, now);
    }

    private Map<FileIdentity.Inode, Path> files(Path directory, long now) {
        if (now != listedAt) {
            listed.clear();
            listedAt = now;
        }
        return listed.computeIfAbsent(directory, this::byInode);
    }

    /**
     * The files that the family's log was rotated to after one that was found under a name that has nothing of the log's but a number
     * more: those whose names differ from that in numbers alone, that were made after it, and not written since the file was made that
     * the log's path names now. Another instance's log, which is called alike, is still written to. None without real birth times.
     */
    List<Path> generations(RotationGroup family, FollowedFile one, long now) {
        FollowedFile live = family.owner().file();
        Path directory = family.path().getParent();
        if (live == null
                || directory == null
                || live.identity().device() != one.identity().device()
                || !births.areReal(one.identity().device())) {
            return List.of();
        }
        boolean isTold = !one.where().toAbsolutePath().normalize().equals(family.path())
                && family.isSibling(one.where().getFileName().toString());
        if (isTold) {
            return List.of();
        }
        Map<FileIdentity.Inode, Path> files = files(directory, now);
        Path renamed = files.get(one.identity().key());
        if (renamed == null) {
            return List.of();
        }
        List<Path> generations = new ArrayList<>();
        GenerationNames names = GenerationNames.of(renamed).orElse(null);
        if (names == null
                || names.depth() != 1
                || family.isSibling(renamed.getFileName().toString())) {
            return generations;
        }
        for (Path file : files.values()) {
            FileStat sighting = openFiles.look(file);
            if (sighting != null
                    && names.matches(0, file.getFileName().toString())
                    && sighting.identity().birthNanos() > one.identity().birthNanos()
                    && sighting.modifiedNanos() <= live.identity().birthNanos() + CLOCK_STEP_NANOS) {
                generations.add(file);
            }
        }
        return generations;
    }

    /** Where a file is that was rotated away and read to its end, if it is in another directory than the log. */
    void locate(RotationGroup family, FollowedFile one, long now) {
        Path directory = family.path().getParent();
        if (directory == null || !births.areReal(one.identity().device())) {
            return;
        }
        for (Path near : near(directory)) {
            for (Path file : like(family, near)) {
                FileStat sighting = openFiles.look(file);
                if (sighting != null && births.same(sighting.identity(), one.identity())) {
                    one.foundAt(file);
                    found.in(family, file, now);
                    return;
                }
            }
        }
    }

    private Map<FileIdentity.Inode, Path> byInode(Path directory) {
        Map<FileIdentity.Inode, Path> files = new HashMap<>();
        list(directory, name -> {
            Path file = directory.resolve(name);
            FileStat sighting = files.size() < MOST_FILES ? openFiles.look(file) : null;
            if (sighting != null) {
                files.put(sighting.identity().key(), file);
            }
        });
        return files;
    }

    private void readOnInArchive(CopySearch search, RotationGroup family, Path file, long now) {
        FileStat sighting = openFiles.look(file);
        LedgerEntry known = sighting == null ? null : ledger.findArchive(file, sighting);
        // One that was set aside as a copy, while the original was still there, may be all that is left of it.
        boolean canBe = known == null || (known instanceof SetAside aside && aside.isCopy());
        if (sighting != null && canBe) {
            archives.readOn(search, family, file, sighting);
            if (search.isFound()) {
                found.in(family, file, now);
            }
        }
    }

    /** The file that went away has this name now. */
    private boolean isItself(CopySearch search, Path file, long now) {
        FollowedFile original = search.original();
        FileStat sighting = openFiles.look(file);
        if (original == null
                || sighting == null
                || !search.isGone()
                || original.isVanished()
                || !births.areReal(original.identity().device())
                || !births.same(sighting.identity(), original.identity())) {
            return false;
        }
        original.foundAt(file);
        if (openFiles.tryOpen(original)) {
            original.resume(sighting.size());
            drain.add(original, now);
            search.giveUp();
        }
        return true;
    }

    private List<Path> like(RotationGroup family, Path directory) {
        List<Path> like = new ArrayList<>();
        list(directory, name -> {
            String text = name.toString();
            if (like.size() < MOST_FILES
                    && (text.equals(family.baseName())
                            || family.isSibling(text)
                            || family.isArchive(text)
                            || family.isDated(text))) {
                like.add(directory.resolve(name));
            }
        });
        return like;
    }

    private List<Path> near(Path directory) {
        List<Path> near = new ArrayList<>();
        addDirectories(directory, directory, near);
        Path above = directory.getParent();
        if (above != null) {
            addDirectories(above, directory, near);
        }
        return near;
    }

    private void addDirectories(Path in, Path except, List<Path> near) {
        list(in, name -> {
            Path entry = in.resolve(name);
            if (near.size() < MOST_DIRECTORIES && !entry.equals(except) && isDirectory(entry)) {
                near.add(entry);
            }
        });
    }

    private boolean isDirectory(Path entry) {
        try {
            return disk.look(entry).kind() == FileStat.Kind.DIRECTORY;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private void list(Path directory, Consumer<Path> name) {
        try {
            disk.list(directory, name);
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be listed", directory, e);
        }
    }
}
