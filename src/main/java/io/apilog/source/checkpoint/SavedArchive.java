package io.apilog.source.checkpoint;

import io.apilog.line.LogFile;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;

/** An {@code Archive} as it is saved. */
public record SavedArchive(LogFile logFile, FileIdentity identity, String where, long offset, HeadFingerprint head) {
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
