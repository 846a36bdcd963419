package io.apilog.source;

import io.apilog.bytes.PathText;
import io.apilog.line.LogFile;
import io.apilog.source.checkpoint.FollowedPattern;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.disk.PathPattern;
import io.apilog.source.file.FollowedPath;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.report.FileStatus;
import io.apilog.source.report.SourceEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The paths that are followed: those named, and what the globs find, up to the limit. Written by the reading thread alone; any thread may
 * read {@link #all()}.
 */
final class FollowedPaths {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedPaths.class);
    private static final long GLOB_NANOS = 1_000_000_000L;
    private static final int MOST_ARCHIVES = 50_000;
    private static final long FORGET_NANOS = 60_000_000_000L;
    /** Looking for what the globs find takes at most about this part of the time. */
    private static final int REST = 20;

    /** @param archives finds what the pattern found before it was compressed */
    private record Glob(FollowedPattern text, PathPattern pattern, PathPattern archives) {
        static Glob of(String source, String text, LogDisk disk) {
            return new Glob(
                    new FollowedPattern(source, text),
                    PathPattern.of(text, disk),
                    PathPattern.of(text + RotationGroup.GZIP, disk));
        }

        String source() {
            return text.source();
        }
    }

    private record Place(FileIdentity.Inode directory, Path name) {}

    /** What becomes of a path that was found. */
    interface Joining {
        /** @param by what found it; null where it was followed before the daemon was down */
        void joins(FollowedPath path, Path absolute, @Nullable FollowedPattern by);
    }

    private final int most;
    private final LogDisk disk;
    private final SourceEvents events;
    private final LongSupplier nanoTime;
    private final List<Glob> globs = new ArrayList<>();
    private final ConcurrentSkipListMap<Path, FollowedPath> paths = new ConcurrentSkipListMap<>();
    /** Where each path lies, as far as that was asked while what was saved is put back; and the directories in which they lie. */
    private final Map<Place, FollowedPath> places = new HashMap<>();

    private final Map<Path, Optional<FileIdentity>> directories = new HashMap<>();
    private boolean placed;
    /** The directories that could not be listed since the start. */
    private final IdentityHashMap<Glob, Set<Path>> unseen = new IdentityHashMap<>();

    private boolean expanded;
    private long expandAt;
    private boolean overLimit;

    /** @param most how many are followed at most */
    FollowedPaths(List<SourceSettings> sources, int most, LogDisk disk, SourceEvents events, LongSupplier nanoTime) {
        this.most = most;
        this.disk = disk;
        this.events = events;
        this.nanoTime = nanoTime;
        for (SourceSettings source : sources) {
            for (String text : source.paths()) {
                if (!text.equals(SourceSettings.STANDARD_INPUT)) {
                    globs.add(Glob.of(source.name(), text, disk));
                }
            }
        }
    }

    Set<FollowedPattern> patterns() {
        return globs.stream().map(Glob::text).collect(Collectors.toSet());
    }

    Collection<FollowedPath> all() {
        return paths.values();
    }

    int size() {
        return paths.size();
    }

    boolean isFull() {
        return paths.size() >= most;
    }

    boolean contains(Path absolute) {
        return paths.containsKey(absolute);
    }

    @Nullable
    FollowedPath at(Path path) {
        return paths.get(key(path));
    }

    /** The path at which that file was first found. */
    @Nullable
    FollowedPath of(LogFile logFile) {
        return at(PathText.of(logFile.path()));
    }

    /**
     * The path that lies where this one does, if any: of the same name in the same directory, whatever that is called, as links, mounts and
     * renames have it.
     */
    @Nullable
    FollowedPath inPlaceOf(Path path) {
        Place place = place(path);
        if (place == null) {
            return null;
        }
        if (!placed) {
            placed = true;
            for (FollowedPath followed : all()) {
                Place own = place(followed.path());
                if (own != null) {
                    places.putIfAbsent(own, followed);
                }
            }
        }
        return places.get(place);
    }

    private @Nullable Place place(Path path) {
        Path absolute = path.toAbsolutePath();
        Path directory = absolute.getParent();
        Path name = absolute.getFileName();
        if (directory == null || name == null) {
            return null;
        }
        FileIdentity identity =
                directories.computeIfAbsent(directory, this::identity).orElse(null);
        return identity == null ? null : new Place(identity.key(), name);
    }

    private Optional<FileIdentity> identity(Path directory) {
        try {
            return Optional.of(disk.look(directory).identity());
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be looked at", directory, e);
            return Optional.empty();
        }
    }

    /** What was known before the daemon was down is put back: where paths lie is not asked any more. */
    void restored() {
        places.clear();
        directories.clear();
    }

    private static Path key(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /**
     * Finds what is new, when it is time to.
     *
     * @param wasKnown whether a pattern was followed before the daemon was down
     */
    void expand(long now, Predicate<FollowedPattern> wasKnown, Joining joining) {
        if (expanded && now - expandAt < 0) {
            return;
        }
        for (Glob glob : globs) {
            if (!glob.pattern.isLiteral() || !expanded) {
                boolean known = wasKnown.test(glob.text);
                Set<Path> denied = new HashSet<>();
                List<Path> found = glob.pattern.expand(most + 1, this::namesAFile, disk, denied);
                found.forEach(path -> add(glob, path, known, joining));
                keepUnseen(glob, denied);
            }
        }
        expanded = true;
        long after = nanoTime.getAsLong();
        expandAt = Math.max(now + GLOB_NANOS, after + (after - now) * REST);
    }

    /** What is found in a directory that could not be listed at the start was there then. */
    private void keepUnseen(Glob glob, Set<Path> denied) {
        if (!expanded) {
            unseen.put(glob, denied);
        } else {
            unseen.getOrDefault(glob, Set.of()).retainAll(denied);
        }
    }

    private boolean isFirstLook(Glob glob, Path path) {
        return !expanded || unseen.getOrDefault(glob, Set.of()).stream().anyMatch(path::startsWith);
    }

    /** What is done with an archive that was found. */
    interface ArchiveFound {
        void found(FollowedPattern pattern, Path archive);
    }

    /** The compressed files whose names a glob finds, or finds without what compression added to them; not those of a path itself. */
    void archives(ArchiveFound found) {
        for (Glob glob : globs) {
            if (!glob.pattern.isLiteral()) {
                Set<Path> files = new TreeSet<>(glob.archives.expandTo(FollowedPaths::isArchive, MOST_ARCHIVES, disk));
                files.addAll(glob.pattern.expandTo(FollowedPaths::isArchive, MOST_ARCHIVES, disk));
                files.forEach(file -> found.found(glob.text, file));
            }
        }
    }

    private static boolean isArchive(Path file) {
        return file.toString().endsWith(RotationGroup.GZIP);
    }

    /** Whether a glob finds files of that path. */
    boolean isFound(Path file) {
        return found(file) != null;
    }

    /** The log that a glob finds under that path, whether it is there now or not. */
    @Nullable
    LogFile found(Path file) {
        return globs.stream()
                .filter(glob -> !glob.pattern.isLiteral() && glob.pattern.matches(file))
                .findFirst()
                .map(glob -> new LogFile(glob.source(), PathText.of(file)))
                .orElse(null);
    }

    /** Whether the path was a file when it was looked at last, which is often enough to see that it is one no more. */
    private boolean namesAFile(Path path) {
        FollowedPath known = at(path);
        return known != null && known.file() != null;
    }

    private void add(Glob glob, Path path, boolean known, Joining joining) {
        Path name = path.getFileName();
        boolean found = !glob.pattern.isLiteral();
        if (paths.containsKey(key(path)) || (found && name != null && RotationGroup.isCompressed(name.toString()))) {
            return;
        }
        if (isFull()) {
            refuse(glob.source());
            return;
        }
        LogFile logFile = new LogFile(glob.source(), PathText.of(path));
        follow(new FollowedPath(logFile, path, !found, !known && isFirstLook(glob, path)), glob.text, joining);
    }

    private void refuse(String source) {
        events.fileLimitReached(source);
        if (!overLimit) {
            overLimit = true;
            LOG.warn(
                    "More than {} files match: those found later are not followed. Narrow the globs or split the"
                            + " sources over several exporters",
                    most);
        }
    }

    void follow(FollowedPath path, @Nullable FollowedPattern by, Joining joining) {
        Path key = key(path.path());
        paths.put(key, path);
        joining.joins(path, key, by);
    }

    /** Leaves what a glob found and what is gone again. Returns whether that path is. */
    boolean forgets(FollowedPath path, long now) {
        boolean isForgotten = !path.isConfigured()
                && path.file() == null
                && path.state() == FileStatus.State.WAITING
                && now - path.unchangedSince() >= FORGET_NANOS;
        if (isForgotten) {
            paths.remove(key(path.path()));
        }
        return isForgotten;
    }
}
