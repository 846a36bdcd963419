package io.apilog.http.connection;

import java.net.InetSocketAddress;
import java.util.Collections;
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
 * where that takes long, or where all are at work and its address has more than twice as many as the newcomer's: the one that asked last. Safe
 * for use by many threads.
 */
public final class Connections {
    /** At a time. */
    public static final int MOST = 64;

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
    public Connections(LongSupplier nanoTime) {
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
        Map<String, Long> byAddress =
                open.values().stream().collect(Collectors.groupingBy(state -> state.address, Collectors.counting()));
        long most = Collections.max(byAddress.values());
        long own = byAddress.getOrDefault(address(newcomer), 0L);
        List<Candidate> others = open.entrySet().stream()
                .filter(one -> one.getKey() != newcomer)
                .map(one -> new Candidate(
                        one.getKey(), one.getValue(), byAddress.getOrDefault(one.getValue().address, 0L), now))
                .toList();
        return others.stream()
                .filter(one -> one.waits() && one.ofItsAddress() == most)
                .max(Comparator.comparing(Candidate::age))
                .or(() -> others.stream()
                        .filter(one -> one.ofItsAddress() == most && most > 2 * own)
                        .min(Comparator.comparing(Candidate::age)))
                // Not what came a moment ago of an address with few, and has yet to ask.
                .or(() -> others.stream()
                        .filter(one -> one.waits() && one.ofItsAddress() >= own)
                        .max(Comparator.comparing(Candidate::ofItsAddress).thenComparing(Candidate::age)))
                .map(Candidate::connection)
                .orElse(newcomer);
    }

    private record Candidate(EndPoint connection, State state, long ofItsAddress, long now) {
        long age() {
            return now - state.since;
        }

        boolean waits() {
            return state.requests == 0 || age() >= LONG_NANOS;
        }
    }

    /** A request begins on a connection, which ends by {@link #answered}. */
    void asked(Request request) {
        EndPoint connection = connection(request);
        asked(connection);
        Request.addCompletionListener(request, failure -> answered(connection));
    }

    synchronized void asked(EndPoint connection) {
        State state = open.get(connection);
        if (state != null) {
            state.requests++;
            state.since = nanoTime.getAsLong();
        }
    }

    synchronized void answered(EndPoint connection) {
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
