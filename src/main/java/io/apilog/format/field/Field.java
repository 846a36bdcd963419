package io.apilog.format.field;

import io.apilog.request.Unit;

/**
 * One field of a text format.
 *
 * @param name as people know it, for messages
 * @param unit of a duration; without effect on other meanings
 * @param list whether the value may go on after {@code ", "} and {@code " : "}, as nginx writes retried upstreams
 */
public record Field(String name, FieldKind meaning, Unit unit, boolean list) {
    /** A field without a unit of its own. */
    public static Field of(String name, FieldKind meaning) {
        return new Field(name, meaning, Unit.SECONDS, false);
    }

    /** A field whose numbers are in a unit. */
    public static Field of(String name, FieldKind meaning, Unit unit) {
        return new Field(name, meaning, unit, meaning == FieldKind.UPSTREAM);
    }

    /** A field with a list of values. */
    public static Field listOf(String name, FieldKind meaning) {
        return new Field(name, meaning, Unit.SECONDS, true);
    }
}
