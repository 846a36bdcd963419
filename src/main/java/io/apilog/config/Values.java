package io.apilog.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the user set, by key; for everything else the keys' defaults. */
final class Values {
    private final Map<Key<?>, Located<?>> set = new HashMap<>();
    private final Set<Key<?>> given = new HashSet<>();
    private final Place place;

    /** None yet. The place is that of the map they are read from. */
    Values(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }

    /** Reads one value; what does not do goes to the report, and the key keeps what it had. */
    <T> void read(Key<T> key, Node node, Problems.Report report) {
        given.add(key);
        T value = key.type().read(node, report);
        if (value != null) {
            set.put(key, new Located<>(value, node.place()));
        }
    }

    /** Whether the user said anything of it, good or bad. */
    boolean wasGiven(Key<?> key) {
        return given.contains(key);
    }

    /** Whether the user said something that does not do, which is told already. */
    boolean isBad(Key<?> key) {
        return given.contains(key) && !set.containsKey(key);
    }

    <T> T get(Key<T> key) {
        return located(key).value();
    }

    /** Tells everything that is set. */
    void forEach(BiConsumer<Key<?>, Object> consumer) {
        set.forEach((key, value) -> consumer.accept(key, value.value()));
    }

    /** With the place of the value, or that of the map where the default holds. */
    @SuppressWarnings("unchecked") // read() is the only writer and pairs a key with a value of its type.
    <T> Located<T> located(Key<T> key) {
        @Nullable Located<?> value = set.get(key);
        return value == null ? new Located<>(key.defaultValue(), place) : (Located<T>) value;
    }
}
