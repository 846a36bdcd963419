package io.apilog.source.lines;

import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a batch of lines comes from: how far it was counted, and where its lines go. */
public abstract class LineOrigin {
    private static final Logger LOG = LoggerFactory.getLogger(LineOrigin.class);

    private volatile LogFile logFile;
    private @Nullable LineSink sink;
    private boolean fresh;

    /** An origin whose sink is opened later. */
    protected LineOrigin(LogFile logFile) {
        this.logFile = logFile;
    }

    /** The path and source that name it now. Any thread. */
    public final LogFile logFile() {
        return logFile;
    }

    /** Another path or source names it now; before its sink is opened. */
    public final void adopt(LogFile by) {
        logFile = by;
    }

    /** Where its lines go; null before there was one. */
    public final @Nullable LineSink sink() {
        return sink;
    }

    /** Sets where its lines go, as a sink that has seen none. */
    public final void sink(LineSink opened) {
        sink = opened;
        fresh = true;
    }

    /** No line comes any more: what reads them is many times as large as what a file is known by. Should one come, the sink is opened anew. */
    public final void closeSink() {
        sink = null;
    }

    /** Goes on with the sink of the file that this one continues. */
    public final void sinkOf(LineOrigin before) {
        sink = before.sink;
        fresh = before.fresh;
    }

    /** Whether the sink has seen no line yet. */
    public final boolean isFresh() {
        return fresh;
    }

    /** Notes that the sink has seen what stands before its first line. */
    public final void isFreshNoMore() {
        fresh = false;
    }

    /** What was only read has nothing to lose in closing it. */
    protected static void close(@Nullable Closeable read) {
        if (read != null) {
            try {
                read.close();
            } catch (IOException e) {
                LOG.debug("A file that was read cannot be closed", e);
            }
        }
    }

    /** Every byte before this offset is counted. Called after each line. */
    public abstract void counted(long end);

    /** The lines of a batch that were handed over are counted; called before the batch's buffer is used again. */
    public abstract void settle(LineBatch batch);
}
