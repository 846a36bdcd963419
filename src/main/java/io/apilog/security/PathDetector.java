package io.apilog.security;

import io.apilog.bytes.QuickHash;
import io.apilog.client.ClientRow;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.TargetSigns;
import io.apilog.request.Text;

/**
 * Finds who probes: different paths that nothing is behind, one after another. What does find something takes some of it back, since a site
 * with broken links is asked for these and for much besides.
 */
final class PathDetector {
    static final int CELLS = 3;

    private static final int MISSED = 0;
    /** A bit for each path that counts, by its hash, in two cells. */
    private static final int PATHS = 1;

    private static final int BITS = 2 * Long.SIZE;

    private static final int OF_SUCCESSES = LeakyBucket.ONE / 2;

    private final LeakyBucket missed;
    private final LeakyBucket missedByBots;
    private final EndpointTraits traits;
    private final TargetSigns signs;
    private final int first;
    private final Alarm alarm;

    PathDetector(SecuritySettings settings, EndpointTraits traits, TargetSigns signs, int first, Alarm alarm) {
        long forget = settings.forget().toMillis();
        this.missed = new LeakyBucket(settings.probing(), forget);
        // They come back for what once was there.
        this.missedByBots = new LeakyBucket(4 * settings.probing(), forget);
        this.traits = traits;
        this.signs = signs;
        this.first = first;
        this.alarm = alarm;
    }

    void reset(ClientRow row) {
        row.set(first + MISSED, 0);
    }

    void succeeded(Request request, ClientRow row, long now) {
        long emptyAt = row.get(first + MISSED);
        if (LeakyBucket.holds(emptyAt, now) && !traits.isAsset(request)) {
            row.set(first + MISSED, missed.drained(emptyAt, OF_SUCCESSES));
        }
    }

    /** So many of what was missed is there for who says its name. */
    void takeBack(int answers, ClientRow row, long now) {
        long emptyAt = row.get(first + MISSED);
        if (answers > 0 && LeakyBucket.holds(emptyAt, now)) {
            row.set(first + MISSED, missed.drained(emptyAt, 2 * answers * LeakyBucket.ONE));
        }
    }

    void failed(Request request, ClientRow row, long now, boolean bot) {
        long emptyAt = row.get(first + MISSED);
        boolean holds = LeakyBucket.holds(emptyAt, now);
        if (!isMissing(request, holds)) {
            return;
        }
        if (!holds) {
            row.set(first + PATHS, 0);
            row.set(first + PATHS + 1, 0);
        }
        long hash = path(request);
        int cell = first + PATHS + (int) (hash >> 6 & 1);
        long paths = row.get(cell);
        if ((paths >> hash & 1) != 0) {
            return;
        }
        // Of many paths some share a bit: each that has one of its own stands for those that came with it.
        int known = Long.bitCount(row.get(first + PATHS)) + Long.bitCount(row.get(first + PATHS + 1));
        row.set(cell, paths | 1L << hash);
        long filled = missed.poured(emptyAt, now, LeakyBucket.ONE * BITS / (BITS - known));
        LeakyBucket bucket = bot ? missedByBots : missed;
        if (bucket.isOver(filled, now)) {
            filled = 0;
            alarm.raise(SecurityKind.PROBING, request, row, now);
        }
        row.set(first + MISSED, filled);
    }

    /**
     * Whether nothing was ever found on the path of a request that failed: the server says that nothing is there, or lets nobody in. Whatever else
     * it says (it is down, it is asked too often, a form is wrong) tells something only of who was missing some before.
     */
    private boolean isMissing(Request request, boolean before) {
        Endpoint endpoint = request.endpoint();
        if (endpoint != Endpoint.UNMATCHED && endpoint != Endpoint.MALFORMED) {
            return false;
        }
        return switch (request.record().status) {
            case 400, 401, 403, 404, 405, 406, 410, 418, 421, 444, 451 -> !traits.isAsset(request);
            default -> before && !traits.isAsset(request);
        };
    }

    private long path(Request request) {
        Text target = request.record().target;
        if (target.isEmpty()) {
            Text malformed = request.record().malformed;
            return QuickHash.of(malformed.bytes(), malformed.from(), malformed.to());
        }
        return QuickHash.of(target.bytes(), target.from(), signs.pathEnd());
    }
}
