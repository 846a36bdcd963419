package io.apilog.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys by their paths, in the order of the documentation. Immutable. */
public final class Keys {
    private final List<Key<?>> all;

    private Keys(List<Key<?>> all) {
        this.all = all;
    }

    /** These, and after each list those of its items. */
    public static Keys of(List<Key<?>> keys) {
        return new Keys(keys.stream()
                .flatMap(key -> Stream.concat(Stream.of(key), key.type().keys().stream()))
                .toList());
    }

    /** Every key. */
    public List<Key<?>> all() {
        return all;
    }

    /** The key with this path. */
    public Optional<Key<?>> find(String path) {
        return all.stream().filter(key -> key.path().equals(path)).findFirst();
    }

    /** What may stand in the map with this prefix: keys, and maps of further keys. */
    public List<String> namesIn(String prefix) {
        return all.stream()
                .filter(key -> key.path().startsWith(prefix))
                .map(key -> key.path().substring(prefix.length()))
                .map(rest -> rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest)
                .filter(name -> !name.endsWith("[]"))
                .distinct()
                .toList();
    }

    /** Where a key belongs that was written in the wrong map, or with dots as people speak of it. */
    public Optional<String> whereabouts(String key) {
        String path = key.replace('-', '_');
        return all.stream()
                .filter(known -> known.name().equals(path) || known.path().equals(path))
                .findFirst()
                .map(known -> "'" + known.name() + "' is a key of " + owner(known));
    }

    private static String owner(Key<?> key) {
        String section = key.section();
        return section.isEmpty() ? "the file itself" : "'" + section.substring(0, section.length() - 1) + "'";
    }

    /** A map with the keys that begin with this prefix, and no others. */
    public Schema schema(String prefix) {
        return Schema.type("object").with("properties", properties(prefix)).with("additionalProperties", false);
    }

    /** The schemas of what may stand in the map with this prefix, by name. */
    public Map<String, Object> properties(String prefix) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String name : namesIn(prefix)) {
            properties.put(
                    name,
                    find(prefix + name)
                            .map(Key::schema)
                            .orElseGet(() -> schema(prefix + name + ".").with("type", List.of("object", "null"))));
        }
        return properties;
    }
}
