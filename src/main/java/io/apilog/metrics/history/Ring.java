package io.apilog.metrics.history;

import java.util.Arrays;

/** Whole numbers for each of the latest slots of time, overwritten by turns. Slots are numbered from any start, and only forward. */
final class Ring {
    private static final long NONE = Long.MIN_VALUE;

    private final int slots;
    private final int width;
    private final int[] cells;
    private long newest = NONE;

    /** @param width how many numbers a slot has */
    Ring(int slots, int width) {
        this.slots = slots;
        this.width = width;
        this.cells = new int[slots * width];
    }

    int width() {
        return width;
    }

    /** Adds to a number of a slot, as far as an int goes; of a slot that is no longer kept nothing. */
    void add(long slot, int column, long amount) {
        if (advance(slot)) {
            int cell = cell(slot, column);
            cells[cell] = (int) Math.min(Integer.MAX_VALUE, cells[cell] + Math.max(0, amount));
        }
    }

    void set(long slot, int column, int value) {
        if (advance(slot)) {
            cells[cell(slot, column)] = value;
        }
    }

    /** A number of a slot; 0 where nothing was added, and where it is no longer kept. */
    int get(long slot, int column) {
        return newest == NONE || slot > newest || slot <= newest - slots ? 0 : cells[cell(slot, column)];
    }

    /** Goes to a slot, and clears those between. Returns whether the slot is kept. */
    private boolean advance(long slot) {
        if (newest == NONE) {
            newest = slot;
        }
        if (slot - newest >= slots) {
            Arrays.fill(cells, 0);
            newest = slot;
        }
        while (newest < slot) {
            newest++;
            int from = cell(newest, 0);
            Arrays.fill(cells, from, from + width, 0);
        }
        return slot > newest - slots;
    }

    private int cell(long slot, int column) {
        return (int) Math.floorMod(slot, (long) slots) * width + column;
    }
}
