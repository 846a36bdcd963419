package io.apilog.settings;

import java.util.List;
import java.util.function.Function;

/**
 * A section of the configuration: the settings that one stage declares, and what they are once they are read.
 *
 * @param keys in the order of the documentation, those of a list's items left to the list
 * @param reader makes the stage's settings of what a user set
 */
public record ConfigSection<T>(List<Key<?>> keys, Function<Values, T> reader) {
    /** Copies the list. */
    public ConfigSection {
        keys = List.copyOf(keys);
    }

    /** The settings, of values in which nothing is wrong. */
    public T of(Values values) {
        return reader.apply(values);
    }
}
