package io.apilog.source.checkpoint;

import io.apilog.line.LogFile;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.Section;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.apilog.state.SharedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is saved of the source: every file that is known, how far it was counted, and which path named it. Immutable; opaque to everyone
 * else.
 *
 * @param version in which layout they were read; they are always written in the present one
 * @param patterns what was configured; files of another pattern begin as at a first start
 * @param realBirths the devices on which a file's birth is known
 * @param files in the order in which they were seen last
 * @param aside likewise
 * @param archives those that are not yet read to their end
 * @param since since when each pattern is followed; kept beside the positions, in a section that earlier versions leave alone
 * @param base which of them were read from a file beside the snapshot; null where they stood in it
 */
public record Checkpoint(
        CheckpointVersion version,
        List<FollowedPattern> patterns,
        List<Long> realBirths,
        List<SavedFile> files,
        List<SetAside> aside,
        List<SavedArchive> archives,
        List<SavedPath> paths,
        List<SavedSearch> searches,
        FollowedSince since,
        @Nullable KnownBase base) {
    /** The newest version of the layout: that of positions of which a part is in a file beside the snapshot. Every version up to it is read. */
    public static final int VERSION = 4;

    /** Nothing is known: a first start. */
    public static final Checkpoint NONE = new Checkpoint(
            CheckpointVersion.NOW,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            FollowedSince.NONE,
            null);

    /** Copies the lists. */
    public Checkpoint {
        patterns = List.copyOf(patterns);
        realBirths = List.copyOf(realBirths);
        files = List.copyOf(files);
        aside = List.copyOf(aside);
        archives = List.copyOf(archives);
        paths = List.copyOf(paths);
        searches = List.copyOf(searches);
    }

    /** Where the files of each source are, as far as is known: by its name the paths that name them and at which they were seen. */
    public Map<String, Set<String>> whereabouts() {
        Map<String, Set<String>> bySource = new HashMap<>();
        for (SavedFile file : files) {
            Set<String> paths = bySource.computeIfAbsent(file.logFile().source(), source -> new HashSet<>());
            paths.add(file.logFile().path());
            paths.add(file.where());
        }
        for (SavedPath path : this.paths) {
            bySource.computeIfAbsent(path.logFile().source(), source -> new HashSet<>())
                    .add(path.logFile().path());
        }
        return bySource;
    }

    /** The same with other files. */
    Checkpoint with(List<SavedFile> otherFiles, List<SetAside> otherAside) {
        return new Checkpoint(
                version, patterns, realBirths, otherFiles, otherAside, archives, paths, searches, since, null);
    }

    /** The same with what was kept beside it. */
    public Checkpoint with(FollowedSince kept) {
        return new Checkpoint(version, patterns, realBirths, files, aside, archives, paths, searches, kept, base);
    }

    /** Writes all of it. */
    void write(SectionWriter out) {
        out.number(patterns.size());
        patterns.forEach(pattern -> pattern.write(out));
        out.number(realBirths.size());
        realBirths.forEach(out::number);
        out.number(files.size());
        files.forEach(file -> file.write(out));
        out.number(aside.size());
        aside.forEach(file -> file.write(out));
        out.number(archives.size());
        archives.forEach(archive -> archive.write(out));
        out.number(paths.size());
        paths.forEach(path -> path.write(out));
        out.number(searches.size());
        searches.forEach(search -> search.write(out));
    }

    /** Reads what {@link CheckpointWriter} wrote. */
    public static Checkpoint read(Section section) throws DamagedSnapshotException {
        SectionReader in = section.reader();
        if (section.version() < VERSION) {
            return read(section.version(), in);
        }
        SharedFile shared = section.shared();
        if (shared == null) {
            throw new DamagedSnapshotException("the file beside it is not named");
        }
        KnownBase known = KnownBase.read(shared, (int) in.number(1, CheckpointVersion.WHOLE));
        KnownBase.Numbers numbers = known.numbers(in);
        Checkpoint rest = read(CheckpointVersion.WHOLE, in);
        return new Checkpoint(
                rest.version,
                rest.patterns,
                rest.realBirths,
                known.files().with(numbers.files().changes(rest.files)),
                known.aside().with(numbers.aside().changes(rest.aside)),
                rest.archives,
                rest.paths,
                rest.searches,
                FollowedSince.NONE,
                known);
    }

    private static Checkpoint read(int layout, SectionReader in) throws DamagedSnapshotException {
        CheckpointVersion version = new CheckpointVersion(layout);
        Checkpoint read = new Checkpoint(
                version,
                list(in, in.count(), FollowedPattern::read),
                list(in, in.count(), SectionReader::number),
                list(in, in.count(), files(version)),
                list(in, in.count(), i -> SetAside.read(i, version)),
                list(in, in.count(), i -> SavedArchive.read(i, version)),
                list(in, in.count(), SavedPath::read),
                list(in, in.count(), i -> SavedSearch.read(i, version)),
                FollowedSince.NONE,
                null);
        in.end();
        return read;
    }

    static ItemReader<SavedFile> files(CheckpointVersion version) {
        Map<LogFile, LogFile> named = new HashMap<>();
        return in -> SavedFile.read(in, version, named);
    }

    interface ItemReader<T> {
        T read(SectionReader in) throws DamagedSnapshotException;
    }

    static <T> List<T> list(SectionReader in, long count, ItemReader<T> item) throws DamagedSnapshotException {
        List<T> items = new ArrayList<>();
        for (long left = count; left > 0; left--) {
            items.add(item.read(in));
        }
        return items;
    }
}
