package io.apilog.format;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a key means at a place of an object, and remembers the answer for the keys that every line has. Remembers at most
 * {@value #MAX_REMEMBERED} keys: a log can invent them without end.
 */
final class JsonKeys {
    private static final int MAX_REMEMBERED = 512;

    private static final int LONGEST_REMEMBERED = 64;

    /** A key means nothing and nothing under it does. */
    static final KnownKey UNKNOWN = new KnownKey(null, null, ExtraSlots.NONE);

    /**
     * What a key means.
     *
     * @param name for a value that is no object
     * @param node for an object: what the keys in it mean; null if nothing is known of them
     * @param extra the slot of the record's extras for a value that is no object, or {@link ExtraSlots#NONE}
     */
    record KnownKey(@Nullable JsonName name, @Nullable JsonNode node, int extra) {
        /** Whether a value that is no object is of use. */
        boolean isValue() {
            return name != null || extra != ExtraSlots.NONE;
        }
    }

    private final Map<JsonNode, Map<String, KnownKey>> remembered = new HashMap<>();
    private int count;

    KnownKey find(JsonNode parent, String key) {
        Map<String, KnownKey> keys = remembered.get(parent);
        KnownKey known = keys == null ? null : keys.get(key);
        if (known != null) {
            return known;
        }
        KnownKey found = lookUp(parent, key);
        if (count < MAX_REMEMBERED && key.length() <= LONGEST_REMEMBERED) {
            count++;
            remembered.computeIfAbsent(parent, node -> new HashMap<>()).put(key, found);
        }
        return found;
    }

    private static KnownKey lookUp(JsonNode parent, String key) {
        JsonNode node = parent;
        String[] steps = key.split("\\.", -1);
        for (int i = 0; i < steps.length - 1 && node != null; i++) {
            node = node.child(JsonNames.normalise(steps[i]));
        }
        if (node == null) {
            return UNKNOWN;
        }
        String last = JsonNames.normalise(steps[steps.length - 1]);
        JsonNode child = node.child(last);
        if (child == null) {
            return JsonNames.durationWithUnit(node, last)
                    .map(name -> new KnownKey(name, null, ExtraSlots.NONE))
                    .orElse(UNKNOWN);
        }
        return new KnownKey(child.name(), child.hasChildren() ? child : null, child.extra());
    }
}
