package io.apilog.config;

import io.apilog.settings.Schema;
import java.util.List;

/**
 * The settings as a JSON Schema, by which editors complete and check a configuration while it is written. It is of draft 7, the
 * latest that the usual language server for YAML knows whole.
 *
 * <p>It refuses nothing that the daemon takes. What it cannot say, such as that two names differ, is left to {@code check}.
 */
public final class ConfigSchema {
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
                .with("properties", Sections.SHIPPED.keys().properties(""))
                .with("additionalProperties", false);
    }
}
