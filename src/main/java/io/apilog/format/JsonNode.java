package io.apilog.format;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in the tree of names that {@link JsonNames} makes: what a key there means, and what the keys under it mean. */
final class JsonNode {
    private final Map<String, JsonNode> children = new HashMap<>();
    private @Nullable JsonName name;
    private int extra = ExtraSlots.NONE;

    @Nullable
    JsonName name() {
        return name;
    }

    /** The first name given stays. */
    void name(JsonName given) {
        if (name == null) {
            name = given;
        }
    }

    /** The slot that a value here is kept in as an extra, or {@link ExtraSlots#NONE}. */
    int extra() {
        return extra;
    }

    void extra(int slot) {
        extra = slot;
    }

    @Nullable
    JsonNode child(String normalised) {
        return children.get(normalised);
    }

    JsonNode childOrNew(String normalised) {
        return children.computeIfAbsent(normalised, key -> new JsonNode());
    }

    boolean hasChildren() {
        return !children.isEmpty();
    }
}
