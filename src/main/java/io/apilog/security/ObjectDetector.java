package io.apilog.security;

import io.apilog.bytes.ByteSearch;
import io.apilog.bytes.QuickHash;
import io.apilog.client.ClientRow;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.TargetSigns;
import io.apilog.request.Text;

/**
 * Finds who enumerates: asks for far more different objects of one endpoint within a minute than others do, whether it is given them, may not have
 * them or there are none. A client is looked at in two endpoints at a time, and in others once the minute is over.
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

    private static final long NO_ID = 0;

    private final UsualIds usual = new UsualIds();
    private final int[] objectsByBits = new int[BITS + 1];
    private final int fewest;
    private final EndpointTraits traits;
    private final TargetSigns signs;
    private final int first;
    private final Alarm alarm;

    ObjectDetector(SecuritySettings settings, EndpointTraits traits, TargetSigns signs, int first, Alarm alarm) {
        this.fewest = settings.enumeration();
        this.traits = traits;
        this.signs = signs;
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

    /** An answer below 400. */
    void succeeded(Request request, ClientRow row, long now) {
        asked(request, row, now, request.record().status < 300);
    }

    /** An answer of 400 or more. */
    void failed(Request request, ClientRow row, long now) {
        int status = request.record().status;
        asked(request, row, now, status == 403 || status == 404 || status == 410);
    }

    /** @param object whether the answer says something of one */
    private void asked(Request request, ClientRow row, long now, boolean object) {
        long minute = now / MINUTE_MILLIS << INDEX_BITS;
        long asked = Math.max(row.get(first + ASKED), minute) + 1;
        row.set(first + ASKED, asked);
        Endpoint endpoint = request.endpoint();
        if (!object || fewest == 0 || endpoint.isSpecial()) {
            return;
        }
        Text target = request.record().target;
        int mark = signs.pathEnd();
        if (traits.hasParameter(endpoint)) {
            asked(request, row, now, QuickHash.of(target.bytes(), target.from(), mark), asked);
        } else if (signs.mayNameIds()) {
            long id = id(target.bytes(), mark, target.to());
            if (id != NO_ID) {
                asked(request, row, now, id, asked);
            }
        }
    }

    /** The hash of the value of a parameter {@code id} in a query; {@link #NO_ID} where there is none. */
    static long id(byte[] bytes, int mark, int to) {
        int equals = ByteSearch.indexOf(bytes, mark + 1, to, (byte) '=');
        while (equals >= 0) {
            boolean named = equals - mark > 2
                    && (bytes[equals - 1] | 0x20) == 'd'
                    && (bytes[equals - 2] | 0x20) == 'i'
                    && (equals - 3 == mark || bytes[equals - 3] == '&');
            if (named) {
                int and = ByteSearch.indexOf(bytes, equals, to, (byte) '&');
                long hash = QuickHash.of(bytes, equals + 1, and < 0 ? to : and);
                return hash == NO_ID ? 1 : hash;
            }
            equals = ByteSearch.indexOf(bytes, equals + 1, to, (byte) '=');
        }
        return NO_ID;
    }

    private void asked(Request request, ClientRow row, long now, long object, long asked) {
        int index = request.endpoint().index();
        int slot = first + SLOT_CELLS * (index & SLOTS - 1);
        long where = now / MINUTE_MILLIS << INDEX_BITS | index;
        long before = row.get(slot + WHERE);
        if (before != where) {
            if (before >> INDEX_BITS == where >> INDEX_BITS) {
                return;
            }
            settle(row, slot);
            row.set(slot + WHERE, where);
        }
        int cell = slot + OBJECTS + (int) (object >> 6 & 1);
        long met = row.get(cell);
        if ((met >> object & 1) == 0) {
            row.set(cell, met | 1L << object);
            long requests = asked & (1 << INDEX_BITS) - 1;
            // By their bits alone fifty could be taken for sixty.
            if (requests < fewest) {
                return;
            }
            int objects = objects(row, slot);
            if (isFarMore(index, objects) && objects * (long) SHARE >= requests) {
                alarm.raise(SecurityKind.ENUMERATION, request, row, now);
            }
        }
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
