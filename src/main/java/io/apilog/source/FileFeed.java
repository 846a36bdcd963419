package io.apilog.source;

import io.apilog.bytes.PathText;
import io.apilog.line.Intake;
import io.apilog.line.LogFile;
import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.source.checkpoint.CheckpointVersion;
import io.apilog.source.checkpoint.FollowedPattern;
import io.apilog.source.checkpoint.FollowedSince;
import io.apilog.source.checkpoint.LedgerEntry;
import io.apilog.source.checkpoint.SavedFile;
import io.apilog.source.checkpoint.SavedPath;
import io.apilog.source.checkpoint.SavedSearch;
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
import io.apilog.source.file.FollowedStatus;
import io.apilog.source.file.OpenFiles;
import io.apilog.source.file.ReadyFiles;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.file.SegmentReader;
import io.apilog.source.lines.LineBatch;
import io.apilog.source.lines.LineSupply;
import io.apilog.source.mount.UnansweredException;
import io.apilog.source.report.FileStatus;
import io.apilog.source.report.SourceEvents;
import io.apilog.source.rotation.ArchiveFinder;
import io.apilog.source.rotation.Archives;
import io.apilog.source.rotation.Drain;
import io.apilog.source.rotation.GroupDirectories;
import io.apilog.source.rotation.GroupScanner;
import io.apilog.source.rotation.LinkTargets;
import io.apilog.source.rotation.TruncationWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All followed files as one supply of batches of lines. {@link #poll()} sees what happened to the files, {@link #next} reads; both are
 * called by one thread, and tests call them step by step.
 */
final class FileFeed implements LineSupply, AutoCloseable {
    /** A kernel gives files the time of its last tick, which can be so long ago. */
    static final long TICK_NANOS = 10_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(FileFeed.class);
    private static final int MANY_PATHS = 100;

    private final LongSupplier nanoTime;
    private final FollowedPaths paths;
    private final CheckpointRestoration restoration;
    private final BirthTimes births = new BirthTimes();
    private final FileLedger ledger;
    private final OpenFiles openFiles;
    private final ReadyFiles ready = new ReadyFiles();
    private final Drain drain;
    private final FileStart start;
    private final Archives archives;
    private final GroupDirectories directories;
    private final GroupScanner families;
    private final LinkTargets links;
    private final MountedFiles mounts;
    private final GlobArchives globArchives;
    private final TruncationWatch truncations;
    private final PathPoller poller;
    private final LineBatch batch;
    private final LogDisk disk;
    private final InstantSource clock;
    private long beganAt;
    private volatile boolean polled;
    private volatile boolean firstPassDone;

    FileFeed(
            List<SourceSettings> sources,
            FollowSettings settings,
            LogDisk disk,
            Intake intake,
            SourceEvents events,
            LongSupplier nanoTime,
            InstantSource clock,
            Checkpoint saved) {
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.disk = disk;
        this.paths = new FollowedPaths(sources, settings.maxFiles(), disk, events, nanoTime);
        this.batch = new LineBatch(settings.maxLineBytes());
        ledger = new FileLedger(disk, births, events);
        openFiles = new OpenFiles(disk, births, settings.maxOpenFiles());
        drain = new Drain(ledger, openFiles, ready, events, settings.linger().toNanos());
        start = new FileStart(intake, settings.maxLineBytes());
        archives = new Archives(disk, births, ledger, start, events, nanoTime, settings.maxLineBytes());
        directories = new GroupDirectories(disk, births, openFiles);
        families = new GroupScanner(
                disk,
                births,
                ledger,
                openFiles,
                directories,
                drain,
                start,
                new ArchiveFinder(disk, ledger, archives, events),
                events,
                nanoTime,
                paths::contains,
                paths::isFound);
        mounts = new MountedFiles(disk::mounts, events);
        links = new LinkTargets(disk, births, ledger, openFiles, families);
        globArchives = new GlobArchives(paths, ledger, openFiles, directories, families, nanoTime);
        truncations = new TruncationWatch(openFiles, ready, start, families::hasCopyOf, events);
        poller = new PathPoller(
                settings.readFrom(),
                disk,
                births,
                ledger,
                openFiles,
                drain,
                start,
                directories,
                links,
                truncations,
                events,
                new PathMessages(disk));
        restoration = new CheckpointRestoration(saved, paths.patterns(), disk);
    }

    /** Looks at every path whose turn it is. */
    @Override
    public void poll() {
        long now = nanoTime.getAsLong();
        if (!polled) {
            beganAt = ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()) - TICK_NANOS;
        }
        paths.expand(now, restoration::knows, this::joins);
        if (!polled) {
            restore(now);
        }
        boolean sparing = paths.size() > MANY_PATHS;
        for (FollowedPath path : polled ? paths.all() : knownFirst()) {
            poller.poll(path, sparing, now);
            if (paths.forgets(path, now)) {
                directories.leave(path);
            }
        }
        drain.poll(truncations, now);
        drain.takeFinished().forEach(file -> families.readToEnd(file, now));
        families.poll(now);
        if (!polled) {
            // What was in doubt until it was found is settled now: what waits behind it is saved with the first look.
            drain.poll(truncations, now);
            families.pollDoubtful(now);
        }
        links.poll(now);
        mounts.poll(paths.all(), now);
        globArchives.poll(pattern -> restoration.knows(pattern) && restoration.knowsGenerations(), now);
        if (!polled) {
            links.knowsGenerations(true);
            ledger.unfinished().forEach(FollowedFile::backlogToItsSize);
            polled = true;
        }
    }

    /** After a start a copy of a file is to be seen after that file, and after those that hold more of it. */
    private List<FollowedPath> knownFirst() {
        record Found(FollowedPath path, boolean isKnown, long size) {}
        return paths.all().stream()
                .map(path -> {
                    FileStat sighting = openFiles.look(path.path());
                    return sighting == null
                            ? new Found(path, false, 0)
                            : new Found(path, ledger.find(path.path(), sighting) != null, sighting.size());
                })
                .sorted(Comparator.comparing(Found::isKnown)
                        .thenComparing(Found::size)
                        .reversed())
                .map(Found::path)
                .toList();
    }

    /** @param by what found it; null where it was followed before, and what is beside it is known or came since */
    private void joins(FollowedPath path, Path absolute, @Nullable FollowedPattern by) {
        RotationGroup family = directories.join(path, absolute);
        if (family != null && family.owner() == path) {
            path.families().add(family);
            if (by == null) {
                family.baselineTaken();
            } else if (!path.isFirstLookAtStart()) {
                family.joinsLate(since(by), restoration.knows(by));
            }
        }
    }

    private long since(FollowedPattern pattern) {
        return restoration.knows(pattern) ? restoration.since(pattern) : beganAt;
    }

    private FollowedSince since() {
        Map<FollowedPattern, Long> since = new HashMap<>();
        for (FollowedPattern pattern : paths.patterns()) {
            if (since(pattern) != FollowedSince.EVER) {
                since.put(pattern, since(pattern));
            }
        }
        Map<LogFile, Long> late = new HashMap<>();
        for (FollowedPath path : paths.all()) {
            path.families().stream()
                    .filter(family -> family.owner() == path && family.since() != FollowedSince.EVER)
                    .forEach(family -> late.put(path.logFile(), family.since()));
        }
        return new FollowedSince(since, late);
    }

    /** Puts back what was known before the daemon was down. */
    private void restore(long now) {
        restoration.fill(ledger, births);
        families.knowsGenerations(restoration.knowsGenerations());
        links.knowsGenerations(restoration.knowsGenerations());
        for (SavedPath saved : restoration.paths()) {
            restore(saved, now);
        }
        // Where a link leads now tells where that lies to which it led before.
        List<FollowedFile> namedFirst = new ArrayList<>(restoration.files());
        namedFirst.sort(Comparator.comparing(file -> !isNamed(file)));
        for (FollowedFile file : namedFirst) {
            FollowedPath path = followed(file.logFile(), file);
            LogFile wanted = path == null ? wanted(file.logFile()) : path.logFile();
            if (wanted != null) {
                file.adopt(wanted);
            }
            families.restore(file, path);
            if (file.life() != FollowedFile.Life.DRAINING) {
                continue;
            }
            if (wanted != null) {
                drain.add(file, now);
            } else {
                drain.rest(file);
            }
        }
        for (Archive archive : restoration.archives()) {
            LogFile wanted = wanted(archive.logFile());
            if (wanted != null) {
                archive.adopt(wanted);
                archives.add(archive);
            }
        }
        for (SavedSearch search : restoration.searches()) {
            FollowedPath path = followed(search.logFile());
            CopySearch again = new CopySearch(search);
            for (RotationGroup family : path == null ? List.<RotationGroup>of() : path.families()) {
                family.searches().add(again);
                family.changed(now);
            }
        }
        restoration.done();
        paths.restored();
    }

    private boolean isNamed(FollowedFile file) {
        FollowedPath path = followed(file.logFile(), file);
        return path != null && path.file() == file;
    }

    private void restore(SavedPath saved, long now) {
        FollowedFile named = restoration.named(saved);
        FollowedPath followed = followed(saved.logFile(), named);
        LogFile wanted = followed == null ? wanted(saved.logFile()) : null;
        if (wanted != null && !paths.isFull()) {
            Path path = PathText.of(wanted.path());
            followed = new FollowedPath(wanted, path, false, false);
            paths.follow(followed, null, this::joins);
        }
        if (followed == null || followed.file() != null) {
            return;
        }
        if (named != null) {
            named.adopt(followed.logFile());
        }
        followed.restore(saved.looked(), named);
        followed.changedAt(now);
        long since = restoration.since(saved.logFile());
        followed.families().forEach(family -> family.goesOn(since));
        if (saved.changing()) {
            followed.families().forEach(family -> family.changed(now));
        }
    }

    /** The path that is followed now where a file was followed, however both are spelled. */
    private @Nullable FollowedPath followed(LogFile logFile, @Nullable FollowedFile file) {
        FollowedPath path = followed(logFile);
        if (path != null || file == null) {
            return path;
        }
        FollowedPath there = paths.at(file.where());
        return there == null ? paths.inPlaceOf(file.where()) : there;
    }

    private @Nullable FollowedPath followed(LogFile saved) {
        FollowedPath path = paths.of(saved);
        return path == null ? paths.inPlaceOf(PathText.of(saved.path())) : path;
    }

    /** As what a log that was followed is followed on: it may be gone now, and be found under another spelling. Null where it is not. */
    private @Nullable LogFile wanted(LogFile saved) {
        FollowedPath path = followed(saved);
        if (path != null) {
            return path.logFile();
        }
        LogFile found = paths.found(PathText.of(saved.path()));
        return found == null && restoration.isConfigured(saved) ? saved : found;
    }

    /** What is to be saved. On the reading thread, between two batches. */
    Checkpoint positions() {
        List<SavedFile> files = new ArrayList<>();
        List<SetAside> aside = new ArrayList<>();
        for (LedgerEntry entry : ledger.entries()) {
            if (entry instanceof FollowedFile file) {
                files.add(file.saved());
            } else if (entry instanceof SetAside known) {
                aside.add(known);
            }
        }
        return new Checkpoint(
                CheckpointVersion.NOW,
                List.copyOf(paths.patterns()),
                births.realDevices(),
                files,
                aside,
                archives.unfinished().stream().map(Archive::saved).toList(),
                paths.all().stream().map(FollowedPath::saved).toList(),
                directories.searches(),
                since(),
                null);
    }

    /** The next lines of one file, each file in its turn. */
    @Override
    public @Nullable LineBatch next() {
        for (FollowedFile file = ready.next(); file != null; file = ready.next()) {
            if (fill(file)) {
                return batch;
            }
        }
        return null;
    }

    @Override
    public void giveBack(LineBatch settled) {
        if (settled.origin() instanceof FollowedFile file) {
            file.endBacklog(false);
        }
    }

    private boolean fill(FollowedFile file) {
        boolean unseen = file.isRestored() && file.position().hasBegun();
        if (unseen || file.isUnplaced() || file.isDoubtful() || file.life() == FollowedFile.Life.DONE) {
            return false;
        }
        disk.reading(file.where());
        try {
            if (!openFiles.open(file)) {
                return false;
            }
            disk.reading(file.where());
            if (!file.position().hasBegun()) {
                start.begin(file, file.size());
            }
            return read(file);
        } catch (UnansweredException e) {
            // It stays open: it may have no name any more. What is behind it does not wait for it.
            file.endBacklog(true);
            return false;
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", file.where(), e);
            openFiles.close(file);
            return false;
        } finally {
            disk.read();
        }
    }

    private boolean read(FollowedFile file) throws IOException {
        SegmentReader.Outcome outcome = SegmentReader.fill(file, batch);
        if (file.offset() > 0 && file.position().head().length() == 0 && CopyCheck.holdsWhatWasRead(file)) {
            // Behind a large hole: no look has seen how it begins, and it may be cut before the next one.
            FileStart.refreshHead(file);
        }
        switch (outcome) {
            case LINES -> {
                ready.add(file);
                if (file.sink() == null) {
                    start.openSink(file, batch);
                }
                start.recall(file);
                return true;
            }
            case MORE -> ready.add(file);
            case END_OF_FILE -> {
                file.waiting().nothingComplete();
                file.reserved(file.position().inNuls() ? file.position().scanned() - file.offset() : 0);
                file.endBacklog(true);
                drain.readToEnd(file);
            }
            case CHANGED -> file.doubtful(true);
        }
        return false;
    }

    /** Whether what was there at the start is counted. Any thread. */
    boolean firstPassDone() {
        if (!firstPassDone && polled && archives.unfinished().stream().allMatch(Archive::isUnanswered)) {
            firstPassDone = ledger.unfinished().stream().noneMatch(FollowedFile::isCatchingUp);
        }
        return firstPassDone;
    }

    /** Whether a backlog is being read, of the start or of what was rotated away. On the reading thread. */
    boolean isBehind() {
        return !polled
                || families.isArchiveGrowing()
                || globArchives.isArchiveGrowing()
                || !archives.unfinished().isEmpty()
                || ledger.unfinished().stream().anyMatch(FileFeed::isBacklog);
    }

    private static boolean isBacklog(FollowedFile file) {
        boolean isUnread = file.writtenSize() > file.countedBytes();
        return file.isCatchingUp() || (isUnread && file.life() == FollowedFile.Life.DRAINING);
    }

    /** How every path and every file that is still read stands. Any thread. */
    List<FileStatus> files() {
        long now = nanoTime.getAsLong();
        List<FileStatus> statuses = new ArrayList<>();
        paths.all().forEach(path -> statuses.add(FollowedStatus.of(path, now)));
        for (FollowedFile file : ledger.unfinished()) {
            if (file.life() == FollowedFile.Life.DRAINING) {
                statuses.add(FollowedStatus.draining(file, now));
            }
        }
        archives.unfinished().forEach(archive -> statuses.add(FollowedStatus.of(archive)));
        return statuses;
    }

    /** The compressed files that are read beside. */
    LineSupply archives() {
        return archives;
    }

    /** Memory that lines are read into: it does not grow with the files. */
    int bufferBytes() {
        return batch.buffer().length;
    }

    /** How many files are known. Any thread. */
    int known() {
        return ledger.known();
    }

    /** All that is known. On the reading thread. */
    FileLedger ledger() {
        return ledger;
    }

    int openFileCount() {
        return openFiles.count();
    }

    @Override
    public void close() {
        archives.close();
        openFiles.close();
    }
}
