package io.apilog.customer;

/**
 * How many clients there were within the last minutes, up to an hour: exact up to a bound of clients in an hour, but that two may share the 31 bits by
 * which they are told apart, which befalls one of 4,096 in some two hundred such hours. Over the bound only clients are kept whose hash ends in some
 * zeros, each of which stands for as many as are left out; the fewer there are, the more are kept. Grows to its bound with the clients that there are.
 */
final class RecentClients {
    /** The longest time that can be asked for. */
    static final int HOUR_SECONDS = 3600;

    /** What is further ahead of now is of a time that was wrong. */
    private static final int MOST_AHEAD_SECONDS = 60;

    private static final int LEAST = 32;
    private static final int LOOK_MILLIS = 60_000;
    private static final int LEVEL_BITS = 5;
    private static final int MOST_LEVEL = (1 << LEVEL_BITS) - 1;

    /** Behind the bits that are zeros where only some are kept. */
    private static final int HOME_SHIFT = 18;

    private final int most;

    /**
     * A client's bits in the upper half, with the highest set; in the lower half when it was there last, in seconds of the last four years, and behind
     * that how many others it stands for. One number, since what it costs is to fetch it.
     */
    private long[] clients;

    private int count;
    private int level;
    private long lookedAgainAt;

    /** When the last one was there: mostly when the next one is, and a division costs as much as all the rest. */
    private long lastMillis = -1;

    private int lastSecond;

    /** @param most how many are kept; a power of two */
    RecentClients(int most) {
        this.most = most;
        this.clients = new long[2 * Math.min(LEAST, most)];
    }

    /** A client was there now. */
    void add(long client, long nowMillis) {
        add(client, nowMillis, nowMillis);
    }

    /**
     * A client was there.
     *
     * @param client a hash, any bit of which says nothing of another
     * @param millis when that was, not after now
     */
    void add(long client, long millis, long nowMillis) {
        int bits = (int) client | Integer.MIN_VALUE;
        if (level > 0 && Math.abs(nowMillis - lookedAgainAt) >= LOOK_MILLIS) {
            lookedAgainAt = nowMillis;
            lookAgain(second(nowMillis));
        }
        int late = millis == nowMillis ? 0 : late(millis, nowMillis);
        if (late >= HOUR_SECONDS || (bits & (1 << level) - 1) != 0) {
            return;
        }
        if (nowMillis != lastMillis) {
            lastMillis = nowMillis;
            lastSecond = second(nowMillis);
        }
        int now = lastSecond;
        int at = find(bits);
        if (clients[at] == 0) {
            if (count == clients.length / 2) {
                makeRoom(now);
                add(client, millis, nowMillis);
                return;
            }
            count++;
        } else if (late > 0 && isBetween(age(at, now), late)) {
            return;
        }
        clients[at] = (long) bits << Integer.SIZE | Integer.toUnsignedLong(now - late << LEVEL_BITS | level);
    }

    /** How many seconds before now a time is. */
    private static int late(long millis, long nowMillis) {
        return (int) Math.min(HOUR_SECONDS, nowMillis / 1000 - millis / 1000);
    }

    /** Whether who was there so long ago was there since. */
    private static boolean isBetween(int age, int late) {
        return age <= late && age > -MOST_AHEAD_SECONDS;
    }

    private static int second(long millis) {
        return (int) (millis / 1000) & -1 >>> LEVEL_BITS;
    }

    /** How many seconds before a time the client at a place was there; less than 0 where time went back since. */
    private int age(int at, int now) {
        // The difference has its sign once it stands at the top.
        return (now << LEVEL_BITS) - ((int) clients[at] & -1 << LEVEL_BITS) >> LEVEL_BITS;
    }

    private int bits(int at) {
        return (int) (clients[at] >>> Integer.SIZE);
    }

    /** The place of a client, or the free one where it belongs. */
    private int find(int bits) {
        long[] in = clients;
        int mask = in.length - 1;
        int at = home(bits) & mask;
        while (in[at] != 0 && (int) (in[at] >>> Integer.SIZE) != bits) {
            at = at + 1 & mask;
        }
        return at;
    }

    private static int home(int bits) {
        return bits >>> HOME_SHIFT;
    }

    /** How many were there within the seconds before a time. */
    long within(int window, long millis) {
        int now = second(millis);
        long sum = 0;
        for (int at = 0; at < clients.length; at++) {
            int age = age(at, now);
            if (clients[at] != 0 && age < window && age > -MOST_AHEAD_SECONDS) {
                sum += 1L << (clients[at] & MOST_LEVEL);
            }
        }
        return sum;
    }

    private void makeRoom(int now) {
        removeOld(now);
        if (count > clients.length / 4 && clients.length < 2 * most) {
            grow();
        } else if (count > most / 4 * 3 && level < MOST_LEVEL) {
            level++;
            removeOthers();
        }
    }

    /** Where there are few again, each counts for itself again. */
    private void lookAgain(int now) {
        removeOld(now);
        if (count < most / 4) {
            level--;
        }
    }

    private void grow() {
        long[] old = clients;
        clients = new long[2 * old.length];
        for (long one : old) {
            if (one != 0) {
                clients[find((int) (one >>> Integer.SIZE))] = one;
            }
        }
    }

    private void removeOld(int now) {
        for (int at = 0; at < clients.length; at++) {
            while (clients[at] != 0 && (age(at, now) >= HOUR_SECONDS || age(at, now) <= -MOST_AHEAD_SECONDS)) {
                remove(at);
            }
        }
    }

    /** Removes hashes that do not end in as many zeros as it needs now; what is left stands for more. */
    private void removeOthers() {
        for (int at = 0; at < clients.length; at++) {
            while (clients[at] != 0 && (bits(at) & (1 << level) - 1) != 0) {
                remove(at);
            }
        }
        for (int at = 0; at < clients.length; at++) {
            long stands = Math.max(clients[at] & MOST_LEVEL, level);
            clients[at] = clients[at] == 0 ? 0 : clients[at] & -1L << LEVEL_BITS | stands;
        }
    }

    /** Takes one out and moves those up that stand behind it only because it was there. */
    private void remove(int place) {
        int mask = clients.length - 1;
        int free = place;
        for (int at = free + 1 & mask; clients[at] != 0; at = at + 1 & mask) {
            int home = home(bits(at)) & mask;
            if ((at - home & mask) >= (at - free & mask)) {
                clients[free] = clients[at];
                free = at;
            }
        }
        clients[free] = 0;
        count--;
    }

    /** Bytes that it takes. */
    int bytes() {
        return clients.length * Long.BYTES;
    }
}
