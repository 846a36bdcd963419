package io.apilog.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.apilog.rules.Shipped;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What Grafana's schemas, which are strict, say of each dashboard: a misspelt key is found here. */
@ParameterizedClass
@MethodSource("dashboards")
class GrafanaSchemaTest {
    private final JsonNode dashboard;

    GrafanaSchemaTest(Path file) {
        this.dashboard = Shipped.read(file);
    }

    static List<Path> dashboards() {
        return Shipped.dashboards();
    }

    @BeforeAll
    static void needs_the_schemas() {
        GrafanaSchema.required();
    }

    /** Panels are looked at one by one, since of an alternative of schemas every one tells its faults. */
    @Test
    void the_dashboard_is_of_the_classic_model() {
        ObjectNode frame = dashboard.deepCopy();
        frame.remove("panels");
        // Grafana itself writes texts into the object that the schema wants objects in.
        frame.at("/templating/list").forEach(variable -> ((ObjectNode) variable).remove("query"));

        assertThat(GrafanaSchema.faults("dashboard", "Dashboard", frame)).isEmpty();
    }

    @Test
    void rows_are_rows() {
        assertThat(ofType("row")).isNotEmpty().allSatisfy(row -> {
            ObjectNode alone = row.deepCopy();
            alone.putArray("panels");
            assertThat(GrafanaSchema.faults("dashboard", "RowPanel", alone)).isEmpty();
        });
    }

    @Test
    void every_panel_is_a_panel() {
        assertThat(panels())
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(GrafanaSchema.faults("dashboard", "Panel", withoutAnyValues(panel)))
                        .isEmpty());
    }

    @Test
    void every_panel_has_the_options_of_its_type() {
        assertThat(panels())
                .allSatisfy(panel -> assertThat(
                                GrafanaSchema.faults(panel.get("type").asText(), "Options", panel.get("options")))
                        .as(panel.get("title").asText())
                        .isEmpty());
    }

    @Test
    void the_fields_of_every_panel_have_the_properties_of_its_type() {
        assertThat(panels())
                .filteredOn(panel -> GrafanaSchema.defines(panel.get("type").asText(), "FieldConfig"))
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(
                                GrafanaSchema.faults(panel.get("type").asText(), "FieldConfig", customOf(panel)))
                        .as(panel.get("title").asText())
                        .isEmpty());
    }

    /** A cell is of the first kind that fits, so the schema's alternative of kinds is not asked, but the kind by its name. */
    @Test
    void cells_of_tables_have_the_options_of_their_kind() {
        Map<String, String> kinds =
                Map.of("color-text", "TableColorTextCellOptions", "gauge", "TableBarGaugeCellOptions");

        assertThat(ofType("table").stream().flatMap(table -> cellOptions(table).stream()))
                .allSatisfy(cell -> assertThat(GrafanaSchema.faults(
                                "table", kinds.get(cell.get("type").asText()), cell))
                        .isEmpty());
    }

    private static List<JsonNode> cellOptions(JsonNode table) {
        return table.at("/fieldConfig/overrides").findParents("id").stream()
                .filter(property -> property.get("id").asText().equals("custom.cellOptions"))
                .map(property -> property.get("value"))
                .toList();
    }

    @Test
    void every_query_is_one_for_prometheus() {
        assertThat(dashboard.findValues("targets").stream().flatMap(JsonNode::valueStream))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(GrafanaSchema.faults("prometheus", "Dataquery", target))
                        .isEmpty());
    }

    @Test
    void every_unit_is_one_that_grafana_knows() {
        assertThat(Unit.values()).allSatisfy(unit -> assertThat(unitIds()).contains(unit.id));
    }

    private static List<String> unitIds() {
        return Shipped.read(Path.of("../shared/grafana-schema/units.jsonschema.json"))
                .findValuesAsText("const");
    }

    /** What the panel's own kind of field has, by default and from overrides. */
    private static JsonNode customOf(JsonNode panel) {
        ObjectNode custom = Json.object();
        panel.at("/fieldConfig/defaults/custom").properties().forEach(one -> custom.set(one.getKey(), one.getValue()));
        for (JsonNode property : panel.at("/fieldConfig/overrides").findParents("id")) {
            String id = property.get("id").asText();
            if (id.startsWith("custom.") && !id.equals("custom.cellOptions")) {
                custom.set(id.substring("custom.".length()), property.get("value"));
            }
        }
        return custom;
    }

    private List<JsonNode> ofType(String type) {
        return panelsAndRows()
                .filter(panel -> panel.get("type").asText().equals(type))
                .toList();
    }

    private List<JsonNode> panels() {
        return panelsAndRows()
                .filter(panel -> !panel.get("type").asText().equals("row"))
                .toList();
    }

    private Stream<JsonNode> panelsAndRows() {
        return dashboard
                .get("panels")
                .valueStream()
                .flatMap(panel ->
                        Stream.concat(Stream.of(panel), panel.path("panels").valueStream()));
    }

    /** The schema has objects where overrides may have anything. */
    private static JsonNode withoutAnyValues(JsonNode panel) {
        ObjectNode copy = panel.deepCopy();
        copy.findParents("matcher").forEach(override -> ((ObjectNode) override.get("matcher")).remove("options"));
        copy.at("/fieldConfig/overrides")
                .forEach(override ->
                        override.get("properties").forEach(property -> ((ObjectNode) property).remove("value")));
        return copy;
    }
}
