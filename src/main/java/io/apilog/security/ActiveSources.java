package io.apilog.security;

import java.util.Arrays;

/**
 * How many clients of a source were over a threshold within the last five minutes. Since none is told of twice in that time, it is how many events
 * there were: a ring of ten-second slots for each kind. For one thread.
 */
final class ActiveSources {
    private static final long SLOT_MILLIS = 10_000;
    private static final int SLOTS = (int) (SecurityWatch.QUIET_MILLIS / SLOT_MILLIS);

    private final int[] events = new int[SLOTS * SecurityKind.ALL.size()];
    private final boolean[] ever = new boolean[SecurityKind.ALL.size()];
    /** The latest slot of the ring, counted since 1970. */
    private long latest;

    /** There is an event. */
    void add(SecurityKind kind, long now) {
        turn(now / SLOT_MILLIS);
        ever[kind.ordinal()] = true;
        events[kind.ordinal() * SLOTS + (int) (latest % SLOTS)]++;
    }

    /** The slots up to that one are over. A time a little before the latest is taken for that; a far one says that the latest was wrong. */
    private void turn(long slot) {
        if (Math.abs(slot - latest) >= SLOTS) {
            Arrays.fill(events, 0);
            latest = slot;
        }
        while (latest < slot) {
            latest++;
            for (int kind = 0; kind < SecurityKind.ALL.size(); kind++) {
                events[kind * SLOTS + (int) (latest % SLOTS)] = 0;
            }
        }
    }

    /** How many there are at this time, by kind; -1 of a kind that never had one. */
    int[] at(long now) {
        turn(now / SLOT_MILLIS);
        int[] active = new int[ever.length];
        for (int kind = 0; kind < active.length; kind++) {
            active[kind] = ever[kind]
                    ? Arrays.stream(events, kind * SLOTS, (kind + 1) * SLOTS).sum()
                    : -1;
        }
        return active;
    }
}
