package io.apilog.http.connection;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Tells {@link Connections} of each that is accepted, with one thread to accept and one to select. */
public final class BoundedConnector extends ServerConnector {
    private final Connections connections;

    public BoundedConnector(Server server, Connections connections, ConnectionFactory... protocols) {
        super(server, null, null, null, 1, 1, protocols);
        this.connections = connections;
    }

    @Override
    protected void onEndPointOpened(EndPoint connection) {
        super.onEndPointOpened(connection);
        connections.opened(connection);
    }

    @Override
    protected void onEndPointClosed(EndPoint connection) {
        connections.closed(connection);
        super.onEndPointClosed(connection);
    }
}
