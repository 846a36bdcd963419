package io.apilog.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.apilog.rules.Shipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How dashboards come into a Grafana in Kubernetes. */
class ImportTest {
    /** What {@code kubectl apply} can keep of a resource in its annotation. */
    private static final int ANNOTATION_LIMIT = 262_144;

    static Stream<Path> dashboards() {
        return Shipped.dashboards().stream();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void a_dashboard_fits_into_a_config_map_that_is_applied(Path file) throws IOException {
        ObjectNode configMap = Json.object(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Json.object(
                        "name",
                        uidOf(file),
                        "namespace",
                        "monitoring",
                        "labels",
                        Json.object("grafana_dashboard", "1")),
                "data",
                Json.object(file.getFileName().toString(), Files.readString(file)));

        assertThat(configMap.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(ANNOTATION_LIMIT);
    }

    @Test
    void kustomize_makes_a_config_map_of_each() {
        assertThat(Shipped.read(Dashboards.FOLDER.resolve("kustomization.yaml")).get("configMapGenerator"))
                .extracting(map -> map.get("name").asText() + " " + map.get("files"))
                .containsExactlyInAnyOrderElementsOf(dashboards()
                        .map(file -> uidOf(file) + " [\"" + file.getFileName() + "\"]")
                        .toList());
    }

    @Test
    void the_operator_is_told_of_each() throws IOException {
        List<JsonNode> resources = new YAMLMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(Files.readString(Dashboards.FOLDER.resolve("operator/grafana-dashboards.yaml")))
                .readAll();

        assertThat(resources)
                .extracting(resource -> resource.at("/spec/configMapRef/name").asText() + "/"
                        + resource.at("/spec/configMapRef/key").asText())
                .containsExactlyInAnyOrderElementsOf(dashboards()
                        .map(file -> uidOf(file) + "/" + file.getFileName())
                        .toList());
    }

    @Test
    void where_log_lines_are_is_said_as_the_dashboards_ask_for_it() {
        JsonNode rule = Shipped.read(Dashboards.FOLDER.resolve("provisioning/log-lines.rules.example.yml"))
                .at("/groups/0/rules/0");

        assertThat(rule.get("record").asText()).isEqualTo(LogLines.RECORDED);
        assertThat(rule.get("labels").fieldNames()).toIterable().containsExactly("kind", "target", "selector");
    }

    private static String uidOf(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }
}
