package io.apilog.metrics.label;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The combinations of values that extra labels had, numbered from 0: so that a series' key has room for them. A combination that is
 * known is found without allocating. Numbers that are no longer used are given to others.
 */
public final class LabelCombinations {
    /** The number of the combination of empty values. */
    public static final int EMPTY = 0;

    /** The number of the combination in which every value is {@code other}: what has no number of its own. */
    static final int OTHER = 1;

    private static final int FIRST = 2;

    private final int labels;
    private final int most;
    private int[] values;
    private int[] slots = new int[16];
    private BitSet taken = new BitSet();

    /** @param most how many combinations there may be, these two included */
    LabelCombinations(int labels, int most) {
        this.labels = labels;
        this.most = most;
        this.values = new int[8 * labels];
        Arrays.fill(values, OTHER * labels, FIRST * labels, LabelValues.OTHER);
        taken.set(0, FIRST);
        rebuild();
    }

    /** The number of a combination, which is new perhaps; {@link #OTHER} where there are as many as may be. */
    int number(int[] combination) {
        int slot = slot(combination, 0);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        int number = taken.nextClearBit(FIRST);
        return number < most ? add(number, combination) : OTHER;
    }

    /** The number of the value that a label has in a combination. */
    int value(int number, int label) {
        return values[number * labels + label];
    }

    /** All numbers in use are below it. */
    int end() {
        return taken.length();
    }

    boolean isTaken(int number) {
        return taken.get(number);
    }

    /** Forgets the combinations with other numbers than these. */
    void retain(BitSet used) {
        BitSet kept = (BitSet) used.clone();
        kept.and(taken);
        kept.set(0, FIRST);
        taken = kept;
        rebuild();
    }

    private int add(int number, int[] combination) {
        if ((number + 1) * labels > values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        System.arraycopy(combination, 0, values, number * labels, labels);
        taken.set(number);
        if (taken.length() * 2 > slots.length) {
            slots = new int[slots.length * 2];
            rebuild();
        } else {
            slots[slot(combination, 0)] = number + 1;
        }
        return number;
    }

    private void rebuild() {
        Arrays.fill(slots, 0);
        for (int number = taken.nextSetBit(0); number >= 0; number = taken.nextSetBit(number + 1)) {
            slots[slot(values, number * labels)] = number + 1;
        }
    }

    /** Where a combination stands or would stand. A slot holds the number plus one, so that 0 means empty. */
    private int slot(int[] combination, int from) {
        int hash = 1;
        for (int i = from; i < from + labels; i++) {
            hash = hash * 31 + combination[i];
        }
        int slot = hash * 0x9E3779B9 >>> 8 & slots.length - 1;
        while (slots[slot] != 0 && !isAt((slots[slot] - 1) * labels, combination, from)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean isAt(int at, int[] combination, int from) {
        return Arrays.equals(values, at, at + labels, combination, from, from + labels);
    }
}
