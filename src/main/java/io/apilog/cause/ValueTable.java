package io.apilog.cause;

import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Counts by the values of one dimension, as many as fit: of eight places for a value, one that was met seldom yields. What is recent is in
 * generations that replace one another; what was before them fades. Allocates nothing; for one thread.
 */
final class ValueTable {
    /** All requests, errors, slow ones. */
    static final int KINDS = 3;

    /** The generation of what is not recent. */
    static final int BEFORE = -1;

    static final int MOST_BYTES = 64;

    /** In so many places a value can be. */
    static final int FEWEST_PLACES = 8;

    private static final int SPREAD_SHIFT = 40;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int MOST_STANDING = 1 << 20;

    /** How much more a bad answer does for a value's place than a good one. */
    private static final int BAD_STANDING = 8;

    private final int generations;
    private final long[] keys;
    private final int[] standing;
    private final int[] recent;
    private final float[] before;
    private final byte[] names;
    private final byte[] nameLengths;

    /** @param places a power of two, {@value #FEWEST_PLACES} at least */
    ValueTable(int places, int generations, boolean named) {
        this.generations = generations;
        this.keys = new long[places];
        this.standing = new int[places];
        this.recent = new int[places * generations * KINDS];
        this.before = new float[places * KINDS];
        this.names = new byte[named ? places * MOST_BYTES : 0];
        this.nameLengths = new byte[named ? places : 0];
    }

    /**
     * Counts a value.
     *
     * @param key never 0
     * @param harm the {@link Harm}s as bits
     * @param weight how many requests this one stands for
     */
    void add(long key, Text name, int generation, int harm, int weight) {
        int place = place(key, name, harm);
        if (place < 0) {
            return;
        }
        if (generation == BEFORE) {
            int at = place * KINDS;
            before[at] += weight;
            before[at + 1] += (harm & 1) * weight;
            before[at + 2] += (harm >> 1) * weight;
        } else {
            int at = (place * generations + generation) * KINDS;
            recent[at] += weight;
            recent[at + 1] += (harm & 1) * weight;
            recent[at + 2] += (harm >> 1) * weight;
        }
    }

    /** The place of a value; -1 where those that are there are met more often. */
    private int place(long key, Text name, int harm) {
        int first = (int) (key * SPREAD >>> SPREAD_SHIFT) & keys.length - FEWEST_PLACES;
        int gain = harm == 0 ? 1 : BAD_STANDING;
        int yielding = first;
        for (int place = first; place < first + FEWEST_PLACES; place++) {
            if (keys[place] == key) {
                standing[place] = Math.min(standing[place] + gain, MOST_STANDING);
                return place;
            }
            if (standing[place] < standing[yielding]) {
                yielding = place;
            }
        }
        standing[yielding] -= gain;
        if (keys[yielding] != 0 && standing[yielding] > 0) {
            return -1;
        }
        take(yielding, key, name, gain);
        return yielding;
    }

    private void take(int place, long key, Text name, int gain) {
        clear(place);
        keys[place] = key;
        standing[place] = gain;
        if (nameLengths.length > 0) {
            int length = Math.min(name.length(), MOST_BYTES);
            System.arraycopy(name.bytes(), name.from(), names, place * MOST_BYTES, length);
            nameLengths[place] = (byte) length;
        }
    }

    private void clear(int place) {
        keys[place] = 0;
        standing[place] = 0;
        int stride = generations * KINDS;
        Arrays.fill(recent, place * stride, (place + 1) * stride, 0);
        Arrays.fill(before, place * KINDS, (place + 1) * KINDS, 0);
    }

    /** Forgets a value. */
    void remove(long key) {
        for (int place = 0; place < keys.length; place++) {
            if (keys[place] == key) {
                clear(place);
            }
        }
    }

    /** Empties a generation into what was before, which fades first. */
    void retire(int generation, float left) {
        for (int place = 0; place < keys.length; place++) {
            if (keys[place] == 0) {
                continue;
            }
            standing[place] -= standing[place] >> 5;
            int at = (place * generations + generation) * KINDS;
            for (int kind = 0; kind < KINDS; kind++) {
                before[place * KINDS + kind] = before[place * KINDS + kind] * left + recent[at + kind];
                recent[at + kind] = 0;
            }
        }
    }

    int places() {
        return keys.length;
    }

    /** The value at a place, or 0. */
    long key(int place) {
        return keys[place];
    }

    /** What is recent of the value at a place. */
    double recent(int place, int kind) {
        double sum = 0;
        for (int generation = 0; generation < generations; generation++) {
            sum += recent[(place * generations + generation) * KINDS + kind];
        }
        return sum;
    }

    /** What was before of the value at a place. */
    double before(int place, int kind) {
        return before[place * KINDS + kind];
    }

    /** The text of the value at a place. Where it was cut within a character, that is replaced. */
    String name(int place) {
        return new String(names, place * MOST_BYTES, nameLengths[place], StandardCharsets.UTF_8);
    }
}
