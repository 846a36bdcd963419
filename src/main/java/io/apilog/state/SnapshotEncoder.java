package io.apilog.state;

import java.io.IOException;
import java.util.Map;

/**
 * Makes the sections of a copy.
 *
 * @param <T> the copy
 */
@FunctionalInterface
public interface SnapshotEncoder<T> {
    /**
     * Writes each section, by name. Called on the saver's thread.
     *
     * @throws IOException a file that the snapshots share could not be written
     */
    Map<String, Section> encode(T copy) throws IOException;
}
