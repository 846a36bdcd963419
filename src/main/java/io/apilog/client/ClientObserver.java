package io.apilog.client;

import io.apilog.request.Endpoint;
import io.apilog.request.Request;

/**
 * Follows clients from request to request, in numbers of its own in each client's row, all of them 0 for a client that is new. As a
 * {@link io.apilog.request.LineObserver} it returns at once, allocates nothing, and does not throw.
 */
public interface ClientObserver {
    /** How many numbers it needs in each row; 0 where it keeps nothing of a client. */
    int cells();

    /** A client's request, which counts. */
    void seen(Request request, ClientRow row);

    /** The client did not ask for a while: about once in each minute of the log's time. */
    default void idle(ClientRow row) {}

    /** The row is given to another client: the one that was idle for longest has to leave. */
    default void evicted(ClientRow row) {}

    /**
     * Goes on from the same observer of another configuration, whose rows follow as {@link #carried} says.
     *
     * @param sources the index that each of its sources has now, -1 for one that is gone
     */
    default void goOn(ClientObserver before, int[] sources) {}

    /** A row goes on as it was with the observer of before. */
    default void carried(ClientRow row) {}

    /** Nothing follows in any source. */
    default void ended(ClientRow row) {}

    /** The index of this endpoint becomes another's: what a row says of it holds no more. */
    default void vacated(Endpoint endpoint, ClientRow row) {}
}
