package io.apilog.source.checkpoint;

import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;

/** A path or a glob of a source, as configured. */
public record FollowedPattern(String source, String text) {
    void write(SectionWriter out) {
        out.text(source).text(text);
    }

    static FollowedPattern read(SectionReader in) throws DamagedSnapshotException {
        return new FollowedPattern(in.text(), in.text());
    }
}
