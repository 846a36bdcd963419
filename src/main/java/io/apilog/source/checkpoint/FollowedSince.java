package io.apilog.source.checkpoint;

import io.apilog.line.LogFile;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.Section;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when each pattern is followed, over any number of ends: what lay beside a log before that is old, whenever the log itself comes.
 * Immutable. Times are nanoseconds since 1970.
 *
 * @param patterns by pattern
 * @param paths the same of logs that came after the start, while what lay there before is not known yet
 */
public record FollowedSince(Map<FollowedPattern, Long> patterns, Map<LogFile, Long> paths) {
    /** The version of the layout that is written. */
    public static final int VERSION = 1;

    /** Nothing was followed, or by a version that did not keep it. */
    public static final FollowedSince NONE = new FollowedSince(Map.of(), Map.of());

    /** What is followed for ever, as far as is known. */
    public static final long EVER = Long.MIN_VALUE;

    /** Copies the maps. */
    public FollowedSince {
        patterns = Map.copyOf(patterns);
        paths = Map.copyOf(paths);
    }

    /** Since when a pattern is followed, in nanoseconds since 1970; {@link #EVER} where that is not known. */
    public long of(FollowedPattern pattern) {
        return patterns.getOrDefault(pattern, EVER);
    }

    /** Since when a path is followed, in nanoseconds since 1970; {@link #EVER} where that is not known. */
    public long of(LogFile path) {
        return paths.getOrDefault(path, EVER);
    }

    /** The times as a section. */
    public Section section() {
        SectionWriter out = new SectionWriter().number(patterns.size());
        patterns.forEach((pattern, since) ->
                out.text(pattern.source()).text(pattern.text()).fixed(since));
        out.number(paths.size());
        paths.forEach((path, since) -> out.text(path.source()).text(path.path()).fixed(since));
        return Section.together(VERSION, out.toBytes());
    }

    /** Reads what {@link #section} wrote. */
    public static FollowedSince read(Section section) throws DamagedSnapshotException {
        SectionReader in = section.reader();
        Map<FollowedPattern, Long> patterns = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            patterns.put(new FollowedPattern(in.text(), in.text()), in.fixed());
        }
        Map<LogFile, Long> paths = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            paths.put(new LogFile(in.text(), in.text()), in.fixed());
        }
        in.end();
        return new FollowedSince(patterns, paths);
    }
}
