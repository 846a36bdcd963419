package io.apilog.endpoint.budget;

import io.apilog.request.Endpoint;
import io.apilog.request.Rule;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How long ago each endpoint was asked for, in time that the program ran: neither a log's time, which a backlog or a clock that is
 * wrong would make jump, nor a pause between two runs makes an endpoint idle.
 */
public final class Idleness {
    /** So long an endpoint must have been idle to yield its place. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final long LONGEST_NANOS = LONGEST.toNanos();

    private final LongSupplier nanoTime;
    private long[] seen = new long[64];
    private long now;

    /** Before then no endpoint can have been idle for long enough. */
    private long nextLook;

    /** The idleness of endpoints by a clock as {@link System#nanoTime}. */
    public Idleness(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.now = nanoTime.getAsLong();
        this.nextLook = now;
    }

    /** Reads the clock. */
    public void tick() {
        now = nanoTime.getAsLong();
    }

    /** Notes a request to an endpoint at the time read last. */
    public void seen(int index) {
        if (index >= seen.length) {
            seen = Arrays.copyOf(seen, Math.max(index + 1, 2 * seen.length));
        }
        seen[index] = now;
    }

    /** How long before the time read last an endpoint was asked for. */
    public long idleNanos(int index) {
        return now - seen[index];
    }

    /** Takes an endpoint for idle since so long before the time read last. */
    public void setIdleNanos(int index, long nanos) {
        seen(index);
        seen[index] = now - nanos;
        nextLook = now;
    }

    private static boolean isKnownBeforehand(Endpoint endpoint) {
        return endpoint.rule() == Rule.ROUTE || endpoint.rule() == Rule.OPENAPI;
    }

    /** The endpoint with a place of the budget that is idle for longest, if that is long enough to yield it. */
    public @Nullable Endpoint longest(EndpointTable table, Predicate<Endpoint> holdsPlace) {
        if (now - nextLook < 0) {
            return null;
        }
        Endpoint longest = null;
        for (int index = 0; index < table.size(); index++) {
            Endpoint endpoint = table.at(index);
            boolean inBudget = !endpoint.isSpecial() && !isKnownBeforehand(endpoint) && holdsPlace.test(endpoint);
            if (inBudget && (longest == null || idleNanos(index) > idleNanos(longest.index()))) {
                longest = endpoint;
            }
        }
        if (longest != null && idleNanos(longest.index()) >= LONGEST_NANOS) {
            return longest;
        }
        nextLook = longest == null ? now + LONGEST_NANOS : seen[longest.index()] + LONGEST_NANOS;
        return null;
    }
}
