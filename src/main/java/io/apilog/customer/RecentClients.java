package io.apilog.customer;

import io.apilog.bytes.QuickHash;

/**
 * How many clients there were within the last minutes, up to an hour: exact up to a bound of clients in an hour. Over it only clients are kept whose
 * hash ends in some zeros, each of which stands for as many as are left out; the fewer there are, the more are kept. Grows to its bound with the
 * clients that there are.
 */
final class RecentClients {
    /** The longest time that can be asked for. */
    static final int HOUR_SECONDS = 3600;

    private static final int LEAST = 32;
    private static final int LOOK_SECONDS = 60;
    /** Seconds of 2001, from which an {@code int} reaches from 1933 to 2069. */
    private static final long BASE_SECONDS = 1_000_000_000;

    private final int most;
    private long[] clients;
    private int[] seconds;
    private byte[] levels;
    private int count;
    private int level;
    private int lookAgainAt;

    /** @param most how many are kept; a power of two */
    RecentClients(int most) {
        this.most = most;
        this.clients = new long[2 * Math.min(LEAST, most)];
        this.seconds = new int[clients.length];
        this.levels = new byte[clients.length];
    }

    /** A client was there, at a time that is not before that of the last call. */
    void add(long client, long millis) {
        long hash = QuickHash.mixed(client) | 1L << Long.SIZE - 1;
        int second = second(millis);
        if (level > 0 && second >= lookAgainAt) {
            lookAgain(second);
        }
        if ((hash & (1L << level) - 1) != 0) {
            return;
        }
        int at = find(hash);
        if (clients[at] == 0) {
            if (count == clients.length / 2) {
                makeRoom(second);
                add(client, millis);
                return;
            }
            clients[at] = hash;
            count++;
        }
        seconds[at] = second;
        levels[at] = (byte) level;
    }

    private static int second(long millis) {
        return (int) (Math.floorDiv(millis, 1000) - BASE_SECONDS);
    }

    /** The place of a client, or the free one where it belongs. */
    private int find(long hash) {
        int at = (int) (hash >>> Integer.SIZE - 1) & clients.length - 1;
        while (clients[at] != 0 && clients[at] != hash) {
            at = at + 1 & clients.length - 1;
        }
        return at;
    }

    /** How many were there within the seconds before a time. */
    long within(int window, long millis) {
        int since = second(millis) - window;
        long sum = 0;
        for (int at = 0; at < clients.length; at++) {
            if (clients[at] != 0 && seconds[at] > since) {
                sum += 1L << levels[at];
            }
        }
        return sum;
    }

    private void makeRoom(int now) {
        removeOlder(now - HOUR_SECONDS);
        if (count > clients.length / 4 && clients.length < 2 * most) {
            grow();
        } else if (count > most / 4 * 3) {
            level++;
            removeOthers();
        }
    }

    /** Where there are few again, each counts for itself again. */
    private void lookAgain(int now) {
        lookAgainAt = now + LOOK_SECONDS;
        removeOlder(now - HOUR_SECONDS);
        if (count < most / 4) {
            level--;
        }
    }

    private void grow() {
        long[] old = clients;
        int[] oldSeconds = seconds;
        byte[] oldLevels = levels;
        clients = new long[2 * old.length];
        seconds = new int[clients.length];
        levels = new byte[clients.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != 0) {
                int at = find(old[i]);
                clients[at] = old[i];
                seconds[at] = oldSeconds[i];
                levels[at] = oldLevels[i];
            }
        }
    }

    private void removeOlder(int since) {
        for (int at = 0; at < clients.length; at++) {
            while (clients[at] != 0 && seconds[at] <= since) {
                remove(at);
            }
        }
    }

    /** Those that do not end in as many zeros as it needs now; what is left stands for more. */
    private void removeOthers() {
        for (int at = 0; at < clients.length; at++) {
            while (clients[at] != 0 && (clients[at] & (1L << level) - 1) != 0) {
                remove(at);
            }
        }
        for (int at = 0; at < clients.length; at++) {
            levels[at] = (byte) Math.max(levels[at], level);
        }
    }

    /** Takes one out and moves those up that stand behind it only because it was there. */
    private void remove(int place) {
        int mask = clients.length - 1;
        int free = place;
        for (int at = free + 1 & mask; clients[at] != 0; at = at + 1 & mask) {
            int home = (int) (clients[at] >>> Integer.SIZE - 1) & mask;
            if ((at - home & mask) >= (at - free & mask)) {
                clients[free] = clients[at];
                seconds[free] = seconds[at];
                levels[free] = levels[at];
                free = at;
            }
        }
        clients[free] = 0;
        count--;
    }

    /** Bytes that it takes. */
    int bytes() {
        return clients.length * (Long.BYTES + Integer.BYTES + 1);
    }
}
