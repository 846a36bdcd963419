package io.apilog.source;

import io.apilog.line.Intake;
import io.apilog.line.LogFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All followed files as one supply of batches of lines. {@link #poll()} sees what happened to the files, {@link #next} reads; both are
 * called by one thread, and tests call them step by step.
 */
final class FileFeed implements LineSupply, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileFeed.class);
    private static final long GLOB_NANOS = 1_000_000_000L;
    private static final long FORGET_NANOS = 60_000_000_000L;
    private static final int GLOB_REST = 20;
    private static final int MANY_PATHS = 100;

    private record Glob(Positions.Pattern text, PathPattern pattern) {
        String source() {
            return text.source();
        }
    }

    private final FollowSettings settings;
    private final LongSupplier nanoTime;
    private final SourceEvents events;
    private final List<Glob> globs = new ArrayList<>();
    private final Restoration restoration;
    private final BirthTimes births = new BirthTimes();
    private final ConcurrentSkipListMap<Path, FollowedPath> paths = new ConcurrentSkipListMap<>();
    private final FileLedger ledger;
    private final OpenFiles openFiles;
    private final ReadyFiles ready = new ReadyFiles();
    private final Drain drain;
    private final FileStart start;
    private final Archives archives;
    private final FamilyScanner families;
    private final TruncationWatch truncations;
    private final PathPoller poller;
    private final LineBatch batch;
    private long expandAt = Long.MIN_VALUE;
    private boolean overLimit;
    private volatile boolean polled;
    private volatile boolean firstPassDone;

    FileFeed(
            List<SourceSettings> sources,
            FollowSettings settings,
            LogDisk disk,
            Intake intake,
            SourceEvents events,
            LongSupplier nanoTime,
            Positions saved) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.events = events;
        this.batch = new LineBatch(settings.maxLineBytes());
        ledger = new FileLedger(disk, births);
        openFiles = new OpenFiles(disk, births, settings.maxOpenFiles());
        drain = new Drain(ledger, openFiles, ready, events, settings.linger().toNanos());
        start = new FileStart(intake, settings.maxLineBytes());
        archives = new Archives(disk, births, ledger, start, events, nanoTime, settings.maxLineBytes());
        families = new FamilyScanner(
                disk,
                births,
                ledger,
                openFiles,
                drain,
                start,
                new ArchiveFinder(disk, ledger, archives, events),
                events,
                nanoTime,
                path -> paths.containsKey(path));
        truncations = new TruncationWatch(openFiles, ready, start, families, events);
        poller = new PathPoller(
                settings.readFrom(),
                disk,
                births,
                ledger,
                openFiles,
                drain,
                start,
                families,
                truncations,
                events,
                new PathMessages());
        for (SourceSettings source : sources) {
            for (String text : source.paths()) {
                if (text.equals(Follower.STANDARD_INPUT)) {
                    continue;
                }
                globs.add(new Glob(new Positions.Pattern(source.name(), text), PathPattern.of(text)));
            }
        }
        restoration = new Restoration(saved, patterns(), disk);
    }

    private Set<Positions.Pattern> patterns() {
        return globs.stream().map(Glob::text).collect(Collectors.toSet());
    }

    /** Looks at every path whose turn it is. */
    @Override
    public void poll() {
        long now = nanoTime.getAsLong();
        if (expandAt == Long.MIN_VALUE || now - expandAt >= 0) {
            expand(now);
        }
        if (!polled) {
            restore(now);
        }
        boolean sparing = paths.size() > MANY_PATHS;
        for (FollowedPath path : polled ? paths.values() : knownFirst()) {
            poller.poll(path, sparing, now);
            if (isForgotten(path, now)) {
                families.leave(path);
                paths.remove(key(path.path()));
            }
        }
        drain.poll(truncations, now);
        families.poll(now);
        if (!polled) {
            ledger.unfinished().forEach(FollowedFile::backlogToItsSize);
            polled = true;
        }
    }

    /** After a start a copy of a file is to be seen after that file, and after those that hold more of it. */
    private List<FollowedPath> knownFirst() {
        record Found(FollowedPath path, boolean isKnown, long size) {}
        return paths.values().stream()
                .map(path -> {
                    Sighting sighting = openFiles.look(path.path());
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

    /** What a glob found and is gone again need not be looked for. */
    private static boolean isForgotten(FollowedPath path, long now) {
        return !path.isConfigured()
                && path.file() == null
                && path.state() == FileStatus.State.WAITING
                && now - path.unchangedSince() >= FORGET_NANOS;
    }

    private void expand(long now) {
        boolean first = !polled;
        for (Glob glob : globs) {
            if (!glob.pattern.isLiteral() || first) {
                glob.pattern.expand(settings.maxFiles() + 1, this::namesAFile).forEach(path -> add(glob, path, first));
            }
        }
        long after = nanoTime.getAsLong();
        expandAt = Math.max(now + GLOB_NANOS, after + (after - now) * GLOB_REST);
    }

    /** It was a file when it was looked at last, which is often enough to see that it is one no more. */
    private boolean namesAFile(Path path) {
        FollowedPath known = paths.get(key(path));
        return known != null && known.file() != null;
    }

    private void add(Glob glob, Path path, boolean first) {
        Path key = key(path);
        Path name = path.getFileName();
        boolean found = !glob.pattern.isLiteral();
        boolean known = restoration.knows(glob.text);
        if (paths.containsKey(key) || (found && name != null && Family.isCompressed(name.toString()))) {
            return;
        }
        if (paths.size() >= settings.maxFiles()) {
            refuse(glob.source());
            return;
        }
        LogFile logFile = new LogFile(glob.source(), path.toString());
        follow(new FollowedPath(logFile, path, !found, first && !known), known);
    }

    /** @param known whether what is beside it and not known came while it was followed, or while the daemon was down */
    private void follow(FollowedPath followed, boolean known) {
        Path key = key(followed.path());
        paths.put(key, followed);
        Family family = families.join(followed, key);
        if (family != null && family.owner() == followed) {
            followed.families().add(family);
            if (known) {
                family.baselineTaken();
            }
        }
    }

    /** Puts back what was known before the daemon was down. */
    private void restore(long now) {
        restoration.fill(ledger, births);
        for (Positions.SavedPath saved : restoration.paths()) {
            Path path = Path.of(saved.logFile().path());
            FollowedPath followed = paths.get(key(path));
            if (followed == null && paths.size() < settings.maxFiles()) {
                followed = new FollowedPath(saved.logFile(), path, false, false);
                follow(followed, true);
            }
            if (followed != null && followed.logFile().equals(saved.logFile())) {
                followed.restore(saved.looked(), restoration.named(saved));
                followed.changedAt(now);
                if (saved.changing()) {
                    followed.families().forEach(family -> family.changed(now));
                }
            }
        }
        for (FollowedFile file : restoration.files()) {
            families.restore(file, pathOf(file.logFile()));
            if (file.life() == FollowedFile.Life.DRAINING) {
                drain.add(file, now);
            }
        }
        restoration.archives().forEach(archives::add);
        for (Positions.SavedSearch search : restoration.searches()) {
            FollowedPath path = pathOf(search.logFile());
            CopySearch again = new CopySearch(search);
            for (Family family : path == null ? List.<Family>of() : path.families()) {
                family.searches().add(again);
                family.changed(now);
            }
        }
    }

    private @Nullable FollowedPath pathOf(LogFile logFile) {
        return paths.get(key(Path.of(logFile.path())));
    }

    /** What is to be saved. On the reading thread, between two batches. */
    Positions positions() {
        List<SavedFile> files = new ArrayList<>();
        List<SetAside> aside = new ArrayList<>();
        for (LedgerEntry entry : ledger.entries()) {
            if (entry instanceof FollowedFile file) {
                files.add(file.saved());
            } else if (entry instanceof SetAside known) {
                aside.add(known);
            }
        }
        return new Positions(
                List.copyOf(patterns()),
                births.realDevices(),
                files,
                aside,
                archives.unfinished().stream().map(Archive::saved).toList(),
                paths.values().stream().map(FollowedPath::saved).toList(),
                families.searches());
    }

    private void refuse(String source) {
        events.fileLimitReached(source);
        if (!overLimit) {
            overLimit = true;
            LOG.warn(
                    "More than {} files match: those found later are not followed. Narrow the globs or split the sources"
                            + " over several exporters",
                    settings.maxFiles());
        }
    }

    private static Path key(Path path) {
        return path.toAbsolutePath().normalize();
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
        try {
            if (!openFiles.open(file)) {
                return false;
            }
            if (!file.position().hasBegun()) {
                start.begin(file, file.size());
            }
            return read(file);
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", file.where(), e);
            openFiles.close(file);
            return false;
        }
    }

    private boolean read(FollowedFile file) throws IOException {
        switch (SegmentReader.fill(file, batch)) {
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
                file.endBacklog(true);
                drain.readToEnd(file);
            }
            case CHANGED -> file.doubtful(true);
        }
        return false;
    }

    /** Whether what was there at the start is counted. Any thread. */
    boolean firstPassDone() {
        if (!firstPassDone && polled && archives.unfinished().isEmpty()) {
            firstPassDone = ledger.unfinished().stream().noneMatch(FollowedFile::isCatchingUp);
        }
        return firstPassDone;
    }

    /** How every path and every file that is still read stands. Any thread. */
    List<FileStatus> files() {
        long now = nanoTime.getAsLong();
        List<FileStatus> statuses = new ArrayList<>();
        for (FollowedPath path : paths.values()) {
            FollowedFile file = path.file();
            statuses.add(
                    file == null ? withoutFile(path) : status(file, path.path(), path.state(), path.reason(), now));
        }
        for (FollowedFile file : ledger.unfinished()) {
            if (file.life() == FollowedFile.Life.DRAINING) {
                statuses.add(status(file, file.where(), FileStatus.State.DRAINING, "", now));
            }
        }
        archives.unfinished().forEach(archive -> statuses.add(status(archive)));
        return statuses;
    }

    private static FileStatus withoutFile(FollowedPath path) {
        return new FileStatus(
                path.logFile().source(), path.path().toString(), path.state(), path.reason(), "", 0, 0, 0, false);
    }

    private static FileStatus status(FollowedFile file, Path path, FileStatus.State state, String reason, long now) {
        return new FileStatus(
                file.logFile().source(),
                path.toString(),
                state,
                reason,
                file.identity().text(),
                file.countedBytes(),
                file.size(),
                file.waiting().age(now),
                file.isCatchingUp());
    }

    private static FileStatus status(Archive archive) {
        return new FileStatus(
                archive.logFile().source(),
                archive.where().toString(),
                FileStatus.State.DRAINING,
                "",
                archive.identity().text(),
                archive.offset(),
                archive.size(),
                0,
                true);
    }

    /** The compressed files that are read beside. */
    LineSupply archives() {
        return archives;
    }

    /** Memory that lines are read into: it does not grow with the files. */
    int bufferBytes() {
        return batch.buffer().length;
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
