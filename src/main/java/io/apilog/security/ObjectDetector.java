package io.apilog.security;

import io.apilog.bytes.QuickHash;
import io.apilog.client.ClientRow;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.Text;

/**
 * Finds who enumerates: is given far more different objects of one endpoint within a minute than others are. A client is looked at in two
 * endpoints at a time, and in others once the minute is over.
 */
final class ObjectDetector {
    private static final int SLOTS = 2;
    private static final int SLOT_CELLS = 3;
    /** The minute, with how many requests there were in it. */
    private static final int ASKED = SLOTS * SLOT_CELLS;

    static final int CELLS = ASKED + 1;

    /** The minute, with the endpoint's index behind it. */
    private static final int WHERE = 0;
    /** A bit for each object, by its hash, in two cells. */
    private static final int OBJECTS = 1;

    private static final int BITS = 2 * Long.SIZE;
    private static final int INDEX_BITS = 24;
    private static final long MINUTE_MILLIS = 60_000;
    /** So many times what is usual. */
    private static final int TIMES = 5;

    /** Of the requests of a client, one in so many at least is for an object: many people behind one address ask for other things besides. */
    private static final int SHARE = 3;

    private final UsualIds usual = new UsualIds();
    private final int[] objectsByBits = new int[BITS + 1];
    private final int fewest;
    private final EndpointTraits traits;
    private final int first;
    private final Alarm alarm;

    ObjectDetector(SecuritySettings settings, EndpointTraits traits, int first, Alarm alarm) {
        this.fewest = settings.enumeration();
        this.traits = traits;
        this.first = first;
        this.alarm = alarm;
        for (int bits = 0; bits < BITS; bits++) {
            objectsByBits[bits] = (int) Math.round(-BITS * Math.log1p(-bits / (double) BITS));
        }
        objectsByBits[BITS] = 2 * objectsByBits[BITS - 1];
    }

    void reset(ClientRow row) {
        row.set(first + WHERE, 0);
        row.set(first + SLOT_CELLS + WHERE, 0);
        row.set(first + ASKED, 0);
    }

    void succeeded(Request request, ClientRow row, long now) {
        Endpoint endpoint = request.endpoint();
        int index = endpoint.index();
        long minute = now / MINUTE_MILLIS << INDEX_BITS;
        long asked = Math.max(row.get(first + ASKED), minute) + 1;
        row.set(first + ASKED, asked);
        if (fewest == 0 || endpoint.isSpecial() || request.record().status >= 300 || !traits.hasParameter(endpoint)) {
            return;
        }
        int slot = first + SLOT_CELLS * (index & SLOTS - 1);
        long where = minute | index;
        long before = row.get(slot + WHERE);
        if (before != where) {
            if (before >> INDEX_BITS == where >> INDEX_BITS) {
                return;
            }
            settle(row, slot);
            row.set(slot + WHERE, where);
        }
        long hash = hash(request.record().target);
        int cell = slot + OBJECTS + (int) (hash >> 6 & 1);
        long met = row.get(cell);
        if ((met >> hash & 1) == 0) {
            row.set(cell, met | 1L << hash);
            int objects = objects(row, slot);
            if (isFarMore(index, objects) && objects * (long) SHARE >= (asked & (1 << INDEX_BITS) - 1)) {
                alarm.raise(SecurityKind.ENUMERATION, request, row, now);
            }
        }
    }

    private static long hash(Text target) {
        return QuickHash.of(target.bytes(), target.from(), EndpointTraits.pathEnd(target));
    }

    private boolean isFarMore(int endpoint, int objects) {
        return objects >= fewest && objects / TIMES >= usual.most(endpoint);
    }

    private int objects(ClientRow row, int slot) {
        return objectsByBits[Long.bitCount(row.get(slot + OBJECTS)) + Long.bitCount(row.get(slot + OBJECTS + 1))];
    }

    /** The minute is over: it is what is usual, unless it was far more than that. */
    private void settle(ClientRow row, int slot) {
        long where = row.get(slot + WHERE);
        if (where != 0) {
            int index = (int) (where & (1 << INDEX_BITS) - 1);
            int objects = objects(row, slot);
            if (!isFarMore(index, objects)) {
                usual.add(index, objects);
            }
            row.set(slot + WHERE, 0);
            row.set(slot + OBJECTS, 0);
            row.set(slot + OBJECTS + 1, 0);
        }
    }

    /** The client asks for nothing more for now, or for ever. */
    void settle(ClientRow row) {
        settle(row, first);
        settle(row, first + SLOT_CELLS);
    }

    /** The same, if the minute is over. */
    void idle(ClientRow row) {
        long minute = row.nowMillis() / MINUTE_MILLIS;
        for (int slot = first; slot < first + ASKED; slot += SLOT_CELLS) {
            if (row.get(slot + WHERE) >> INDEX_BITS < minute) {
                settle(row, slot);
            }
        }
    }

    /** The index is another endpoint's from now on. */
    void vacated(Endpoint endpoint, ClientRow row) {
        usual.forget(endpoint);
        for (int slot = first; slot < first + ASKED; slot += SLOT_CELLS) {
            if ((row.get(slot + WHERE) & (1 << INDEX_BITS) - 1) == endpoint.index()) {
                row.set(slot + WHERE, 0);
                row.set(slot + OBJECTS, 0);
                row.set(slot + OBJECTS + 1, 0);
            }
        }
    }
}
