package io.apilog.source.checkpoint;

import io.apilog.line.LogFile;
import io.apilog.source.disk.FileIdentity;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.Map;

/**
 * A {@code FollowedFile} as it is saved.
 *
 * @param where a path at which it was seen, links followed
 * @param finished whether it was read to its end and no path named it
 * @param superseded whether what was left of it is read in another file
 * @param mayHaveGrown whether a path named it until the daemon was down, and it was not seen since
 * @param beginWithin as {@code ReadPosition.beginWithin()}
 */
public record SavedFile(
        LogFile logFile,
        FileIdentity identity,
        String where,
        boolean finished,
        boolean superseded,
        long beginWithin,
        boolean mayBeCopy,
        boolean mayHaveGrown,
        Trace trace) {
    void write(SectionWriter out) {
        out.text(logFile.source()).text(logFile.path());
        identity.write(out);
        out.text(where)
                .flag(finished)
                .flag(superseded)
                .number(beginWithin + 1)
                .flag(mayBeCopy)
                .flag(mayHaveGrown);
        trace.write(out);
    }

    /** @param named those that were read before: most files have one of a few, which need not be in memory for each of them */
    static SavedFile read(SectionReader in, CheckpointVersion version, Map<LogFile, LogFile> named)
            throws DamagedSnapshotException {
        LogFile own = new LogFile(in.text(), in.text());
        LogFile same = named.putIfAbsent(own, own);
        return new SavedFile(
                same == null ? own : same,
                FileIdentity.read(in),
                in.text(),
                in.flag(),
                in.flag(),
                in.number(0, Long.MAX_VALUE) - 1,
                in.flag(),
                in.flag(),
                Trace.read(in, version));
    }
}
