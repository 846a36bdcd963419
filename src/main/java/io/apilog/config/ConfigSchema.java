package io.apilog.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings as a JSON Schema, by which editors complete and check a configuration while it is written. It is of draft 7, the
 * latest that the usual language server for YAML knows whole.
 *
 * <p>It refuses nothing that the daemon takes. What it cannot say, such as that two names differ, is left to {@code check}.
 */
public final class ConfigSchema {
    /** Defaults that are no texts; as they stand in the list they are JSON. */
    private static final Pattern JSON_VALUE = Pattern.compile("true|false|[0-9]+|\\{}|\\[.*]");

    private ConfigSchema() {}

    /** The schema as indented JSON. */
    public static String json() {
        return schema().json();
    }

    private static Schema schema() {
        return Schema.of("$schema", "http://json-schema.org/draft-07/schema#")
                .with("$id", "urn:apilog-exporter:configuration")
                .with("title", "Configuration of apilog-exporter")
                .with("type", List.of("object", "null"))
                .with("properties", properties(""))
                .with("additionalProperties", false);
    }

    /** A map with the keys that begin with this prefix, and no others. */
    static Schema section(String prefix) {
        return Schema.type("object").with("properties", properties(prefix)).with("additionalProperties", false);
    }

    private static Map<String, Object> properties(String prefix) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String name : Keys.namesIn(prefix)) {
            Optional<Key<?>> key = Keys.find(prefix + name);
            properties.put(
                    name,
                    key.isPresent()
                            ? described(key.get())
                            : section(prefix + name + ".").with("type", List.of("object", "null")));
        }
        return properties;
    }

    private static Schema described(Key<?> key) {
        String expectation = key.type().expectation();
        Schema schema = key.type()
                .schema()
                .with(
                        "description",
                        key.meaning() + ".\n" + Character.toUpperCase(expectation.charAt(0)) + expectation.substring(1)
                                + ".");
        return key.defaultText().isEmpty() ? schema : schema.with("default", defaultOf(key.defaultText()));
    }

    private static Object defaultOf(String text) {
        return JSON_VALUE.matcher(text).matches() ? new Schema.Json(text) : text;
    }
}
