package io.apilog.client;

import io.apilog.agent.AgentFamily;
import io.apilog.request.AccessRecord;

/** A flyweight: a client's row, as a {@link ClientObserver} is told of it, with the numbers that this one claimed. Holds until it returns. */
public final class ClientRow {
    private long[] cells;
    private final ClientIdentity identity;
    private int first;
    private long client;
    private AgentFamily agent = AgentFamily.UNKNOWN;
    private int source;
    private long nowMillis;
    private long sinceMillis;
    private long logMillis;
    private long lineMillis;
    private boolean isNew;

    ClientRow(long[] cells, ClientIdentity identity) {
        this.cells = cells;
        this.identity = identity;
    }

    /** The numbers are in another array from here on. */
    void of(long[] other) {
        this.cells = other;
    }

    void begin(long clientHash, AgentFamily family, int sourceIndex, long now, long since, boolean begins) {
        this.client = clientHash;
        this.agent = family;
        this.source = sourceIndex;
        this.nowMillis = now;
        this.sinceMillis = since;
        this.isNew = begins;
    }

    /**
     * The time of the log.
     *
     * @param line when the line is taken to be of
     */
    ClientRow within(long log, long line) {
        this.logMillis = log;
        this.lineMillis = line;
        return this;
    }

    ClientRow at(int firstCell) {
        this.first = firstCell;
        return this;
    }

    /** The client's hash, the same whatever source it is of: see {@link ClientIdentity}. {@link ClientIdentity#NOBODY} but for a request. */
    public long client() {
        return client;
    }

    /** The network that its request came from, as a hash: see {@link ClientIdentity#network}. Only for a request. */
    public long network(AccessRecord record) {
        return identity.network(record);
    }

    /** The half of an address of IPv6 that says whose network it is, as a hash: see {@link ClientIdentity#subnet}. Only for a request. */
    public long subnet(AccessRecord record) {
        return identity.subnet(record);
    }

    /** The client that this would be without its principal: see {@link ClientIdentity#ofAddress}. Only for a request. */
    public long withoutPrincipal(AccessRecord record) {
        return ClientIdentity.hasPrincipal(record) ? identity.ofAddress(record, agent) : client;
    }

    /** What the client's last request was sent by. */
    public AgentFamily agent() {
        return agent;
    }

    /** The index of the source that the row is of: what one client asks in two sources is in two rows. */
    public int source() {
        return source;
    }

    /** When it is, by the log, in milliseconds since 1970; never less than it was for this row. */
    public long nowMillis() {
        return nowMillis;
    }

    /** How long before that the client's last request was, in milliseconds; 0 for the first. */
    public long sinceMillis() {
        return sinceMillis;
    }

    /** The latest time in the log of the source that is believed, see {@link LogClocks}: {@link #nowMillis} is before it where lines are not in order. */
    public long logMillis() {
        return logMillis;
    }

    /** When its request is taken to be of, never after {@link #logMillis}; that where there is no request. */
    public long lineMillis() {
        return lineMillis;
    }

    /** Whether this is the client's first request, or the first since its row was another's. All numbers are 0 then. */
    public boolean isNew() {
        return isNew;
    }

    /** One of the numbers, from 0. */
    public long get(int cell) {
        return cells[first + cell];
    }

    /** Keeps one of the numbers, from 0. */
    public void set(int cell, long value) {
        cells[first + cell] = value;
    }
}
