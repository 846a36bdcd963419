package io.apilog.state;

import java.util.function.Consumer;

/**
 * Copies what is to be saved.
 *
 * @param <T> the copy; immutable
 */
@FunctionalInterface
public interface Captures<T> {
    /**
     * Has a copy made at the next moment at which positions and counts agree. Returns at once or after the copy.
     *
     * @param taken takes the copy, on any thread; returns at once
     */
    void request(Consumer<T> taken);
}
