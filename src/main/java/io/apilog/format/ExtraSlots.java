package io.apilog.format;

import io.apilog.request.ExtraField;
import java.util.Arrays;
import java.util.List;

/** Which of a log's fields are kept as extras of the record, and in which of its slots. Names are compared as those of JSON are. */
final class ExtraSlots {
    /** What {@link #of} returns for a field that is not kept. */
    static final int NONE = -1;

    /** No field is kept. */
    static final ExtraSlots EMPTY = new ExtraSlots(List.of());

    private final List<ExtraField> extras;

    ExtraSlots(List<ExtraField> extras) {
        this.extras = extras;
    }

    int count() {
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
    int of(String field) {
        String normalised = JsonNames.normalise(field);
        for (int slot = 0; slot < extras.size(); slot++) {
            if (!path(slot).isEmpty() && JsonNames.normalise(path(slot)).equals(normalised)) {
                return slot;
            }
        }
        return NONE;
    }

    /** The slots of fields; empty where no field is kept, which costs nothing then. */
    int[] of(List<Field> fields) {
        int[] slots = fields.stream().mapToInt(field -> of(field.name())).toArray();
        return Arrays.stream(slots).allMatch(slot -> slot == NONE) ? new int[0] : slots;
    }
}
