package io.apilog.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.apilog.rules.Expression;
import io.apilog.rules.Expression.Selector;
import io.apilog.rules.Shipped;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What Grafana's dashboard-linter asks for, and what file provisioning and links between dashboards need besides. */
@ParameterizedClass
@MethodSource("dashboards")
class DashboardRulesTest {
    private static final Pattern MANY_SERIES = Pattern.compile(
            "apilog_(?:data_access|failure_outcomes|excess_wait_seconds|"
                    + "retries|consumer_requests|funnel|http_violations|deprecated_requests|unauthenticated_success)_total");

    private static final String DATA_SOURCE = "${datasource}";
    private static final Set<String> UNITS =
            Arrays.stream(Unit.values()).map(unit -> unit.id).collect(Collectors.toSet());

    private final JsonNode dashboard;

    DashboardRulesTest(Path file) {
        this.dashboard = Shipped.read(file);
    }

    static List<Path> dashboards() {
        return Shipped.dashboards();
    }

    @Test
    void it_is_of_the_classic_model_and_can_be_provisioned() {
        assertThat(dashboard.get("schemaVersion").asInt()).isBetween(39, 42);
        assertThat(dashboard.get("uid").asText()).matches("apilog-[a-z]+");
        assertThat(dashboard.has("id")).isFalse();
        assertThat(dashboard.has("__inputs")).isFalse();
        assertThat(dashboard.get("editable").asBoolean()).isFalse();
    }

    @Test
    void its_data_source_is_a_variable() {
        assertThat(variable("datasource").get("type").asText()).isEqualTo("datasource");
        assertThat(variable("datasource").get("query").asText()).isEqualTo("prometheus");
        assertThat(variable("datasource").get("label").asText()).isEqualTo("Data source");
    }

    @Test
    void its_variables_take_several_values_and_follow_the_time_shown() {
        assertThat(List.of("job", "instance", "source", "endpoint", "method"))
                .map(this::variable)
                .allSatisfy(variable -> {
                    assertThat(variable.at("/datasource/uid").asText()).isEqualTo(DATA_SOURCE);
                    assertThat(variable.get("label").asText().toLowerCase(Locale.ROOT))
                            .isEqualTo(variable.get("name").asText());
                    assertThat(variable.get("multi").asBoolean()).isTrue();
                    assertThat(variable.get("includeAll").asBoolean()).isTrue();
                    assertThat(variable.get("allValue").asText()).isEqualTo(".+");
                    assertThat(variable.get("refresh").asInt()).isEqualTo(2);
                });
    }

    /** So a hundred exporters with the same operations cost what one does. Folded rows ask for nothing until they are opened. */
    @Test
    void nothing_that_rules_have_added_up_is_asked_of_all_exporters() {
        assertThat(dashboard.get("panels").valueStream().filter(panel -> !panel.has("panels")))
                .flatMap(panel -> panel.findValuesAsText("expr"))
                .flatMap(expr -> new Expression("", expr).selectors())
                .filteredOn(selector -> selector.metric()
                        .matches("apilog_(requests_total|response_bytes_total|request_duration_seconds_\\w+)"))
                .filteredOn(selector -> !selector.matchers().contains("source!~\"$recorded\""))
                .allSatisfy(selector -> assertThat(selector.matchers()).contains("source!~\"$whole\""));
    }

    /** Else a server refuses them where a hundred exporters are full: it holds a value of each series at each point. */
    @Test
    void graphs_of_what_no_rule_adds_up_by_endpoint_resource_or_consumer_have_few_points() {
        assertThat(panels())
                .filteredOn(panel -> panel.get("type").asText().equals("timeseries"))
                .filteredOn(panel -> panel.findValuesAsText("expr").stream()
                        .anyMatch(expr -> MANY_SERIES.matcher(expr).find()))
                .allSatisfy(panel ->
                        assertThat(panel.path("maxDataPoints").asInt(1_000)).isLessThanOrEqualTo(240));
    }

    @Test
    void every_panel_says_what_it_shows_in_which_unit_and_from_where() {
        assertThat(panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.get("title").asText()).isNotBlank();
            assertThat(panel.get("description").asText()).endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isIn(UNITS);
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo(DATA_SOURCE);
            assertThat(panel.get("targets")).isNotEmpty();
        });
    }

    @Test
    void every_panel_has_a_place_of_its_own() {
        Set<String> taken = new HashSet<>();
        assertThat(dashboard.get("panels")).allSatisfy(panel -> {
            JsonNode place = panel.get("gridPos");
            assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(Panel.COLUMNS);
            for (int x = 0; x < place.get("w").asInt(); x++) {
                for (int y = 0; y < place.get("h").asInt(); y++) {
                    assertThat(taken.add((place.get("x").asInt() + x) + " "
                                    + (place.get("y").asInt() + y)))
                            .isTrue();
                }
            }
        });
    }

    @Test
    void ids_of_panels_are_unique() {
        assertThat(dashboard.get("panels"))
                .extracting(panel -> panel.get("id").asInt())
                .doesNotHaveDuplicates();
    }

    @Test
    void every_query_is_limited_to_the_chosen_jobs_and_instances() {
        assertThat(selectors())
                .filteredOn(selector -> !selector.metric().equals("ALERTS") && !isRecorded(selector))
                .allMatch(selector -> selector.matchers().startsWith("job=~\"$job\", instance=~\"$instance\""));
    }

    /** Alerts are on all instances together, most of them, so they have the label job at most. */
    @Test
    void alerts_are_limited_to_the_chosen_jobs() {
        assertThat(selectors())
                .filteredOn(selector -> selector.metric().equals("ALERTS"))
                .allMatch(selector -> selector.matchers().endsWith("job=~\"$job|\""));
    }

    /** What is recorded for an objective has lost its instances; the objective's own values have no job either. */
    @Test
    void what_is_recorded_for_objectives_is_limited_to_the_chosen_ones_or_to_the_chosen_sources() {
        assertThat(selectors())
                .filteredOn(selector -> selector.metric().startsWith("slo:"))
                .allMatch(selector -> selector.matchers().endsWith("sloth_id=~\"$slo\"")
                        || selector.matchers().equals("job=~\"$job\", source=~\"$source\""));
    }

    /** What is added up over instances says nothing of those that are chosen, and would hide that some were. */
    @Test
    void what_is_recorded_of_the_api_is_taken_only_where_no_instance_is_chosen() {
        assertThat(selectors())
                .filteredOn(selector -> selector.metric().matches("source\\w*:.*|anomaly:.*"))
                .allMatch(selector ->
                        selector.matchers().startsWith("job=~\"$job\", source=~\"$source\", source=~\"$recorded\""));
    }

    /** Of a source, only where all of its operations are chosen; of an operation only if it is. */
    @Test
    void what_is_recorded_of_the_api_is_of_what_is_chosen_or_of_all_on_purpose() {
        assertThat(selectors())
                .filteredOn(selector -> selector.metric().startsWith("source_endpoint_method"))
                .filteredOn(selector -> !selector.labels().contains("$endpoint_label"))
                .allSatisfy(selector -> assertThat(selector.matchers())
                        .containsAnyOf("endpoint=\"", "$endpoint_label=\"", "$endpoint_label=~\"$endpoint\""));
    }

    /** A counter beside what is recorded of it would be read for nothing, and be counted twice. What is folded is not asked at once. */
    @Test
    void counters_that_are_recorded_are_read_only_where_the_records_are_not() {
        assertThat(selectors(panels().filter(panel -> !folded().contains(panel))))
                .filteredOn(
                        selector -> selector.metric()
                                .matches(
                                        "apilog_requests_total|apilog_response_bytes_total|apilog_request_duration_seconds_\\w+"))
                .allMatch(selector -> selector.matchers().contains("source!~\"$recorded\"")
                        || selector.matchers().contains("source!~\"$whole\""));
    }

    @Test
    void counters_are_shown_as_rates_only() {
        assertThat(selectors())
                .filteredOn(
                        selector -> selector.metric().matches(".*_(total|bucket|sum|count)|apilog_.*_duration_seconds"))
                .isNotEmpty()
                .allMatch(selector -> Set.of("rate", "increase").contains(selector.function()));
    }

    @Test
    void rates_take_the_interval_that_grafana_works_out() {
        assertThat(selectors())
                .filteredOn(selector -> selector.function().equals("rate"))
                .allMatch(selector -> selector.range().equals("$__rate_interval"));
        assertThat(selectors())
                .filteredOn(selector -> selector.function().equals("increase"))
                .allMatch(selector -> Set.of("$__rate_interval", "$__range").contains(selector.range()));
    }

    @Test
    void links_lead_to_the_other_dashboards_with_the_same_time_and_choices() {
        assertThat(dashboard.get("tags")).extracting(JsonNode::asText).contains("apilog");
        assertThat(dashboard.get("links")).singleElement().satisfies(link -> {
            assertThat(link.get("tags")).extracting(JsonNode::asText).containsExactly("apilog");
            assertThat(link.get("keepTime").asBoolean()).isTrue();
            assertThat(link.get("includeVars").asBoolean()).isTrue();
        });
    }

    private static boolean isRecorded(Selector selector) {
        return selector.metric().contains(":");
    }

    private JsonNode variable(String name) {
        return dashboard
                .at("/templating/list")
                .valueStream()
                .filter(variable -> variable.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Those in folded rows too. */
    private Stream<JsonNode> panels() {
        return dashboard
                .get("panels")
                .valueStream()
                .flatMap(panel ->
                        Stream.concat(Stream.of(panel), panel.path("panels").valueStream()))
                .filter(panel -> !panel.get("type").asText().equals("row"));
    }

    private List<JsonNode> folded() {
        return dashboard
                .get("panels")
                .valueStream()
                .flatMap(row -> row.path("panels").valueStream())
                .toList();
    }

    private List<Selector> selectors() {
        return selectors(panels());
    }

    private static List<Selector> selectors(Stream<JsonNode> panels) {
        return panels.flatMap(panel -> panel.get("targets").valueStream())
                .map(target -> new Expression(
                        target.get("refId").asText(), target.get("expr").asText()))
                .flatMap(expression -> expression.selectors().stream())
                .toList();
    }
}
