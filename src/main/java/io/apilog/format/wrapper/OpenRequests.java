package io.apilog.format.wrapper;

import io.apilog.bytes.QuickHash;
import java.util.Arrays;

/**
 * The beginnings of requests whose ends have not come, each by the hash of what both lines call the request. At most {@value #PLACES} of at most
 * {@value #LONGEST} bytes each are kept: a further one takes the place of the oldest near it, and the end of that one is then an end without a
 * beginning. Allocates nothing once its places were used. For one thread.
 */
final class OpenRequests {
    private static final int PLACES = 1_024;
    private static final int WAYS = 8;
    private static final int LONGEST = 4_096;

    private final long[] keys = new long[PLACES];
    private final long[] turns = new long[PLACES];
    private final byte[][] begun = new byte[PLACES][];
    private final int[] lengths = new int[PLACES];
    private long turn;

    /** Keeps a beginning; one with the same key that is still open is forgotten. */
    void begin(long key, byte[] bytes, int from, int to) {
        int place = find(key);
        if (place < 0) {
            place = oldest(key);
        }
        int length = to - from;
        turns[place] = length <= LONGEST ? ++turn : 0;
        if (length > LONGEST) {
            return;
        }
        byte[] kept = begun[place];
        if (kept == null || kept.length < length) {
            kept = new byte[Math.min(LONGEST, Math.max(256, Integer.highestOneBit(length) << 1))];
            begun[place] = kept;
        }
        System.arraycopy(bytes, from, kept, 0, length);
        keys[place] = key;
        lengths[place] = length;
    }

    /** Where the beginning with this key is, which is open no more then, or less than 0: to be read before the next call. */
    int end(long key) {
        int place = find(key);
        if (place >= 0) {
            turns[place] = 0;
        }
        return place;
    }

    /** The bytes of a beginning, from the first on. */
    byte[] bytes(int place) {
        return begun[place];
    }

    int length(int place) {
        return lengths[place];
    }

    /** Forgets all. */
    void clear() {
        Arrays.fill(turns, 0);
    }

    private static int first(long key) {
        return (int) QuickHash.mixed(key) & PLACES - WAYS;
    }

    private int find(long key) {
        int first = first(key);
        for (int place = first; place < first + WAYS; place++) {
            if (turns[place] > 0 && keys[place] == key) {
                return place;
            }
        }
        return -1;
    }

    private int oldest(long key) {
        int first = first(key);
        int oldest = first;
        for (int place = first + 1; place < first + WAYS; place++) {
            oldest = turns[place] < turns[oldest] ? place : oldest;
        }
        return oldest;
    }
}
