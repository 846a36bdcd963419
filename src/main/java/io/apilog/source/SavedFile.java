package io.apilog.source;

import io.apilog.line.LogFile;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;

/**
 * A {@link FollowedFile} as it is saved.
 *
 * @param where a path at which it was seen, links followed
 * @param finished whether it was read to its end and no path named it
 * @param beginWithin as {@link ReadPosition#beginWithin()}
 */
record SavedFile(
        LogFile logFile,
        FileIdentity identity,
        String where,
        boolean finished,
        long beginWithin,
        boolean mayBeCopy,
        Trace trace) {
    void write(SectionWriter out) {
        out.text(logFile.source()).text(logFile.path());
        identity.write(out);
        out.text(where).flag(finished).number(beginWithin + 1).flag(mayBeCopy);
        trace.write(out);
    }

    static SavedFile read(SectionReader in) throws DamagedSnapshotException {
        return new SavedFile(
                new LogFile(in.text(), in.text()),
                FileIdentity.read(in),
                in.text(),
                in.flag(),
                in.number(0, Long.MAX_VALUE) - 1,
                in.flag(),
                Trace.read(in));
    }
}
