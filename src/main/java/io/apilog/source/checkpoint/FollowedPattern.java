package io.apilog.source.checkpoint;

import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import org.jspecify.annotations.Nullable;

/** A path or a glob of a source, as configured. */
public record FollowedPattern(String source, String text) {
    // Written out, as what Java makes of a record is built anew at each start.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof FollowedPattern pattern
                        && source.equals(pattern.source)
                        && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + text.hashCode();
    }

    void write(SectionWriter out) {
        out.text(source).text(text);
    }

    static FollowedPattern read(SectionReader in) throws DamagedSnapshotException {
        return new FollowedPattern(in.text(), in.text());
    }
}
