package io.apilog.source;

import io.apilog.line.LogFile;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;

/** An {@link Archive} as it is saved. */
record SavedArchive(LogFile logFile, FileIdentity identity, String where, long offset, HeadFingerprint head) {
    void write(SectionWriter out) {
        out.text(logFile.source()).text(logFile.path());
        identity.write(out);
        out.text(where).number(offset);
        head.write(out);
    }

    static SavedArchive read(SectionReader in, CheckpointVersion version) throws DamagedSnapshotException {
        return new SavedArchive(
                new LogFile(in.text(), in.text()),
                FileIdentity.read(in),
                in.text(),
                in.number(0, Long.MAX_VALUE),
                version.knowsArchives() ? HeadFingerprint.read(in, version.knowsHoles()) : HeadFingerprint.NONE);
    }
}
