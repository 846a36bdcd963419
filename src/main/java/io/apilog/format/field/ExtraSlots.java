package io.apilog.format.field;

import io.apilog.request.ExtraField;
import java.util.Arrays;
import java.util.List;

/** Which of a log's fields are kept as extras of the record, and in which of its slots. Names are compared as those of JSON are. */
public final class ExtraSlots {
    /** What {@link #of} returns for a field that is not kept. */
    public static final int NONE = -1;

    /** No field is kept. */
    public static final ExtraSlots EMPTY = new ExtraSlots(List.of());

    private final List<ExtraField> extras;

    /** The slots of these fields, in their order. */
    public ExtraSlots(List<ExtraField> extras) {
        this.extras = extras;
    }

    /** The number of slots. */
    public int count() {
        return extras.size();
    }

    boolean isEmpty() {
        return extras.isEmpty();
    }

    /** The path of the logged field in a slot; empty where the slot is filled otherwise. */
    String path(int slot) {
        ExtraField field = extras.get(slot);
        return field.kind() == ExtraField.Kind.LOGGED ? field.name() : "";
    }

    /** The slot of a field. */
    public int of(String field) {
        String normalised = JsonNode.normalise(field);
        for (int slot = 0; slot < extras.size(); slot++) {
            if (!path(slot).isEmpty() && JsonNode.normalise(path(slot)).equals(normalised)) {
                return slot;
            }
        }
        return NONE;
    }

    /** The slots of fields; empty where no field is kept, which costs nothing then. */
    public int[] of(List<Field> fields) {
        int[] slots = fields.stream().mapToInt(field -> of(field.name())).toArray();
        return Arrays.stream(slots).allMatch(slot -> slot == NONE) ? new int[0] : slots;
    }
}
