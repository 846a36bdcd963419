package io.apilog.standard;

import io.apilog.insight.EventCopies;
import java.util.List;

/**
 * What is known of the operations of documents at one moment. Immutable.
 *
 * @param events the counters
 * @param calls of each operation that was ever called
 * @param states how many operations are in which state
 */
public record DriftCopy(EventCopies events, List<Call> calls, List<States> states) {
    /** Copies the lists. */
    public DriftCopy {
        calls = List.copyOf(calls);
        states = List.copyOf(states);
    }

    /**
     * An operation that was called.
     *
     * @param firstMillis when that was first, since 1970, by the log; 0 where it has no time
     */
    public record Call(String source, String endpoint, String method, long firstMillis, long lastMillis) {}

    /** The operations of a source by state. */
    record States(String source, int called, int neverCalled, int deprecatedCalled) {}
}
