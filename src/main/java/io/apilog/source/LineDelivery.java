package io.apilog.source;

import io.apilog.line.Line;
import io.apilog.line.LineSink;
import org.apache.commons.io.input.TailerListenerAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes from Tailer line after line, and hands each to the sink of the file that it comes from. */
final class LineDelivery extends TailerListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(LineDelivery.class);

    private final FollowedStream stream;
    private final Line line = new Line();
    private byte[] text = new byte[8 * 1024];
    private boolean failureSaid;

    LineDelivery(FollowedStream stream) {
        this.stream = stream;
    }

    @Override
    public void handle(String handed) {
        LineBatch batch = stream.batch();
        LineOrigin origin = batch == null ? null : batch.origin();
        if (batch == null || origin == null || !batch.hasLinesToDeliver()) {
            failed(new IllegalStateException("a line that was not handed out"));
            return;
        }
        int length = handed.length();
        if (text.length < length) {
            text = new byte[Math.max(length, text.length * 2)];
        }
        copyBytes(handed, length);
        batch.restoreCarriageReturns(text, length);
        batch.point(line, text, length);
        deliver(origin.sink());
        origin.counted(batch.delivered());
    }

    /** In ISO-8859-1, as which Tailer decodes, this is one copy of the bytes; a charset's encoder takes several times as long. */
    @SuppressWarnings("deprecation")
    private void copyBytes(String handed, int length) {
        handed.getBytes(0, length, text, 0);
    }

    private void deliver(@Nullable LineSink sink) {
        if (sink == null) {
            return;
        }
        try {
            sink.accept(line);
        } catch (Throwable e) {
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
