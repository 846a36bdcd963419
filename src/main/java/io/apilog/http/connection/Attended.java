package io.apilog.http.connection;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells {@link Connections} on which of them somebody is being answered. */
public final class Attended extends Handler.Wrapper {
    private final Connections connections;

    public Attended(Handler inside, Connections connections) {
        super(inside);
        this.connections = connections;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        connections.asked(request);
        return super.handle(request, response, callback);
    }
}
