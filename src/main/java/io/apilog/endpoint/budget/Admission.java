package io.apilog.endpoint.budget;

import io.apilog.endpoint.path.NameBuffer;
import io.apilog.request.Endpoint;
import io.apilog.request.Text;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who gets a place in the table of endpoints. While there is room every name does, with its first request. Where names that were asked
 * for once take up a third of the places, and where there is no place left, a new one must be asked for again; and where there is none
 * left, it takes the place of one that is asked for less. What has yielded keeps its series and goes on counting: it only holds no place
 * any more. So there are twice as many names as places at most, and the nearer to that, the more often a new one must be asked for.
 *
 * <p>After the admission to caches that one scan cannot flush ({@link Newcomers}), with the difference that nothing is ever dropped.
 */
public final class Admission {
    /** Names asked for once may hold one in so many places before new ones must wait. */
    private static final int SHARE_OF_ONCE = 3;

    /** Those of them that were not asked for again in so many requests may hold one in so many. */
    private static final int LONG_SINCE = 4096;

    private static final int SHARE_OF_STRAYS = 15;

    /** So few of them are no crowd, however small the budget. */
    private static final int FEW = 16;

    /** So many requests let a name in where others wait as well. */
    private static final int AGAIN = 2;

    /** So many requests let in a name that only comes in the burst of a client. */
    private static final int AGAIN_IN_BURST = 4;

    /** So many times the price doubles until there are twice as many names as places. */
    private static final int DOUBLINGS = 8;

    private final EndpointTable table;
    private final boolean learns;
    private final Newcomers newcomers = new Newcomers();
    private final Bursts bursts = new Bursts();
    private final BitSet yielded = new BitSet();

    /** Requests of each endpoint by index; halved with time where there is a crowd. */
    private int[] asked = new int[64];

    /** When each was asked for first, in requests. */
    private long[] begun = new long[64];

    private long requests;
    private int waited;

    /** An admission to a table, by the names as they are or as they will be once they are learned. */
    public Admission(EndpointTable table, boolean learns) {
        this.table = table;
        this.learns = learns;
    }

    /** Notes a request that counts under an endpoint. */
    public void asked(Endpoint endpoint, Text client) {
        int index = endpoint.index();
        ensure(index);
        requests++;
        if (asked[index] == 0) {
            begun[index] = requests;
        }
        asked[index] = Math.max(asked[index], asked[index] + 1);
        if (endpoint != Endpoint.OTHER) {
            bursts.known(client);
        }
    }

    private void ensure(int index) {
        if (index >= asked.length) {
            asked = Arrays.copyOf(asked, Math.max(index + 1, 2 * asked.length));
            begun = Arrays.copyOf(begun, asked.length);
        }
    }

    /** Whether an endpoint was ever asked for. */
    public boolean wasAsked(Endpoint endpoint) {
        return endpoint.index() < asked.length && asked[endpoint.index()] > 0;
    }

    /** How many names hold a place. */
    public int held() {
        return table.minted() - yielded.cardinality();
    }

    /** Whether an endpoint has one of the places of the budget. */
    public boolean holdsPlace(Endpoint endpoint) {
        return !yielded.get(endpoint.index());
    }

    /** An endpoint that no request can be named after any more, because its name became one with others. */
    public void takenOver(Endpoint endpoint) {
        if (isInBudget(endpoint)) {
            yielded.set(endpoint.index());
        }
    }

    /** An endpoint was put where another one was. */
    public void replaced(Endpoint endpoint) {
        yielded.clear(endpoint.index());
        setAsked(endpoint.index(), 0);
    }

    private void setAsked(int index, int times) {
        ensure(index);
        asked[index] = times;
    }

    /** Whether a request for a name that is not there yet is one of a burst of one client. To be asked once for each. */
    public boolean isBurst(Text client) {
        return learns && bursts.isBurst(client);
    }

    /** Notes a request for a name that is not there yet; says how often it was asked for, this request included, as far as is known. */
    public int remember(NameBuffer name) {
        if (++waited == Newcomers.ENTRIES) {
            waited = 0;
            // What was asked for once is not as what never was.
            Arrays.setAll(asked, i -> asked[i] + 1 >> 1);
        }
        return newcomers.add(name.bytes(), name.length());
    }

    /**
     * Says whether a name that is not there yet gets a place, and makes one for it where there is none.
     *
     * @param trusted whether the log names it itself, so that no client can have made it up
     * @param burst how often it was asked for where it comes in the burst of a client, else 0
     */
    public boolean admits(NameBuffer name, boolean trusted, int burst) {
        boolean full = isFull();
        boolean waits = full || isLong();
        if (!waits && burst == 0 && (trusted || !learns || !isCrowded())) {
            return true;
        }
        int times = burst == 0 ? remember(name) : burst;
        int least = Math.max(waits ? price() : AGAIN, burst == 0 ? 1 : AGAIN_IN_BURST);
        return times >= least && table.minted() < 2 * table.budget() && (!full || takePlace(times));
    }

    /** Whether all places of the budget are taken. */
    public boolean isFull() {
        return held() >= table.budget();
    }

    /** Whether there are so many names, of which many hold no place, that a new one must be asked for more often. */
    private boolean isLong() {
        return learns && 2 * table.minted() >= 3 * table.budget();
    }

    /** Whether there are as many names as there may be. */
    public boolean isAtEnd() {
        return table.minted() >= 2 * table.budget();
    }

    /** Names that have become one with others count as well, though less: where these were many, new ones may be a flood, too. */
    private boolean isCrowded() {
        ensure(table.size());
        int once = 0;
        int holding = 0;
        int strays = 0;
        for (int index = 0; index < table.size(); index++) {
            boolean counts = asked[index] < AGAIN && isInBudget(table.at(index));
            once += counts ? 1 : 0;
            boolean holds = counts && !yielded.get(index);
            holding += holds ? 1 : 0;
            strays += holds && requests - begun[index] >= LONG_SINCE ? 1 : 0;
        }
        return strays >= Math.max(FEW, table.budget() / SHARE_OF_STRAYS)
                || holding >= Math.max(FEW, table.budget() / SHARE_OF_ONCE)
                || once >= Math.max(FEW, 2 * table.budget() / SHARE_OF_ONCE);
    }

    private int price() {
        int over = Math.max(0, table.minted() - table.budget());
        return AGAIN << (int) ((long) DOUBLINGS * over / table.budget());
    }

    /** Has the endpoint yield that is asked for least, if that is less than {@code times}. */
    private boolean takePlace(int times) {
        ensure(table.size());
        int least = -1;
        for (int index = 0; index < table.size(); index++) {
            boolean holds = isInBudget(table.at(index)) && !yielded.get(index);
            least = holds && (least < 0 || asked[index] < asked[least]) ? index : least;
        }
        if (least < 0 || asked[least] >= times) {
            return false;
        }
        yielded.set(least);
        return true;
    }

    private static boolean isInBudget(Endpoint endpoint) {
        return !endpoint.isSpecial() && !EndpointTable.isRoute(endpoint.rule());
    }

    /** After endpoints were restored: how often each was asked for, and who holds no place because there are too many. */
    public void restore(Map<Endpoint, Integer> requests) {
        requests.forEach((endpoint, times) -> setAsked(endpoint.index(), times));
        ensure(table.size());
        int over = held() - table.budget();
        IntStream.range(0, table.size())
                .filter(index -> isInBudget(table.at(index)) && !yielded.get(index))
                .boxed()
                .sorted((a, b) -> Integer.compare(asked[a], asked[b]))
                .limit(Math.max(0, over))
                .forEach(yielded::set);
    }
}
