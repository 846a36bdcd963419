package io.apilog.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the user set, by key; for everything else the keys' defaults. */
public final class Values {
    private final Map<Key<?>, Located<?>> set = new HashMap<>();
    private final Set<Key<?>> given = new HashSet<>();
    private final Place place;

    /** None yet. The place is that of the map they are read from. */
    public Values(Place place) {
        this.place = place;
    }

    public Place place() {
        return place;
    }

    /** Reads one value; what does not do goes to the report, and the key keeps what it had. */
    public <T> void read(Key<T> key, Node node, Problems.Report report) {
        given.add(key);
        T value = key.type().read(node, report);
        if (value != null) {
            set.put(key, new Located<>(value, node.place()));
        }
    }

    /** Whether the user said anything of it, good or bad. */
    public boolean wasGiven(Key<?> key) {
        return given.contains(key);
    }

    /** Whether the user said something that does not do, which is told already. */
    public boolean isBad(Key<?> key) {
        return given.contains(key) && !set.containsKey(key);
    }

    public <T> T get(Key<T> key) {
        return located(key).value();
    }

    /** Tells everything that is set. */
    public void forEach(BiConsumer<Key<?>, Object> consumer) {
        set.forEach((key, value) -> consumer.accept(key, value.value()));
    }

    /** With the place of the value, or that of the map where the default holds. */
    @SuppressWarnings("unchecked") // read() is the only writer and pairs a key with a value of its type.
    public <T> Located<T> located(Key<T> key) {
        @Nullable Located<?> value = set.get(key);
        return value == null ? new Located<>(key.defaultValue(), place) : (Located<T>) value;
    }

    /** The path of a file: what a file names is beside it, what a flag or a variable names is relative to the working directory. */
    public String file(Key<String> key) {
        Located<String> name = located(key);
        Place place = name.place();
        return name.value().isEmpty() || place.line() == 0
                ? name.value()
                : Path.of(place.origin()).resolveSibling(name.value()).toString();
    }
}
