package io.apilog.part;

import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.List;
import java.util.Optional;

/**
 * What keeps something over any end of the process, exactly once: its copies are of one moment with the place that reading stands at, they are
 * saved together, and what a scrape shows of it is the copy that was saved last.
 *
 * @param <C> an immutable copy of one moment
 */
public interface Part<C> extends Carried<C> {
    /** The name of its section in what is saved; never changed. */
    String name();

    /** The version of the layout that {@link #write} writes, from 1. Every one from 1 on can be read, for ever. */
    int version();

    /** What its loss means, as the end of a sentence: {@code counters of lines begin at 0}. */
    String without();

    /** A copy as bytes. Any thread. */
    byte[] write(C copy);

    /**
     * A copy from bytes that some version of this program wrote.
     *
     * @param version of the layout, from 1 to {@link #version}
     * @throws DamagedSnapshotException they make no sense: the part begins at nothing
     */
    C read(int version, SectionReader in) throws DamagedSnapshotException;

    /**
     * What it goes on from; empty to begin at nothing.
     *
     * @param read what its own section says; empty where there is none that can be read
     */
    default Optional<C> beginning(Optional<C> read, SavedParts saved) {
        return read;
    }

    /** Whether something is lost where its section is not there: not where versions that knew nothing of it saved. */
    default boolean isMissed(SavedParts saved) {
        return true;
    }

    /**
     * As a copy is shown to one who has seen as 0 what was made up to a numbered copy: series that were made later are 0. Any thread.
     *
     * @param of which is not changed
     */
    default C upTo(C of, long copy) {
        return of;
    }

    /** What a scrape shows of a copy. Any thread. */
    default List<MetricFamilySamples> families(C copy) {
        return List.of();
    }

    /**
     * Has what a copy says of files of its own survive the end of the machine, before what was saved of it does. May take seconds; on the thread
     * that saves.
     */
    default void force(C copy) {}

    /**
     * A copy is saved so that nothing takes it back any more: not the end of the process and, unless nothing is ever forced to the disk, not that of the
     * machine. On the thread that saves.
     */
    default void settled(C copy) {}
}
