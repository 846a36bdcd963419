package io.apilog.security;

import io.apilog.bytes.QuickHash;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientRow;
import io.apilog.request.AccessRecord;
import io.apilog.request.Request;
import io.apilog.request.TargetSigns;
import io.apilog.request.Text;

/**
 * Remembers which paths were refused to whom for want of a name, so that it is known when the same is let in with one: then nobody was refused, but
 * asked who it is. The name makes another client of it, hence this is beside the clients' rows: one place for each beginning of a hash, for whoever
 * was refused last. For one thread; allocates nothing.
 */
final class Challenges {
    /** How long an answer may take: a person is asked for a password, a program fetches a token. */
    private static final long MOST_MILLIS = 60_000;

    private static final int PLACE_BITS = 12;
    private static final int MOST_ANSWERS = 1 << 10;
    private static final int UNAUTHORIZED = 401;

    private final long[] clients = new long[1 << PLACE_BITS];
    /** A bit for each path that was refused, by its hash. */
    private final long[] paths = new long[1 << PLACE_BITS];

    private final long[] refusedAt = new long[1 << PLACE_BITS];
    private final int[] answers = new int[1 << PLACE_BITS];
    private final EndpointTraits traits;
    private final TargetSigns signs;
    private long latest = -MOST_MILLIS;

    Challenges(EndpointTraits traits, TargetSigns signs) {
        this.traits = traits;
        this.signs = signs;
    }

    /** Whether a request was refused for want of a name. */
    static boolean isOne(AccessRecord record) {
        return record.status == UNAUTHORIZED && !isNamed(record.user);
    }

    /** Whether a name came with the request: who asks without one is told to send one. */
    static boolean isNamed(Text user) {
        return !user.isEmpty() && !(user.length() == 1 && user.at(0) == '-');
    }

    /** Takes one. Returns how many of the client's before were answered since the last call. */
    int refused(Request request, ClientRow row, long now) {
        long client = key(row.client(), row);
        int place = place(client);
        boolean known = isKnown(place, client, now);
        int answered = known ? answers[place] : 0;
        clients[place] = client;
        paths[place] = (known ? paths[place] : 0) | path(request);
        refusedAt[place] = now;
        answers[place] = 0;
        latest = now;
        return answered;
    }

    /** Takes an answer below 400, which may be one to a challenge. */
    void answered(Request request, ClientRow row, long now) {
        if (Math.abs(now - latest) > MOST_MILLIS) {
            return;
        }
        long client = key(row.withoutPrincipal(request.record()), row);
        int place = place(client);
        if (!isKnown(place, client, now)) {
            return;
        }
        long path = path(request);
        // Of forms a success takes one back by itself: an account of one's own does not pay for more.
        boolean form = !ClientIdentity.hasPrincipal(request.record()) && traits.isLogin(request);
        if ((paths[place] & path) != 0 && !form) {
            paths[place] &= ~path;
            answers[place] = Math.min(MOST_ANSWERS, answers[place] + 1);
        }
    }

    /** What one client asks in two sources is not the same requests. */
    private static long key(long client, ClientRow row) {
        return client ^ QuickHash.mixed(row.source() + 1L);
    }

    private boolean isKnown(int place, long client, long now) {
        return clients[place] == client && Math.abs(now - refusedAt[place]) <= MOST_MILLIS;
    }

    private static int place(long client) {
        return (int) (QuickHash.mixed(client) >>> Long.SIZE - PLACE_BITS);
    }

    private long path(Request request) {
        Text target = request.record().target;
        return 1L << QuickHash.of(target.bytes(), target.from(), signs.pathEnd());
    }
}
