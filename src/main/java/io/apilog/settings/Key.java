package io.apilog.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A setting of the configuration file.
 *
 * @param path {@code metrics.budget}; {@code []} stands for each item of a list
 * @param defaultValue what holds where the file says nothing
 * @param defaultText the same as it would be written in the file, empty where nothing holds
 * @param meaning one sentence for the documentation, without a full stop
 * @param onReload what becomes of it when it is another one after a reload
 */
public record Key<T>(
        String path, ValueType<T> type, T defaultValue, String defaultText, String meaning, ReloadRule onReload) {
    /** Defaults that are no texts; as they stand in the list they are JSON. */
    private static final Pattern JSON_VALUE = Pattern.compile("true|false|[0-9]+|\\{}|\\[.*]");

    /** One that what reads and counts is made of. */
    public Key(String path, ValueType<T> type, T defaultValue, String defaultText, String meaning) {
        this(path, type, defaultValue, defaultText, meaning, ReloadRule.ANEW);
    }

    /** The path of the map that holds this key, with the final dot; empty at the top. */
    String section() {
        return path.substring(0, path.lastIndexOf('.') + 1);
    }

    /** There is one of each key. What it is made of would cost much to compare, the more so at the first time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** The key as it stands in its map. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** What may stand there, with the key's meaning. */
    public Schema schema() {
        String expectation = type.expectation();
        Schema schema = type.schema()
                .with(
                        "description",
                        meaning + ".\n" + Character.toUpperCase(expectation.charAt(0)) + expectation.substring(1)
                                + ".");
        return defaultText.isEmpty() ? schema : schema.with("default", defaultOf(defaultText));
    }

    private static Object defaultOf(String text) {
        return JSON_VALUE.matcher(text).matches() ? new Schema.Json(text) : text;
    }
}
