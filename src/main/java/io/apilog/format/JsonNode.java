package io.apilog.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in the tree of names that {@link JsonNames} makes: what a key there means, and what the keys under it mean. */
final class JsonNode {
    /**
     * What a key's presence marks.
     *
     * @param spelling the key as it has to be written, or null where case, {@code _} and {@code -} do not count
     */
    private record Mark(NameMarks marks, @Nullable String spelling) {}

    private final Map<String, JsonNode> children = new HashMap<>();
    private final List<Mark> marks = new ArrayList<>();
    private @Nullable JsonName name;
    private int extra = ExtraSlots.NONE;
    private int spans;

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

    /** Lets the key that leads here set a mark. */
    void mark(NameMarks set, @Nullable String spelling) {
        marks.add(new Mark(set, spelling));
    }

    /** The marks that the key sets which leads here, as it is written. */
    NameMarks marks(String key) {
        NameMarks set = NameMarks.NONE;
        for (Mark mark : marks) {
            set = mark.spelling() == null || key.equals(mark.spelling()) ? set.and(mark.marks()) : set;
        }
        return set;
    }

    /**
     * Lets an object here be a duration, whose keys are units: {@code {"secs":1,"nanos":5}}. Where that is all that it can be, nothing
     * else in it is read.
     */
    void span(String unit, JsonName part) {
        spans += children.containsKey(unit) ? 0 : 1;
        childOrNew(unit).name(part);
    }

    /** Whether an object here can be a duration in units and nothing else. */
    boolean isSpan() {
        return spans > 0 && spans == children.size();
    }

    @Nullable
    JsonNode child(String normalised) {
        return children.get(normalised);
    }

    JsonNode childOrNew(String normalised) {
        return children.computeIfAbsent(normalised, key -> new JsonNode());
    }

    Collection<JsonNode> children() {
        return children.values();
    }

    boolean hasChildren() {
        return !children.isEmpty();
    }
}
