package io.apilog.source;

import org.apache.commons.io.input.TailerListenerAdapter;

/** Is called by Tailer for line after line, and lets the loop hand each over. */
final class LineDelivery extends TailerListenerAdapter {
    private final FollowLoop loop;

    LineDelivery(FollowLoop loop) {
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
