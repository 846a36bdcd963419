package io.apilog.metrics.series;

import io.apilog.metrics.api.SavedSeries;
import io.apilog.metrics.label.LabelSet;
import java.util.List;

/** The rows of one family as plain data. The arrays are the owner's to give away: nobody writes to them. */
public final class SavedFamily {
    private final FamilyDefinition definition;
    private final long[] keys;
    private final long[] cells;
    private final long[] born;

    /**
     * Takes the arrays as they are.
     *
     * @param keys the packed labels of each row: {@link LabelSet} says how, and nobody else may know
     * @param cells of each row as many numbers as {@link #width}
     * @param born of each row the number of the first copy that it is in, see {@link SavedSeries#copies}
     * @throws IllegalArgumentException if they do not fit together
     */
    public SavedFamily(FamilyDefinition definition, long[] keys, long[] cells, long[] born) {
        this.definition = definition;
        this.keys = keys;
        this.cells = cells;
        this.born = born;
        if (cells.length != keys.length * width(definition) || born.length != keys.length) {
            throw new IllegalArgumentException(definition.name() + ": rows and numbers do not fit together");
        }
    }

    /**
     * Rows as they were read from what is saved.
     *
     * @param labels of each row
     * @throws IllegalArgumentException if they do not fit together, or a number of a label is larger than can be
     */
    public static SavedFamily of(FamilyDefinition definition, List<SavedLabels> labels, long[] cells, long[] born) {
        return new SavedFamily(
                definition, labels.stream().mapToLong(SavedLabels::packed).toArray(), cells, born);
    }

    /** How many numbers a row has: for a histogram a count for each bucket, one for +Inf, and the sum in nanoseconds. */
    public static int width(FamilyDefinition definition) {
        return definition.buckets().isEmpty() ? 1 : definition.buckets().size() + 2;
    }

    public FamilyDefinition definition() {
        return definition;
    }

    /** How many rows there are. */
    public int rows() {
        return keys.length;
    }

    /** The labels of a row. */
    public SavedLabels labels(int row) {
        return SavedLabels.of(keys[row]);
    }

    public long[] keys() {
        return keys;
    }

    public long[] cells() {
        return cells;
    }

    /** Of each row the number of the first copy that it is in. */
    public long[] born() {
        return born;
    }
}
