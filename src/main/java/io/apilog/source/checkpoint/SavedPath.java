package io.apilog.source.checkpoint;

import io.apilog.line.LogFile;
import io.apilog.source.disk.FileIdentity;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import org.jspecify.annotations.Nullable;

/**
 * A followed path.
 *
 * @param looked whether it was seen what is there
 * @param changing whether what is beside it may have been rotated away and is yet to be seen
 * @param file what it named; null for nothing
 */
public record SavedPath(
        LogFile logFile,
        boolean looked,
        boolean changing,
        @Nullable FileIdentity file) {
    void write(SectionWriter out) {
        write(out, logFile);
        out.flag(looked).flag(changing).flag(file != null);
        if (file != null) {
            file.write(out);
        }
    }

    static void write(SectionWriter out, LogFile logFile) {
        out.text(logFile.source()).text(logFile.path());
    }

    static SavedPath read(SectionReader in) throws DamagedSnapshotException {
        LogFile logFile = new LogFile(in.text(), in.text());
        return new SavedPath(logFile, in.flag(), in.flag(), in.flag() ? FileIdentity.read(in) : null);
    }
}
