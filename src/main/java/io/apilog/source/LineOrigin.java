package io.apilog.source;

import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import org.jspecify.annotations.Nullable;

/** Where a batch of lines comes from: how far it was counted, and where its lines go. */
abstract class LineOrigin {
    private final LogFile logFile;
    private @Nullable LineSink sink;

    LineOrigin(LogFile logFile) {
        this.logFile = logFile;
    }

    final LogFile logFile() {
        return logFile;
    }

    final @Nullable LineSink sink() {
        return sink;
    }

    final void sink(LineSink opened) {
        sink = opened;
    }

    /** Every byte before this offset is counted. Called after each line. */
    abstract void counted(long end);

    /** The lines of a batch that were handed over are counted; called before the batch's buffer is used again. */
    abstract void settle(LineBatch batch);
}
