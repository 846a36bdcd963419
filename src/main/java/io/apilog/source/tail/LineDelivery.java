package io.apilog.source.tail;

import org.apache.commons.io.input.TailerListenerAdapter;

/** Is called by Tailer for line after line, and lets the loop hand each over. */
public final class LineDelivery extends TailerListenerAdapter {
    private final FollowLoop loop;

    /** The listener that delivers the lines of a loop. */
    public LineDelivery(FollowLoop loop) {
        this.loop = loop;
    }

    @Override
    public void handle(String mark) {
        loop.deliver();
    }

    @Override
    public void handle(Exception why) {
        loop.lineFailed(why);
    }
}
