package io.apilog.format.field;

import io.apilog.request.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A place in the tree of names that {@link NameTreeBuilder} makes: what a key there means, and what the keys under it mean. */
public final class JsonNode {
    /**
     * What a key's presence marks.
     *
     * @param spelling the key as it has to be written, or null where case, {@code _} and {@code -} do not count
     */
    private record Mark(NameMarks marks, @Nullable String spelling) {}

    /** Most places are leaves: a map and a list for each of them would be most of what the tree takes. */
    private Map<String, JsonNode> children = Map.of();

    private List<Mark> marks = List.of();

    /** The keys of an object here that is a duration; the places under them are made when they are asked for. */
    private Map<String, Unit> parts = Map.of();

    /** How many of the children are nothing but such a part. */
    private int partsMade;

    private @Nullable JsonName name;
    private int extra = ExtraSlots.NONE;

    /** What the name that ends here is for; null for nothing. */
    public @Nullable JsonName name() {
        return name;
    }

    /** The first name given stays. */
    void name(JsonName given) {
        if (name == null) {
            name = given;
        }
    }

    /** The slot that a value here is kept in as an extra, or {@link ExtraSlots#NONE}. */
    public int extra() {
        return extra;
    }

    void extra(int slot) {
        extra = slot;
    }

    /** Lets the key that leads here set a mark. */
    void mark(NameMarks set, @Nullable String spelling) {
        if (marks.isEmpty()) {
            marks = new ArrayList<>(1);
        }
        marks.add(new Mark(set, spelling));
    }

    /** The marks that the key sets which leads here, as it is written. */
    public NameMarks marks(String key) {
        NameMarks set = NameMarks.NONE;
        for (Mark mark : marks) {
            set = mark.spelling() == null || key.equals(mark.spelling()) ? set.and(mark.marks()) : set;
        }
        return set;
    }

    /**
     * Lets an object here, which has the name of a duration, be one whose keys are units: {@code {"secs":1,"nanos":5}}. Where that is all
     * that it can be, nothing else in it is read.
     */
    void spans(Map<String, Unit> units) {
        parts = units;
        children.forEach((key, child) -> {
            Unit unit = units.get(key);
            if (unit != null) {
                child.name(part(unit));
            }
        });
    }

    private JsonName part(Unit unit) {
        return new JsonName(FieldKind.SPAN, Objects.requireNonNull(name).rank(), unit);
    }

    private @Nullable JsonNode newPart(String normalised) {
        Unit unit = parts.get(normalised);
        if (unit == null) {
            return null;
        }
        JsonNode made = new JsonNode();
        made.name(part(unit));
        return made;
    }

    /** Whether an object here can be a duration in units and nothing else. */
    public boolean isSpan() {
        return !parts.isEmpty() && partsMade == children.size();
    }

    /** Where a name goes on with this part, which is normalised; null if none does. */
    public @Nullable JsonNode child(String normalised) {
        JsonNode child = children.get(normalised);
        return child == null ? newPart(normalised) : child;
    }

    JsonNode childOrNew(String normalised) {
        JsonNode child = children.get(normalised);
        if (child != null) {
            return child;
        }
        if (children.isEmpty()) {
            children = new HashMap<>(4);
        }
        JsonNode part = newPart(normalised);
        partsMade += part == null ? 0 : 1;
        JsonNode made = part == null ? new JsonNode() : part;
        children.put(normalised, made);
        return made;
    }

    Collection<JsonNode> children() {
        return children.values();
    }

    /** Whether a name goes on from here. */
    public boolean hasChildren() {
        return !children.isEmpty() || !parts.isEmpty();
    }

    /** A key as it is compared. */
    public static String normalise(String key) {
        StringBuilder normalised = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c != '_' && c != '-' && c != '@' && c != ' ') {
                normalised.append(c);
            }
        }
        return normalised.toString().toLowerCase(Locale.ROOT);
    }
}
