package io.apilog.client;

import io.apilog.agent.AgentFamilies;
import io.apilog.agent.AgentFamily;
import io.apilog.request.Endpoint;
import io.apilog.request.LineObserver;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A row for each client of each source, up to so many in all: then a new client takes the row of the one of eight that was idle for longest. Time is
 * the log's own. It is not saved: what is open in it ends with the process.
 */
public final class ClientTable implements LineObserver {
    private static final int WAYS = 8;

    /** Leaves as many bits as tell one of the ways. */
    private static final int HOME_SHIFT = Long.SIZE - 3;

    /** As many as there are rows in the beginning; they double when a client finds no place. */
    private static final int FIRST_ROWS = 256;

    private static final long TURN_MILLIS = 60_000;

    /** Not for each line, since most lines come within the same second. */
    private static final long LOOK_MILLIS = 200;

    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    /** The first numbers of a row: when its client asked last, and by what in which source. */
    private static final int LAST_MILLIS = 0;

    private static final int WHENCE = 1;
    private static final int HEAD = 2;
    private static final int AGENT_BITS = 8;

    private final ClientIdentity identity;
    private final AgentFamilies agents;
    private final LongSupplier wallMillis;
    private final ClientObserver[] observers;
    private final int[] firsts;
    private final int stride;
    private final int mostRows;
    private int rows;
    private final LogClocks clocks;
    private final long[] lookedMillis;
    private final long[] evictions;

    /** The client's hash with its source's index, or 0 for a row that is free. */
    private long[] keys;

    /**
     * Of each row what the table keeps itself, and behind it the observers' numbers: beside one another, since what a request costs is how many places
     * of the memory it needs.
     */
    private long[] cells;

    private final ClientRow row;

    /** The row that is looked at next, and how much time is left over of looking, times the rows. */
    private int hand;

    private long spare;

    /**
     * An empty table.
     *
     * @param mostRows rounded up to a power of two, 8 at least
     * @param sourceCount how many sources there are
     * @param wallMillis the time of lines that have none, in milliseconds since 1970
     * @param observers are told in this order
     */
    public ClientTable(
            ClientIdentity identity,
            int mostRows,
            int sourceCount,
            LongSupplier wallMillis,
            List<? extends ClientObserver> observers) {
        this(
                identity,
                mostRows,
                sourceCount,
                wallMillis,
                observers,
                new AgentFamilies(),
                LogClocks.live(sourceCount, wallMillis));
    }

    /**
     * The same.
     *
     * @param agents may be shared with others that see the same lines
     * @param clocks likewise
     */
    public ClientTable(
            ClientIdentity identity,
            int mostRows,
            int sourceCount,
            LongSupplier wallMillis,
            List<? extends ClientObserver> observers,
            AgentFamilies agents,
            LogClocks clocks) {
        this.agents = agents;
        this.identity = identity;
        this.wallMillis = wallMillis;
        this.observers = observers.toArray(ClientObserver[]::new);
        this.firsts = new int[this.observers.length];
        int claimed = HEAD;
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = claimed;
            claimed += this.observers[i].cells();
        }
        this.stride = claimed;
        this.mostRows = Math.max(WAYS, Integer.highestOneBit(mostRows - 1) << 1);
        this.rows = Math.min(FIRST_ROWS, this.mostRows);
        this.keys = new long[rows];
        this.cells = new long[rows * stride];
        this.row = new ClientRow(cells, identity);
        this.evictions = new long[sourceCount];
        this.clocks = clocks;
        this.lookedMillis = new long[sourceCount];
        Arrays.fill(lookedMillis, LogClock.NEVER);
    }

    @Override
    public Set<RequestText> texts() {
        return ClientIdentity.texts();
    }

    @Override
    public void counted(Request request) {
        int source = request.source().index();
        long logged = request.record().timeMillis;
        long millis = logged >= 0 ? logged : wallMillis.getAsLong();
        long taken = clocks.take(request);
        goOn(source);
        AgentFamily agent = agents.of(request);
        long client = identity.of(request.record(), agent);
        if (client != ClientIdentity.NOBODY) {
            tell(request, client, agent, source, millis, taken);
        }
    }

    private void goOn(int source) {
        long now = clocks.nowMillis(source);
        long looked = lookedMillis[source];
        boolean begins = looked == LogClock.NEVER;
        if (!begins && now >= looked && now - looked < LOOK_MILLIS) {
            return;
        }
        lookedMillis[source] = now;
        if (!begins && now > looked) {
            look(now - looked);
        } else if (now < looked) {
            goBack(source, now);
        }
    }

    /** What was said to be later was wrong: of whoever asked then it is not known when that was. */
    private void goBack(int source, long now) {
        for (int at = 0; at < rows; at++) {
            if (keys[at] != 0 && source(at) == source && lastMillis(at) > now) {
                giveUp(at);
                keys[at] = 0;
            }
        }
    }

    private void tell(Request request, long client, AgentFamily agent, int source, long millis, long taken) {
        long key = key(client, source);
        int at = find(key);
        while (keys[at] != key && keys[at] != 0 && rows < mostRows) {
            grow();
            at = find(key);
        }
        long now = millis;
        long since = 0;
        boolean begins = keys[at] != key;
        if (begins) {
            if (keys[at] != 0) {
                evictions[source(at)]++;
                giveUp(at);
            }
            take(at, key, source);
        } else if (millis >= lastMillis(at)) {
            since = millis - lastMillis(at);
        } else if (isAhead(at, Math.max(millis, clocks.nowMillis(source)))) {
            // By a line that nobody believes any more.
            giveUp(at);
            take(at, key, source);
            begins = true;
        } else {
            now = lastMillis(at);
        }
        int head = at * stride;
        cells[head + LAST_MILLIS] = now;
        cells[head + WHENCE] = whence(source, agent.ordinal());
        row.begin(client, agent, source, now, since, begins);
        row.within(clocks.nowMillis(source), taken);
        for (int i = 0; i < observers.length; i++) {
            observers[i].seen(request, row.at(head + firsts[i]));
        }
    }

    private long lastMillis(int at) {
        return cells[at * stride + LAST_MILLIS];
    }

    private int source(int at) {
        return (int) cells[at * stride + WHENCE] >>> AGENT_BITS;
    }

    private int family(int at) {
        return (int) cells[at * stride + WHENCE] & (1 << AGENT_BITS) - 1;
    }

    private static long whence(int source, int family) {
        return (long) source << AGENT_BITS | family;
    }

    private static long key(long client, int source) {
        long key = client ^ source * SPREAD;
        return key == 0 ? 1 : key;
    }

    /** The row with this key, else a free one of its set, else the one idle for longest. */
    private int find(long key) {
        long spread = key * SPREAD;
        int set = (int) (spread >>> Integer.SIZE) & rows - WAYS;
        // Where most stand, as it was free when they came: that one comparison is nearly always right is what makes it
        // cheap.
        int home = set + (int) (spread >>> HOME_SHIFT);
        long[] in = keys;
        if (in[home] == key) {
            return home;
        }
        return findElsewhere(key, set, home);
    }

    private int findElsewhere(long key, int set, int home) {
        long[] in = keys;
        for (int at = set; at < set + WAYS; at++) {
            if (in[at] == key) {
                return at;
            }
        }
        return in[home] == 0 ? home : yielding(set);
    }

    private int yielding(int set) {
        int yielding = set;
        for (int at = set; at < set + WAYS; at++) {
            if (keys[yielding] != 0 && (keys[at] == 0 || lastMillis(at) < lastMillis(yielding))) {
                yielding = at;
            }
        }
        return yielding;
    }

    /** Each set of eight becomes two, so that everyone finds a place. */
    private void grow() {
        long[] oldKeys = keys;
        long[] oldCells = cells;
        rows *= 2;
        keys = new long[rows];
        cells = new long[rows * stride];
        row.of(cells);
        hand = 0;
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != 0) {
                int at = find(oldKeys[old]);
                keys[at] = oldKeys[old];
                System.arraycopy(oldCells, old * stride, cells, at * stride, stride);
            }
        }
    }

    /** Whether a row is of a time that is far from having come. */
    private boolean isAhead(int at, long now) {
        return lastMillis(at) - now > LogClock.STEP_MILLIS;
    }

    private void giveUp(int at) {
        about(at);
        for (int i = 0; i < observers.length; i++) {
            observers[i].evicted(row.at(at * stride + firsts[i]));
        }
    }

    private void take(int at, long key, int source) {
        keys[at] = key;
        Arrays.fill(cells, at * stride, (at + 1) * stride, 0);
        cells[at * stride + WHENCE] = whence(source, 0);
    }

    /** Points at a row as it is now, without a request. */
    private void about(int at) {
        long log = clocks.nowMillis(source(at));
        long now = Math.max(lastMillis(at), log);
        AgentFamily agent = AgentFamily.ALL.get(family(at));
        row.begin(ClientIdentity.NOBODY, agent, source(at), now, now - lastMillis(at), false);
        row.within(log, log);
    }

    /** Looks at as many rows as belong to this time, so that each has its turn once a minute. */
    private void look(long laterMillis) {
        long turnMillis = TURN_MILLIS * evictions.length;
        spare += Math.min(laterMillis, turnMillis) * rows;
        if (spare < turnMillis) {
            return;
        }
        long due = spare / turnMillis;
        spare -= due * turnMillis;
        for (; due > 0; due--) {
            int at = hand;
            hand = hand + 1 & rows - 1;
            if (keys[at] != 0 && lastMillis(at) < clocks.nowMillis(source(at))) {
                about(at);
                for (int i = 0; i < observers.length; i++) {
                    observers[i].idle(row.at(at * stride + firsts[i]));
                }
            }
        }
    }

    @Override
    public void end() {
        clocks.end();
        for (int at = 0; at < rows; at++) {
            if (keys[at] != 0) {
                about(at);
                for (int i = 0; i < observers.length; i++) {
                    observers[i].ended(row.at(at * stride + firsts[i]));
                }
                keys[at] = 0;
            }
        }
    }

    @Override
    public void vacated(Endpoint endpoint) {
        for (int at = 0; at < rows; at++) {
            if (keys[at] != 0) {
                about(at);
                for (int i = 0; i < observers.length; i++) {
                    observers[i].vacated(endpoint, row.at(at * stride + firsts[i]));
                }
            }
        }
    }

    /**
     * Goes on with the rows of another configuration's table, where the same observers have as many numbers in them; as many of them as have room. Before
     * anything is counted.
     *
     * @param before used no more
     * @param indexes the index that each source of that one has now, -1 for one that is gone
     */
    public void goOn(ClientTable before, int[] indexes) {
        if (!isLike(before)) {
            return;
        }
        for (int i = 0; i < observers.length; i++) {
            observers[i].goOn(before.observers[i], indexes);
        }
        for (int source = 0; source < indexes.length; source++) {
            if (indexes[source] >= 0 && before.clocks.nowMillis(source) != LogClock.NEVER) {
                clocks.goOn(indexes[source], before.clocks.nowMillis(source));
                lookedMillis[indexes[source]] = clocks.nowMillis(indexes[source]);
            }
        }
        for (int at = 0; at < before.rows; at++) {
            if (before.keys[at] != 0 && indexes[before.source(at)] >= 0) {
                carry(before, at, indexes[before.source(at)]);
            }
        }
    }

    private boolean isLike(ClientTable other) {
        boolean like = observers.length == other.observers.length && stride == other.stride;
        for (int i = 0; like && i < observers.length; i++) {
            like = observers[i].getClass() == other.observers[i].getClass() && firsts[i] == other.firsts[i];
        }
        return like;
    }

    private void carry(ClientTable before, int old, int source) {
        long client = before.keys[old] ^ before.source(old) * SPREAD;
        long key = key(client, source);
        int at = find(key);
        while (keys[at] != 0 && rows < mostRows) {
            grow();
            at = find(key);
        }
        if (keys[at] != 0) {
            return;
        }
        keys[at] = key;
        System.arraycopy(before.cells, old * stride, cells, at * stride, stride);
        cells[at * stride + WHENCE] = whence(source, before.family(old));
        about(at);
        for (int i = 0; i < observers.length; i++) {
            observers[i].carried(row.at(at * stride + firsts[i]));
        }
    }

    /** How many clients of a source had to leave, since the start. */
    public long evictions(int source) {
        return evictions[source];
    }

    /** What time it is in the log of a source, in milliseconds since 1970, or {@link Long#MIN_VALUE} before its first line. */
    public long nowMillis(int source) {
        return clocks.nowMillis(source);
    }

    /** How many rows there are now. */
    public int size() {
        return rows;
    }
}
