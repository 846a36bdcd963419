package io.apilog.settings;

import java.util.List;

/**
 * Which keys of a map must be there, as the schema tells it; the checks of several keys together tell it of a file.
 *
 * @param required all of these
 * @param atLeastOne one or more of these, where there are any
 * @param exactlyOne one of these and no other, where there are any
 */
public record Presence(List<Key<?>> required, List<Key<?>> atLeastOne, List<Key<?>> exactlyOne) {
    public static Presence of(List<Key<?>> required) {
        return new Presence(required, List.of(), List.of());
    }

    public Schema in(Schema map) {
        Schema schema = map.with("required", required.stream().map(Key::name).toList());
        schema = atLeastOne.isEmpty() ? schema : schema.with("anyOf", alternatives(atLeastOne));
        return exactlyOne.isEmpty() ? schema : schema.with("oneOf", alternatives(exactlyOne));
    }

    private static List<Schema> alternatives(List<Key<?>> keys) {
        return keys.stream()
                .map(key -> Schema.of("required", List.of(key.name())))
                .toList();
    }
}
