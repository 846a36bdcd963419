package io.apilog.demo;

import java.time.Duration;

/** Once an hour one of twenty servers of the carts and logins is gone for some minutes: few requests fail, and one customer in twenty is stuck. */
final class LostShard {
    static final Duration AFTER = Duration.ofMinutes(26);
    static final Duration LENGTH = Duration.ofMinutes(6);
    static final Duration EVERY = Duration.ofHours(1);

    private static final int SHARDS = 20;
    private static final int GONE = 7;

    private LostShard() {}

    /** Whether a request of a visitor fails at a time, in seconds since the simulation began. */
    static boolean fails(double elapsed, Visitor visitor, String request) {
        double since = elapsed - AFTER.toSeconds();
        boolean gone = since >= 0 && since % EVERY.toSeconds() < LENGTH.toSeconds();
        return gone
                && (request.contains(" /api/cart") || request.contains(" /login"))
                && Math.floorMod(visitor.address().hashCode(), SHARDS) == GONE;
    }

    /** The answer of the server before it. */
    static Exchange failed(Visitor visitor, String request) {
        return new Exchange(visitor, Exchange.ABSENT, request, 500, 181, 0.012, "0.011");
    }
}
