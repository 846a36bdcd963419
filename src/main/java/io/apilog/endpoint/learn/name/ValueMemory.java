package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.SliceMap;

/**
 * Which names were values in which place, told by a key of it, so that they stay values there whatever comes behind them later. A table of the hashes of {@value
 * #ENTRIES} names with their places, in which a new one takes the room of an old one; one that is asked for often is soon noted again.
 */
public final class ValueMemory {
    private static final int ENTRIES = 8192;

    private static final byte WENT_ON = -1;

    /** A name is a word in front of values of its own place if these came so often more than anything else. */
    private static final byte CERTAIN = 4;

    private final int[] hashes = new int[ENTRIES];

    /** How often each was asked for with nothing behind it, while it never went on. */
    private final byte[] ends = new byte[ENTRIES];

    /** How often more a value of the same place came behind each than something else. */
    private final byte[] leads = new byte[ENTRIES];

    /** Notes a name that is a value in a place. Allocates nothing. */
    public void add(int place, byte[] bytes, int from, int to) {
        int hash = hash(place, bytes, from, to);
        int slot = slot(hash);
        if (hashes[slot] != hash) {
            hashes[slot] = hash;
            ends[slot] = 0;
            leads[slot] = 0;
        }
    }

    /**
     * Notes what came behind a name that was added, and says whether it is a word in front of values of its own place. Allocates nothing.
     *
     * @param own whether a value of the same place came, and nothing behind it
     * @param last whether nothing came behind what came
     */
    public boolean lead(int place, byte[] bytes, int from, int to, boolean own, boolean last) {
        int slot = slot(hash(place, bytes, from, to));
        if (leads[slot] == WENT_ON || !last) {
            leads[slot] = WENT_ON;
            return false;
        }
        int lead = leads[slot] + (own ? 1 : -1);
        leads[slot] = (byte) Math.min(CERTAIN, Math.max(0, lead));
        return leads[slot] == CERTAIN;
    }

    /** Notes that a name that was added went on. Allocates nothing. */
    public void goOn(int place, byte[] bytes, int from, int to) {
        ends[slot(hash(place, bytes, from, to))] = WENT_ON;
    }

    /** Notes that nothing came behind a name that was added, and says how often so far; 0 if it ever went on. Allocates nothing. */
    public int end(int place, byte[] bytes, int from, int to) {
        int slot = slot(hash(place, bytes, from, to));
        if (ends[slot] != WENT_ON && ends[slot] < Byte.MAX_VALUE) {
            ends[slot]++;
        }
        return Math.max(0, ends[slot]);
    }

    /** Whether the name was noted for the place, and not too many others since. Allocates nothing. */
    public boolean has(int place, byte[] bytes, int from, int to) {
        int hash = hash(place, bytes, from, to);
        return hash != 0 && hashes[slot(hash)] == hash;
    }

    private static int hash(int place, byte[] bytes, int from, int to) {
        return SliceMap.hash(bytes, from, to) + place * 0x9E3779B9;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 13) & ENTRIES - 1;
    }
}
