package io.apilog.source;

import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a batch of lines comes from: how far it was counted, and where its lines go. */
abstract class LineOrigin {
    private static final Logger LOG = LoggerFactory.getLogger(LineOrigin.class);

    private volatile LogFile logFile;
    private @Nullable LineSink sink;
    private boolean fresh;

    LineOrigin(LogFile logFile) {
        this.logFile = logFile;
    }

    final LogFile logFile() {
        return logFile;
    }

    /** Another path or source names it now; before its sink is opened. */
    final void adopt(LogFile by) {
        logFile = by;
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

    /** Whether the sink has seen no line yet. */
    final boolean isFresh() {
        return fresh;
    }

    /** It has seen what stands before its first line. */
    final void isFreshNoMore() {
        fresh = false;
    }

    /** What was only read has nothing to lose in closing it. */
    static void close(@Nullable Closeable read) {
        if (read != null) {
            try {
                read.close();
            } catch (IOException e) {
                LOG.debug("A file that was read cannot be closed", e);
            }
        }
    }

    /** Every byte before this offset is counted. Called after each line. */
    abstract void counted(long end);

    /** The lines of a batch that were handed over are counted; called before the batch's buffer is used again. */
    abstract void settle(LineBatch batch);
}
