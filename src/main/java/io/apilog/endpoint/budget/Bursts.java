package io.apilog.endpoint.budget;

import io.apilog.endpoint.path.SliceMap;
import io.apilog.request.Text;

/**
 * Which clients ask for one new name after the other, as scanners do. A server that answers every path as if it were there, as PHP does
 * with what follows a script's name, would have an endpoint for each of them otherwise. Of a client only the hash of its address is kept,
 * of {@value #CLIENTS} clients, and the counts of all are halved after every {@value #WINDOW} new names. Of requests for known names one
 * in {@value #SAMPLED} is looked at.
 */
final class Bursts {
    /** So many new names make a burst if most of the client's requests were for new names. */
    static final int NAMES = 24;

    /** One in so many requests must be of other clients: one that is all there is, a proxy, say, makes no burst. */
    private static final int OTHERS = 5;

    private static final int CLIENTS = 1024;

    /** A client is in one of so many slots. */
    private static final int WAYS = 4;

    private static final int WINDOW = 1024;
    private static final int SAMPLED = 16;

    private final int[] clients = new int[CLIENTS];
    private final int[] newNames = new int[CLIENTS];
    private final int[] known = new int[CLIENTS];

    /** Requests of all clients, as far as they were looked at. */
    private int all;

    private int window;
    private int sample;

    /** Notes a request for a name that is known. */
    void known(Text client) {
        if ((++sample & SAMPLED - 1) == 0 && !client.isEmpty()) {
            int slot = slot(client);
            known[slot] += SAMPLED;
            all += SAMPLED;
        }
    }

    /** Notes a request for a name that is new; says whether it is one of a burst. Without an address nothing is. */
    boolean isBurst(Text client) {
        if (client.isEmpty()) {
            return false;
        }
        if (++window == WINDOW) {
            window = 0;
            all >>= 1;
            for (int i = 0; i < CLIENTS; i++) {
                newNames[i] >>= 1;
                known[i] >>= 1;
            }
        }
        int slot = slot(client);
        newNames[slot]++;
        all++;
        int own = newNames[slot] + known[slot];
        return newNames[slot] > NAMES && newNames[slot] > known[slot] && OTHERS * (all - own) >= own;
    }

    /** A client that is new takes the slot of the one, of those that could be there, with the fewest new names. */
    private int slot(Text client) {
        int hash = SliceMap.hash(client.bytes(), client.from(), client.to());
        int first = ((hash ^ hash >>> 16) & CLIENTS / WAYS - 1) * WAYS;
        int least = first;
        for (int slot = first; slot < first + WAYS; slot++) {
            if (clients[slot] == hash) {
                return slot;
            }
            least = newNames[slot] < newNames[least] ? slot : least;
        }
        clients[least] = hash;
        newNames[least] = 0;
        known[least] = 0;
        return least;
    }
}
