package io.apilog.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.apilog.rules.Shipped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Grafana's own schemas, which are no part of the project: where they are missing, tests that need them are skipped and say so. */
final class GrafanaSchema {
    private static final Path FOLDER = Path.of("../shared/grafana-schema");
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private GrafanaSchema() {}

    static void required() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), FOLDER + " is not there");
    }

    /** What a definition of the file of that name finds wrong. */
    static List<String> faults(String file, String definition, JsonNode node) {
        ObjectNode schema = (ObjectNode) Shipped.read(fileOf(file));
        schema.put("$ref", "#/definitions/" + definition);
        Schema compiled = REGISTRY.getSchema(schema);
        return compiled.validate(node).stream().map(Object::toString).toList();
    }

    static boolean defines(String file, String definition) {
        return Shipped.read(fileOf(file)).get("definitions").has(definition);
    }

    private static Path fileOf(String name) {
        return FOLDER.resolve(name + ".jsonschema.json");
    }
}
