package io.apilog.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a setting may be. */
public interface ValueType<T> {
    /** What would do, as a part of a sentence: {@code a whole number from 1 to 10}. */
    String expectation();

    /** What would do, for editors. It may take more than {@link #read} does, never less. */
    Schema schema();

    /** The value; null where it does not do, after the report says why. */
    @Nullable
    T read(Node node, Problems.Report report);

    /** The keys of each item, where the value is a list of maps. */
    default List<Key<?>> keys() {
        return List.of();
    }
}
