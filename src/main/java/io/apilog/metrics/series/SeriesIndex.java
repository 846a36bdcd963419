package io.apilog.metrics.series;

import java.util.Arrays;
import java.util.BitSet;

/** Label sets, packed into a long, to dense numbers from 0 in the order of their first use. Open addressing. */
final class SeriesIndex {
    /** What {@link #find} returns for a label set that is not there. */
    static final int ABSENT = -1;

    private long[] slots = new long[64];
    private int[] numbers = new int[64];
    private long[] keys = new long[32];
    private int size;

    int size() {
        return size;
    }

    long key(int number) {
        return keys[number];
    }

    /** The number of a key, or {@link #ABSENT}. */
    int find(long key) {
        int slot = slot(key);
        return slots[slot] == 0 ? ABSENT : numbers[slot];
    }

    /** Gives the next number to a key that is not there yet. */
    int add(long key) {
        if (size * 2 >= slots.length) {
            grow();
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        int slot = slot(key);
        slots[slot] = key + 1;
        numbers[slot] = size;
        keys[size] = key;
        return size++;
    }

    /** Where the key stands or would stand. A slot holds the key plus one, so that 0 means empty. */
    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (slots[slot] != 0 && slots[slot] != key + 1) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Keeps the keys of these numbers only; they are numbered anew, in the order they had. */
    void retain(BitSet kept) {
        int left = 0;
        for (int number = kept.nextSetBit(0); number >= 0; number = kept.nextSetBit(number + 1)) {
            keys[left++] = keys[number];
        }
        size = left;
        rebuild(slots.length);
    }

    private void grow() {
        rebuild(slots.length * 2);
    }

    private void rebuild(int length) {
        slots = new long[length];
        numbers = new int[length];
        for (int number = 0; number < size; number++) {
            int slot = slot(keys[number]);
            slots[slot] = keys[number] + 1;
            numbers[slot] = number;
        }
    }
}
