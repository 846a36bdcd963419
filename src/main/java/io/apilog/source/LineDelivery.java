package io.apilog.source;

import io.apilog.line.Line;
import io.apilog.line.LineSink;
import org.apache.commons.io.input.TailerListenerAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Is called by Tailer for line after line, and hands each to the sink of the file that it comes from. */
final class LineDelivery extends TailerListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(LineDelivery.class);

    private final FollowedStream stream;
    private final Line line = new Line();
    private boolean failureSaid;

    LineDelivery(FollowedStream stream) {
        this.stream = stream;
    }

    @Override
    public void handle(String mark) {
        LineBatch batch = stream.batch();
        LineOrigin origin = batch == null ? null : batch.origin();
        if (batch == null || origin == null || !batch.hasLinesToDeliver()) {
            failed(new IllegalStateException("a line that was not handed out"));
            return;
        }
        batch.point(line);
        deliver(origin.sink());
        origin.counted(batch.delivered());
    }

    private void deliver(@Nullable LineSink sink) {
        if (sink == null) {
            return;
        }
        try {
            sink.accept(line);
        } catch (Throwable e) {
            Fatal.rethrow(e);
            failed(e);
        }
    }

    @Override
    public void handle(Exception why) {
        failed(why);
    }

    private void failed(Throwable why) {
        if (!failureSaid) {
            failureSaid = true;
            LOG.error("A line could not be handled; the next ones are, and this is said only once", why);
        }
    }
}
