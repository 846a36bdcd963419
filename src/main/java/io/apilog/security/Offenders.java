package io.apilog.security;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The clients with most events, a hundred of them: one that comes when all places are taken takes that of the one with fewest, with its count as
 * what may be too much, as Space-Saving has it. For one thread.
 */
final class Offenders {
    static final int MOST = 100;

    private final Entry[] entries = new Entry[MOST];
    private int size;

    /** One place, used again. */
    private static final class Entry {
        private long client;
        private int source;
        private int kinds;
        private long events;
        private long tooMuch;
        private long firstMillis;
        private long lastMillis;
        private String endpoint = "";

        private Offender copy() {
            return new Offender(client, source, kinds, events, tooMuch, firstMillis, lastMillis, endpoint);
        }
    }

    /**
     * An event of a client.
     *
     * @param client its keyed hash
     */
    void add(long client, int source, SecurityKind kind, long now, String endpoint) {
        Entry entry = find(client, source, now);
        entry.kinds |= 1 << kind.ordinal();
        entry.events++;
        entry.lastMillis = Math.max(now, entry.lastMillis);
        entry.endpoint = endpoint;
    }

    private Entry find(long client, int source, long now) {
        int fewest = 0;
        for (int i = 0; i < size; i++) {
            Entry entry = entries[i];
            if (entry.client == client && entry.source == source) {
                return entry;
            }
            fewest = entry.events < entries[fewest].events ? i : fewest;
        }
        Entry entry = new Entry();
        if (size < MOST) {
            entries[size++] = entry;
        } else {
            entry.events = entries[fewest].events;
            entry.tooMuch = entry.events;
            entries[fewest] = entry;
        }
        entry.client = client;
        entry.source = source;
        entry.firstMillis = now;
        return entry;
    }

    /** All of them, the one with most events first. */
    List<Offender> all() {
        List<Offender> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(entries[i].copy());
        }
        all.sort(Comparator.comparingLong(Offender::events)
                .reversed()
                .thenComparing(Offender::lastMillis, Comparator.reverseOrder()));
        return all;
    }
}
