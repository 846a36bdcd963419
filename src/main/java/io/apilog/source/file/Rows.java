package io.apilog.source.file;

import java.util.BitSet;

/** Which rows of the table <i>state × event</i> have occurred to one file. */
public final class Rows {
    private static final int EVENTS = FileEvent.values().length;

    private long low;
    private long high;

    /** Notes that an event occurred in a state. */
    public void occurred(FileState state, FileEvent event) {
        int row = row(state, event);
        if (row < Long.SIZE) {
            low |= 1L << row;
        } else {
            high |= 1L << row - Long.SIZE;
        }
    }

    /** Adds what occurred, each row with the number that {@link #row} gives it. */
    public void addTo(BitSet all) {
        all.or(BitSet.valueOf(new long[] {low, high}));
    }

    /** The number of a row. */
    public static int row(FileState state, FileEvent event) {
        return FileState.ALL.indexOf(state) * EVENTS + event.ordinal();
    }
}
