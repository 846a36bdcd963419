package io.apilog.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in the tree of names that {@link JsonNames} makes: what a key there means, and what the keys under it mean. */
final class JsonNode {
    /**
     * A bit that a key's presence sets.
     *
     * @param spelling the key as it has to be written, or null where case, {@code _} and {@code -} do not count
     */
    private record Mark(long bit, @Nullable String spelling) {}

    private final Map<String, JsonNode> children = new HashMap<>();
    private final List<Mark> marks = new ArrayList<>();
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

    /** Lets the key that leads here set a bit. */
    void mark(long bit, @Nullable String spelling) {
        marks.add(new Mark(bit, spelling));
    }

    /** The bits that the key sets which leads here, as it is written. */
    long marks(String key) {
        long bits = 0;
        for (Mark mark : marks) {
            bits |= mark.spelling() == null || key.equals(mark.spelling()) ? mark.bit() : 0;
        }
        return bits;
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
