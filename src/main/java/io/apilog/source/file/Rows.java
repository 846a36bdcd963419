package io.apilog.source.file;

import java.util.BitSet;
import java.util.List;

/** Which rows of the table <i>state × event</i> have occurred to one file. */
public final class Rows {
    /** Every state, in the order of the documentation. */
    public static final List<FileState> STATES = List.of(
            new FileState.Found(Trust.SETTLED),
            new FileState.Found(Trust.DOUBTED),
            new FileState.Live(Trust.UNSEEN),
            new FileState.Live(Trust.DOUBTED),
            new FileState.Live(Trust.SETTLED),
            new FileState.Draining(Trust.UNSEEN),
            new FileState.Draining(Trust.DOUBTED),
            new FileState.Draining(Trust.SETTLED),
            new FileState.Finished(Trust.UNSEEN),
            new FileState.Finished(Trust.DOUBTED),
            new FileState.Finished(Trust.SETTLED));

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
        int number = 0;
        while (!STATES.get(number).isSame(state)) {
            number++;
        }
        return number * EVENTS + event.ordinal();
    }
}
