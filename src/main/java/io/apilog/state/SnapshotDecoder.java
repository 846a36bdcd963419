package io.apilog.state;

/**
 * Makes of a snapshot what it stands for.
 *
 * @param <T> what it stands for
 */
@FunctionalInterface
public interface SnapshotDecoder<T> {
    /**
     * Reads the sections.
     *
     * @throws DamagedSnapshotException they make no sense
     */
    T decode(Snapshot snapshot) throws DamagedSnapshotException;
}
