package io.apilog.http;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the connections, and still lets a new one in: the address that has the most gives up the one for which nothing was answered for the
 * longest time. So thousands that say nothing, or a byte a second, hold up nobody who asks. One whose request is at work is given up only
 * where that takes long. Safe for use by many threads.
 */
final class Connections {
    /** At a time. */
    static final int MOST = 64;

    /** A request at work that is older is not a scrape that a client reads. */
    private static final long LONG_NANOS = 5_000_000_000L;

    private final LongSupplier nanoTime;
    private final Map<EndPoint, State> open = new HashMap<>();

    private static final class State {
        final String address;
        long since;
        int requests;

        State(String address, long since) {
            this.address = address;
            this.since = since;
        }
    }

    /** @param nanoTime tells for how long nothing was asked */
    Connections(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void opened(EndPoint connection) {
        EndPoint givenUp;
        synchronized (this) {
            open.put(connection, new State(address(connection), nanoTime.getAsLong()));
            givenUp = open.size() > MOST ? choose(connection) : null;
            if (givenUp != null) {
                open.remove(givenUp);
            }
        }
        if (givenUp != null) {
            givenUp.close();
        }
    }

    synchronized void closed(EndPoint connection) {
        open.remove(connection);
    }

    /** The newcomer itself where nobody can be asked to go. */
    private EndPoint choose(EndPoint newcomer) {
        long now = nanoTime.getAsLong();
        List<Map.Entry<EndPoint, State>> others = new ArrayList<>(open.entrySet());
        others.removeIf(one ->
                one.getKey() == newcomer || one.getValue().requests > 0 && now - one.getValue().since < LONG_NANOS);
        Map<String, Long> byAddress =
                open.values().stream().collect(Collectors.groupingBy(state -> state.address, Collectors.counting()));
        return others.stream()
                .max(Comparator.comparing((Map.Entry<EndPoint, State> one) -> byAddress.get(one.getValue().address))
                        .thenComparing(one -> now - one.getValue().since))
                .map(Map.Entry::getKey)
                .orElse(newcomer);
    }

    /** A request begins on a connection, which ends by {@link #answered}. */
    void asked(Request request) {
        EndPoint connection = connection(request);
        synchronized (this) {
            State state = open.get(connection);
            if (state != null) {
                state.requests++;
                state.since = nanoTime.getAsLong();
            }
        }
        Request.addCompletionListener(request, failure -> answered(connection));
    }

    private synchronized void answered(EndPoint connection) {
        State state = open.get(connection);
        if (state != null) {
            state.requests--;
            state.since = nanoTime.getAsLong();
        }
    }

    /** What was accepted, below TLS. */
    private static EndPoint connection(Request request) {
        EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
        while (connection instanceof EndPoint.Wrapper) {
            connection = ((EndPoint.Wrapper) connection).unwrap();
        }
        return connection;
    }

    private static String address(EndPoint connection) {
        @Nullable Object remote = connection.getRemoteSocketAddress();
        return remote instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress()
                : String.valueOf(remote);
    }
}
