package io.apilog.source;

import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.Section;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when each pattern is followed, over any number of ends: what lay beside a log before that is old, whenever the log itself comes.
 * Immutable.
 *
 * @param nanos since 1970, by pattern
 */
public record FollowedSince(Map<Checkpoint.Pattern, Long> nanos) {
    /** The version of the layout that is written. */
    public static final int VERSION = 1;

    /** Nothing was followed, or by a version that did not keep it. */
    public static final FollowedSince NONE = new FollowedSince(Map.of());

    /** What is followed for ever, as far as is known. */
    static final long EVER = Long.MIN_VALUE;

    /** Copies the map. */
    public FollowedSince {
        nanos = Map.copyOf(nanos);
    }

    long of(Checkpoint.Pattern pattern) {
        return nanos.getOrDefault(pattern, EVER);
    }

    /** It as a section. */
    public Section section() {
        SectionWriter out = new SectionWriter().number(nanos.size());
        nanos.forEach((pattern, since) ->
                out.text(pattern.source()).text(pattern.text()).fixed(since));
        return Section.together(VERSION, out.toBytes());
    }

    /** Reads what {@link #section} wrote. */
    public static FollowedSince read(Section section) throws DamagedSnapshotException {
        SectionReader in = section.reader();
        Map<Checkpoint.Pattern, Long> nanos = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            nanos.put(new Checkpoint.Pattern(in.text(), in.text()), in.fixed());
        }
        in.end();
        return new FollowedSince(nanos);
    }
}
