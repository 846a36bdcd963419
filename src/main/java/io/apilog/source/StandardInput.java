package io.apilog.source;

import io.apilog.line.Intake;
import io.apilog.line.LogFile;
import io.apilog.source.file.FileStart;
import io.apilog.source.lines.LineBatch;
import io.apilog.source.lines.LineOrigin;
import io.apilog.source.lines.LineSupply;
import io.apilog.source.lines.StreamLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Standard input as a supply of lines beside the files. Reading it blocks, so it has a thread of its own, which fills a few batches
 * and then waits until one is counted: the writer waits as it would for any slow reader, and nothing is dropped.
 */
final class StandardInput implements LineSupply {
    private static final Logger LOG = LoggerFactory.getLogger(StandardInput.class);
    private static final int BATCHES = 3;

    private final StreamLines lines;
    private final Origin origin;
    private final FileStart start;
    private final BlockingQueue<LineBatch> empty = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<LineBatch> full = new ArrayBlockingQueue<>(BATCHES);

    private static final class Origin extends LineOrigin {
        Origin(LogFile logFile) {
            super(logFile);
        }

        @Override
        public void counted(long end) {
            // Nobody can go back in a pipe, so no position is kept.
        }

        @Override
        public void settle(LineBatch batch) {
            // See counted.
        }
    }

    private StandardInput(String source, InputStream in, int maxLineBytes, Intake intake) {
        lines = new StreamLines(in);
        origin = new Origin(new LogFile(source, SourceSettings.STANDARD_INPUT));
        start = new FileStart(intake, maxLineBytes);
        for (int i = 0; i < BATCHES; i++) {
            empty.add(new LineBatch(maxLineBytes));
        }
    }

    /** Null where no source names it; where several do, it belongs to the first. */
    static @Nullable StandardInput of(List<SourceSettings> sources, InputStream in, int maxLineBytes, Intake intake) {
        for (SourceSettings source : sources) {
            if (source.paths().contains(SourceSettings.STANDARD_INPUT)) {
                return new StandardInput(source.name(), in, maxLineBytes, intake);
            }
        }
        return null;
    }

    /** The thread ends with its input; it is a daemon, as a read of standard input cannot be called off. */
    void start() {
        Thread thread = new Thread(this::readAll, "standard-input");
        thread.setDaemon(true);
        thread.start();
    }

    private void readAll() {
        try {
            LineBatch batch = empty.take();
            while (lines.next(batch)) {
                full.put(batch);
                batch = empty.take();
            }
            LOG.info("Standard input has ended; what was counted stays");
        } catch (IOException e) {
            LOG.warn("Standard input cannot be read any more: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void poll() {
        // The thread puts what is new into the queue by itself.
    }

    @Override
    public @Nullable LineBatch next() {
        LineBatch batch = full.poll();
        if (batch != null) {
            batch.origin(origin);
            if (origin.sink() == null) {
                start.openSink(origin, batch);
            }
        }
        return batch;
    }

    @Override
    public void giveBack(LineBatch batch) {
        empty.add(batch);
    }
}
