package io.apilog.metrics.label;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The values that one extra label had, numbered, and at most so many. A value that is known is found without allocating. Numbers of
 * values that are no longer used are given to others.
 */
public final class LabelValues {
    /** The number of the empty value, which Prometheus takes for no label. */
    public static final int EMPTY = 0;

    /** The number of {@code other}: what is over the limit. */
    public static final int OTHER = 1;

    private static final int FIRST = 2;

    private final int limit;
    private byte[][] values = {{}, "other".getBytes(UTF_8)};
    private String[] texts = {"", "other"};
    private int[] slots = new int[16];
    private BitSet taken = new BitSet();

    /** Takes {@code limit} values besides the empty one and {@code other}. */
    public LabelValues(int limit) {
        this.limit = limit;
        taken.set(0, FIRST);
        rebuild();
    }

    /** The number of a value, which is new perhaps; {@link #OTHER} where there are as many as may be. */
    public int number(byte[] bytes, int from, int to) {
        if (from == to) {
            return EMPTY;
        }
        int slot = slot(bytes, from, to);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        return taken.cardinality() - FIRST < limit ? add(bytes, from, to) : OTHER;
    }

    /** The number of a value that has one; {@link #OTHER} for any that has none. */
    public int find(byte[] bytes, int from, int to) {
        if (from == to) {
            return EMPTY;
        }
        int slot = slot(bytes, from, to);
        return slots[slot] == 0 ? OTHER : slots[slot] - 1;
    }

    /** How many values there are, besides the empty one and {@code other}. */
    public int size() {
        return taken.cardinality() - FIRST;
    }

    /** The value of a number. */
    public String text(int number) {
        return texts[number];
    }

    /** Forgets the values with other numbers than these. */
    void retain(BitSet used) {
        BitSet kept = (BitSet) used.clone();
        kept.and(taken);
        kept.set(0, FIRST);
        taken = kept;
        rebuild();
    }

    private int add(byte[] bytes, int from, int to) {
        int number = taken.nextClearBit(FIRST);
        if (number >= values.length) {
            values = Arrays.copyOf(values, number * 2);
            texts = Arrays.copyOf(texts, number * 2);
        }
        values[number] = Arrays.copyOfRange(bytes, from, to);
        texts[number] = new String(values[number], UTF_8);
        taken.set(number);
        if (taken.cardinality() * 2 > slots.length) {
            slots = new int[slots.length * 2];
            rebuild();
        } else {
            slots[slot(bytes, from, to)] = number + 1;
        }
        return number;
    }

    private void rebuild() {
        Arrays.fill(slots, 0);
        for (int number = taken.nextSetBit(OTHER); number >= 0; number = taken.nextSetBit(number + 1)) {
            slots[slot(values[number], 0, values[number].length)] = number + 1;
        }
    }

    /** Where a value stands or would stand. A slot holds the number plus one, so that 0 means empty. */
    private int slot(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = hash * 0x9E3779B9 >>> 16 & slots.length - 1;
        while (slots[slot] != 0 && !Arrays.equals(value(slot), 0, value(slot).length, bytes, from, to)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private byte[] value(int slot) {
        return values[slots[slot] - 1];
    }
}
