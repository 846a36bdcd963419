package io.apilog.metrics;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * The series of one family: for each label set a row of {@code width} whole numbers, all rows in one array, so that a copy for a
 * scrape is one move of memory.
 */
final class Series {
    private final int width;
    private SeriesIndex index = new SeriesIndex();
    private long[] cells;
    private byte[] zerosLeft = new byte[32];

    Series(int width) {
        this.width = width;
        this.cells = new long[32 * width];
    }

    int size() {
        return index.size();
    }

    /** Where the row of a key begins in {@link #cells}, or -1. */
    int row(long key) {
        int number = index.find(key);
        return number < 0 ? -1 : number * width;
    }

    /** Adds a row of zeros; the key has none yet. It is shown as 0 in its first {@code zeros} scrapes. */
    int addRow(long key, int zeros) {
        int number = index.add(key);
        if (cells.length < index.size() * width) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        if (zerosLeft.length < index.size()) {
            zerosLeft = Arrays.copyOf(zerosLeft, zerosLeft.length * 2);
        }
        zerosLeft[number] = (byte) zeros;
        return number * width;
    }

    /** Removes the rows of the keys that the condition holds for; the others keep their order. Takes time for the whole family. */
    void removeIf(LongPredicate condition) {
        SeriesIndex kept = new SeriesIndex();
        for (int number = 0; number < index.size(); number++) {
            long key = index.key(number);
            if (!condition.test(key)) {
                int moved = kept.add(key);
                System.arraycopy(cells, number * width, cells, moved * width, width);
                zerosLeft[moved] = zerosLeft[number];
            }
        }
        Arrays.fill(cells, kept.size() * width, index.size() * width, 0);
        index = kept;
    }

    /** Adds 0 or more to a number of a row. */
    void add(int cell, long amount) {
        cells[cell] = sum(cells[cell], amount);
    }

    /** The sum of two numbers of 0 or more; at most the largest long, since a counter must never fall, whatever a log holds. */
    static long sum(long total, long amount) {
        long sum = total + amount;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** The rows; valid until a row is added. */
    long[] cells() {
        return cells;
    }

    /** A copy, as a scrape shows it; {@code byScraper} uses up one of the scrapes in which a new series is 0. */
    Rows copy(boolean byScraper) {
        int size = index.size();
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = index.key(i);
        }
        long[] shown = Arrays.copyOf(cells, size * width);
        boolean held = false;
        for (int i = 0; byScraper && i < size; i++) {
            if (zerosLeft[i] > 0) {
                zerosLeft[i]--;
                held = true;
                Arrays.fill(shown, i * width, (i + 1) * width, 0);
            }
        }
        return new Rows(width, keys, shown, held);
    }

    /** A copy of a family's rows: the label set of each, and {@code width} numbers for each. */
    static final class Rows {
        private final int width;
        private final long[] keys;
        private final long[] cells;
        private final boolean held;

        private Rows(int width, long[] keys, long[] cells, boolean held) {
            this.width = width;
            this.keys = keys;
            this.cells = cells;
            this.held = held;
        }

        /** Whether a row is shown as 0 because it is new. */
        boolean isHeld() {
            return held;
        }

        int size() {
            return keys.length;
        }

        long key(int row) {
            return keys[row];
        }

        long cell(int row, int column) {
            return cells[row * width + column];
        }
    }
}
