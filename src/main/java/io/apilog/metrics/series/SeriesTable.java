package io.apilog.metrics.series;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * The series of one family: for each label set a row of {@code width} whole numbers, all rows in one array, so that a copy for a
 * scrape is one move of memory.
 */
public final class SeriesTable {
    private final int width;
    private final SeriesIndex index = new SeriesIndex();
    private long[] cells;
    /** For each row the number of the first copy that it is in. */
    private long[] born = new long[32];

    private boolean[] used = new boolean[32];
    private long[] usedAt = new long[32];

    /** No rows yet, of which each will have so many numbers. */
    public SeriesTable(int width) {
        this.width = width;
        this.cells = new long[32 * width];
    }

    /** How many rows there are. */
    public int size() {
        return index.size();
    }

    /** Where the row of a key begins in {@link #cells}, or -1. */
    public int row(long key) {
        int number = index.find(key);
        if (number < 0) {
            return -1;
        }
        used[number] = true;
        return number * width;
    }

    /**
     * Adds a row of zeros; the key has none yet.
     *
     * @param firstCopy the number of the first copy that it will be in; 0 where it need not be seen as 0 first
     */
    public int addRow(long key, long firstCopy) {
        int number = index.add(key);
        if (cells.length < index.size() * width) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        if (born.length < index.size()) {
            born = Arrays.copyOf(born, born.length * 2);
            used = Arrays.copyOf(used, born.length);
            usedAt = Arrays.copyOf(usedAt, born.length);
        }
        born[number] = firstCopy;
        used[number] = true;
        return number * width;
    }

    public void forEachKey(LongConsumer consumer) {
        for (int row = 0; row < index.size(); row++) {
            consumer.accept(index.key(row));
        }
    }

    /** Drops the rows whose label set does not pass. */
    public void retainKeys(LongPredicate kept) {
        retain(row -> kept.test(index.key(row)));
    }

    /**
     * Drops the rows in which nothing was counted for longer than {@code idle}. What was counted since the last call was counted now, as
     * far as this can tell.
     *
     * @param now a clock's nanoseconds
     */
    public void expire(long now, long idle) {
        for (int row = 0; row < index.size(); row++) {
            if (used[row]) {
                used[row] = false;
                usedAt[row] = now;
            }
        }
        retain(row -> now - usedAt[row] <= idle);
    }

    /** Drops rows by their numbers; the others keep their order and what they count. */
    private void retain(IntPredicate kept) {
        int size = 0;
        BitSet left = new BitSet(index.size());
        for (int row = 0; row < index.size(); row++) {
            if (kept.test(row)) {
                left.set(row);
                System.arraycopy(cells, row * width, cells, size * width, width);
                born[size] = born[row];
                used[size] = used[row];
                usedAt[size] = usedAt[row];
                size++;
            }
        }
        if (size < index.size()) {
            Arrays.fill(cells, size * width, index.size() * width, 0);
            index.retain(left);
        }
    }

    /** Adds 0 or more to a number of a row. */
    public void add(int cell, long amount) {
        cells[cell] = sum(cells[cell], amount);
    }

    /** The sum of two numbers of 0 or more; at most the largest long, since a counter must never fall, whatever a log holds. */
    public static long sum(long total, long amount) {
        long sum = total + amount;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** The rows; valid until a row is added. */
    public long[] cells() {
        return cells;
    }

    SavedFamily save(FamilyDefinition definition) {
        int size = index.size();
        return new SavedFamily(definition, keys(), Arrays.copyOf(cells, size * width), Arrays.copyOf(born, size));
    }

    /** Adds saved numbers to those of the row that begins at {@code row}. */
    public void restore(int row, long[] saved, int from, long firstCopy) {
        for (int column = 0; column < width; column++) {
            add(row + column, saved[from + column]);
        }
        born[row / width] = Math.min(born[row / width], firstCopy);
    }

    private long[] keys() {
        long[] keys = new long[index.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = index.key(i);
        }
        return keys;
    }

    /** A copy. */
    public Rows copy() {
        int size = index.size();
        return new Rows(width, keys(), Arrays.copyOf(cells, size * width), Arrays.copyOf(born, size), Long.MAX_VALUE);
    }

    /** A copy of the rows whose label set passes. */
    Rows copy(LongPredicate wanted) {
        int[] rows = IntStream.range(0, index.size())
                .filter(row -> wanted.test(index.key(row)))
                .toArray();
        long[] keys = new long[rows.length];
        long[] chosen = new long[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            keys[i] = index.key(rows[i]);
            System.arraycopy(cells, rows[i] * width, chosen, i * width, width);
        }
        return new Rows(width, keys, chosen, new long[rows.length], Long.MAX_VALUE);
    }

    /** A copy of a family's rows: the label set of each, and {@code width} numbers for each. */
    public static final class Rows {
        private final int width;
        private final long[] keys;
        private final long[] cells;
        private final long[] born;
        private final long revealed;

        private Rows(int width, long[] keys, long[] cells, long[] born, long revealed) {
            this.width = width;
            this.keys = keys;
            this.cells = cells;
            this.born = born;
            this.revealed = revealed;
        }

        /** The same, but rows that were made after a copy are 0. */
        public Rows upTo(long copy) {
            return new Rows(width, keys, cells, born, copy);
        }

        /** Whether a row is shown as 0 because it is new. */
        public boolean isHeld() {
            for (int row = 0; row < keys.length; row++) {
                if (born[row] > revealed) {
                    return true;
                }
            }
            return false;
        }

        /** How many rows there are. */
        public int size() {
            return keys.length;
        }

        /** The number of the first copy that a row is in. */
        public long born(int row) {
            return born[row];
        }

        /** What a row counts. */
        public long key(int row) {
            return keys[row];
        }

        /** A number of a row; 0 where the row was made after what this goes up to. */
        public long cell(int row, int column) {
            return born[row] > revealed ? 0 : cells[row * width + column];
        }
    }
}
