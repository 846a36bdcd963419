package io.apilog.metrics;

import io.apilog.request.ExtraField;

/**
 * A label that users add to the API families.
 *
 * @param name as it is shown
 * @param field where its value comes from
 * @param limit the most values it has; further ones are {@code other}
 */
public record ExtraLabel(String name, ExtraField field, int limit) {
    /** The most values where nothing is configured. */
    public static final int DEFAULT_LIMIT = 100;

    /** A label of a field of the log. */
    public static ExtraLabel ofField(String name, String field, int limit) {
        return new ExtraLabel(name, ExtraField.of(field), limit);
    }

    /** A label of a part of the file's path. */
    public static ExtraLabel ofCapture(String name, String capture, int limit) {
        return new ExtraLabel(name, ExtraField.captured(capture), limit);
    }
}
