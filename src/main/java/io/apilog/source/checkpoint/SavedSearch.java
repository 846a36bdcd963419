package io.apilog.source.checkpoint;

import io.apilog.line.LogFile;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;

/**
 * What is looked for because its file was cut or is gone.
 *
 * @param sizeIsOld whether lines can have come to it that nobody saw
 */
public record SavedSearch(LogFile logFile, Trace trace, boolean gone, boolean sizeIsOld) {
    void write(SectionWriter out) {
        SavedPath.write(out, logFile);
        trace.write(out);
        out.flag(gone).flag(sizeIsOld);
    }

    static SavedSearch read(SectionReader in, CheckpointVersion version) throws DamagedSnapshotException {
        return new SavedSearch(new LogFile(in.text(), in.text()), Trace.read(in, version), in.flag(), in.flag());
    }
}
