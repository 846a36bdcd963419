package io.apilog.source;

import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import org.jspecify.annotations.Nullable;

/** Where a batch of lines comes from: how far it was counted, and where its lines go. */
abstract class LineOrigin {
    private final LogFile logFile;
    private @Nullable LineSink sink;
    private boolean fresh;

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
        fresh = true;
    }

    /** Goes on with the sink of the file that this one continues. */
    final void sinkOf(LineOrigin before) {
        sink = before.sink;
        fresh = before.fresh;
    }

    /** Whether the sink has seen no line yet; that is asked once. */
    final boolean takeFresh() {
        boolean was = fresh;
        fresh = false;
        return was;
    }

    /** Every byte before this offset is counted. Called after each line. */
    abstract void counted(long end);

    /** The lines of a batch that were handed over are counted; called before the batch's buffer is used again. */
    abstract void settle(LineBatch batch);
}
