package io.apilog.security;

import java.util.List;

/**
 * A client that should not be here.
 *
 * @param client its keyed hash
 * @param source the index of the source
 * @param kinds of its events, as bits
 * @param events how many there were, at most
 * @param tooMuch how many of them may be those of others
 * @param firstMillis the first event, in milliseconds since 1970 by the log
 * @param lastMillis the last one
 * @param endpoint of the last one
 */
public record Offender(
        long client,
        int source,
        int kinds,
        long events,
        long tooMuch,
        long firstMillis,
        long lastMillis,
        String endpoint) {
    private static final int SHOWN_BITS = 16;

    /** What stands for the client where people read: nobody without the key can tell whose it is. */
    public String pseudonym() {
        return "client-%012x".formatted(client >>> SHOWN_BITS);
    }

    /** What it was found doing. */
    public List<SecurityKind> found() {
        return SecurityKind.ALL.stream()
                .filter(kind -> (kinds >> kind.ordinal() & 1) != 0)
                .toList();
    }
}
