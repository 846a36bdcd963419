package io.apilog.endpoint.learn;

import io.apilog.endpoint.path.SliceMap;

/**
 * Which names were values in which place, so that they stay values there whatever comes behind them later. A table of the hashes of {@value
 * #ENTRIES} names with their places, in which a new one takes the room of an old one; one that is asked for often is soon noted again.
 */
final class ValueMemory {
    private static final int ENTRIES = 8192;

    private final int[] hashes = new int[ENTRIES];

    /** Notes a name that is a value in a place. Allocates nothing. */
    void add(SegmentNode place, byte[] bytes, int from, int to) {
        int hash = hash(place, bytes, from, to);
        hashes[slot(hash)] = hash;
    }

    /** Whether the name was noted for the place, and not too many others since. Allocates nothing. */
    boolean has(SegmentNode place, byte[] bytes, int from, int to) {
        int hash = hash(place, bytes, from, to);
        return hash != 0 && hashes[slot(hash)] == hash;
    }

    private static int hash(SegmentNode place, byte[] bytes, int from, int to) {
        return SliceMap.hash(bytes, from, to) + place.key() * 0x9E3779B9;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 13) & ENTRIES - 1;
    }
}
