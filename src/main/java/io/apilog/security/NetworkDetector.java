package io.apilog.security;

import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientRow;
import io.apilog.request.Request;

/**
 * Finds a principal that comes from a network which it never came from, after a day and more of one alone. Who moves about has no such network, and
 * the one before the last is remembered, so that somebody who comes from home and from work is told of once for each. So does who is given another
 * address by a provider every few days: after the first time only one that stayed for far longer than the time before is told of again.
 */
final class NetworkDetector {
    static final int CELLS = 4;

    /** Hashes of the network that it comes from, and of the one before. */
    private static final int HOME = 0;

    private static final int BEFORE = 1;
    /** When it first came from there, in milliseconds since 1970, and how many requests there were. */
    private static final int SINCE = 2;

    /** Behind it for how many hours it had stayed in the network before, where that was a day at least. */
    private static final int REQUESTS = 3;

    private static final long HOUR_MILLIS = 3_600_000;
    private static final long MOST_REQUESTS = 0x7fff_ffffL;

    /** Who stays so many times as long as the last time does not move about. */
    private static final int TIMES = 4;

    private static final long DAY_MILLIS = 24 * 3_600_000L;

    private final int fewest;
    private final int first;
    private final Alarm alarm;

    NetworkDetector(SecuritySettings settings, int first, Alarm alarm) {
        this.fewest = settings.newSource();
        this.first = first;
        this.alarm = alarm;
    }

    /** An answer below 400. */
    void succeeded(Request request, ClientRow row, long now) {
        if (fewest == 0 || !ClientIdentity.hasPrincipal(request.record())) {
            return;
        }
        long network = row.network(request.record());
        long home = row.get(first + HOME);
        if (network == home) {
            long requests = row.get(first + REQUESTS);
            if ((requests & MOST_REQUESTS) < MOST_REQUESTS) {
                row.set(first + REQUESTS, requests + 1);
            }
        } else if (network != ClientIdentity.NOBODY) {
            long stayed = now - row.get(first + SINCE);
            long hoursBefore = row.get(first + REQUESTS) >>> Integer.SIZE;
            boolean settled = (row.get(first + REQUESTS) & MOST_REQUESTS) >= fewest && stayed >= DAY_MILLIS;
            boolean isNew = settled && network != row.get(first + BEFORE);
            if (isNew && stayed / TIMES >= hoursBefore * HOUR_MILLIS) {
                alarm.raise(SecurityKind.NEW_SOURCE, request, row, now);
            }
            long hours = isNew ? Math.min(MOST_REQUESTS, stayed / HOUR_MILLIS) : hoursBefore;
            row.set(first + BEFORE, home);
            row.set(first + HOME, network);
            row.set(first + SINCE, now);
            row.set(first + REQUESTS, hours << Integer.SIZE | 1);
        }
    }
}
