package io.apilog.state;

import java.util.Map;

/**
 * Makes the sections of a copy.
 *
 * @param <T> the copy
 */
@FunctionalInterface
public interface SnapshotEncoder<T> {
    /** Writes each section, by name. Called on the saver's thread. */
    Map<String, Section> encode(T copy);
}
