package io.apilog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertsTest {
    private static final String RUNBOOKS = "https://github.com/apilog/apilog-exporter/blob/main/docs/runbooks/";

    private static final Pattern LISTED = Pattern.compile("(?m)^\\| \\[(\\w+)]\\(runbooks/");

    private static final Pattern RULE_FILE = Pattern.compile("(?m)^  - (\\S+\\.rules\\.yml)$");
    private static final Pattern GROUP = Pattern.compile("(?m)^  - name: \"?([\\w-]+)");

    private static final Pattern SHARE = Pattern.compile("[0-9.]+%(?=,|$)");

    static Stream<JsonNode> alerts() {
        return Shipped.alerts().stream();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void is_named_in_camel_case_with_the_prefix(JsonNode alert) {
        assertThat(nameOf(alert)).matches("Apilog([A-Z][a-z]+)+");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void waits_before_it_fires_and_says_how_bad_it_is(JsonNode alert) {
        if (isWatchdog(alert)) {
            assertThat(alert.at("/labels/severity").asText()).isEqualTo("none");
            return;
        }
        // A burn rate waits by its long window, as the workbook has it.
        assertThat(alert.path("for").asText()).matches(isBurnRate(alert) ? "" : "\\d+[mh]");
        assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning", "info");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void has_a_lower_bound_on_traffic_where_it_judges_requests(JsonNode alert) {
        String expr = alert.get("expr").asText();

        if (expr.contains("absent(")) {
            return; // about what is not there
        }
        if (expr.contains("apilog_request") || expr.contains("slo:") || expr.contains("apilog_lines_total{")) {
            assertThat(expr)
                    .containsPattern(
                            "requests(_refused)?:rate5m(_usual_min)? > (0[.]\\d|1\\b)|:rate6h > 0[.]000(27|9)|> 10\\b|> on \\(\\) group_left"
                                    + " 0[.]1");
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void has_a_fixed_sentence_as_summary_and_the_particulars_in_the_description(JsonNode alert) {
        assertThat(annotation(alert, "summary")).endsWith(".").doesNotContain("{{");
        assertThat(annotation(alert, "description"))
                .matches("(?s).*[.)](\\{\\{ end }})?")
                .contains("{{");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void has_a_runbook_with_all_its_parts(JsonNode alert) {
        Path runbook = Shipped.RUNBOOKS.resolve(nameOf(alert) + ".md");

        assertThat(annotation(alert, "runbook_url")).isEqualTo(RUNBOOKS + nameOf(alert) + ".md");
        assertThat(Shipped.text(runbook))
                .contains("# " + nameOf(alert), "## What it means", "## How to check", "## What to do", "```promql");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void leads_to_a_dashboard_that_is_shipped(JsonNode alert) {
        List<String> uids = Shipped.dashboards().stream()
                .map(file -> Shipped.read(file).get("uid").asText())
                .toList();

        assertThat(uids).anyMatch(uid -> annotation(alert, "dashboard_url").startsWith("/d/" + uid + "?var-"));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void is_tested_where_it_fires_and_where_it_nearly_does(JsonNode alert) {
        JsonNode tests = Shipped.read(Shipped.RULE_TESTS.resolve(nameOf(alert) + ".test.yml"));
        List<JsonNode> expected = tests.findValues("exp_alerts");

        assertThat(expected).anyMatch(alerts -> !alerts.isEmpty());
        if (isWatchdog(alert)) {
            return; // never stays quiet, which is what it is for
        }
        assertThat(expected).anyMatch(JsonNode::isEmpty);
        assertThat(tests.get("tests").valueStream()).anyMatch(AlertsTest::staysQuiet);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void is_in_the_list_of_the_documentation_as_it_is_in_the_rules(JsonNode alert) {
        assertThat(Shipped.text(Path.of("docs", "alerts.md")))
                .contains("\n| [" + nameOf(alert) + "](runbooks/" + nameOf(alert) + ".md) | "
                        + alert.at("/labels/severity").asText() + " | "
                        + alert.path("for").asText() + " | ");
    }

    @Test
    void the_list_of_the_documentation_has_no_other_alert() {
        assertThat(LISTED.matcher(Shipped.text(Path.of("docs", "alerts.md")))
                        .results()
                        .map(row -> row.group(1)))
                .isSubsetOf(alerts().map(AlertsTest::nameOf).toList());
    }

    @Test
    void every_runbook_belongs_to_an_alert() {
        List<String> named = alerts().map(alert -> nameOf(alert) + ".md").toList();

        assertThat(Shipped.runbooks())
                .extracting(file -> file.getFileName().toString())
                .isSubsetOf(named);
    }

    @Test
    void recorded_names_are_level_metric_operations() {
        assertThat(Shipped.recordedNames())
                .filteredOn(name -> !Recorded.isForeign(name))
                .isNotEmpty()
                .allMatch(name -> name.matches("[a-z_]+:[a-z_]+:[a-z0-9_]+"));
    }

    /** Where one rule drops a label that another one keeps, what is built on both finds nothing. */
    @Test
    void what_varies_within_a_service_is_the_same_in_every_rule() {
        String all = String.join(", ", Contract.INSTANCE_LABELS);

        assertThat(Shipped.rules())
                .filteredOn(rule -> rule.get("expr").asText().contains("without (instance"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.get("expr").asText().replace("without (" + all, ""))
                        .doesNotContain("without (instance"));
    }

    @Test
    void nothing_is_added_up_by_a_list_of_labels_that_leaves_out_those_of_a_service() {
        assertThat(Shipped.rules())
                .filteredOn(rule -> rule.has("record"))
                .filteredOn(rule -> !rule.get("record").asText().startsWith("job_instance:"))
                .allSatisfy(rule -> assertThat(rule.get("expr").asText()).doesNotContainPattern("\\bby \\("));
    }

    /** Levels build on levels: what is read twice is paid for twice, and at a hundred exporters that is what an evaluation costs. */
    @Test
    void each_raw_series_of_the_api_is_read_by_one_rule() {
        List<String> read = Shipped.rules().stream()
                .filter(rule -> rule.has("record"))
                .flatMap(rule -> new Expression("", rule.get("expr").asText()).selectors().stream())
                .filter(selector -> selector.metric().matches("apilog_(request|response|upstream).*"))
                .map(selector -> selector.metric() + "{" + selector.matchers() + "}")
                .toList();

        assertThat(read)
                .containsExactlyInAnyOrder(
                        "apilog_requests_total{}",
                        "apilog_response_bytes_total{}",
                        "apilog_request_duration_seconds_sum{}",
                        "apilog_request_duration_seconds_bucket{status!~\"5..\"}",
                        "apilog_request_duration_seconds_bucket{status=~\"5..\"}");
    }

    private static boolean staysQuiet(JsonNode test) {
        return test.findValues("exp_alerts").stream().allMatch(JsonNode::isEmpty);
    }

    private static boolean isWatchdog(JsonNode alert) {
        return nameOf(alert).equals("ApilogWatchdog");
    }

    private static boolean isBurnRate(JsonNode alert) {
        return alert.get("labels").has("sloth_severity");
    }

    private static String nameOf(JsonNode alert) {
        return alert.get("alert").asText();
    }

    private static String annotation(JsonNode alert, String name) {
        return alert.at("/annotations/" + name).asText();
    }

    /** Promtool takes another order each time where none is said, and a value that is a minute older may be another one. */
    @ParameterizedTest
    @MethodSource("tests")
    void each_test_says_in_which_order_the_groups_are_evaluated(Path test) throws IOException {
        String text = Files.readString(test);
        List<String> groups = new ArrayList<>();
        Matcher files = RULE_FILE.matcher(text);
        while (files.find()) {
            Matcher names = GROUP.matcher(
                    Files.readString(test.resolveSibling(files.group(1)).normalize()));
            names.results().forEach(name -> groups.add(name.group(1)));
        }
        String order = text.substring(text.indexOf("group_eval_order:") + 1, text.indexOf("tests:"));
        assertThat(groups).isNotEmpty().allSatisfy(group -> assertThat(order).contains("- " + group + "\n"));
    }

    /** Prometheus orders equal values as they come, which is another order each time. */
    @ParameterizedTest
    @MethodSource("tests")
    void no_test_expects_an_order_of_two_causes_that_weigh_the_same(Path test) {
        for (JsonNode why : Shipped.read(test).findValues("why")) {
            List<String> shares = SHARE.matcher(why.asText())
                    .results()
                    .map(share -> share.group())
                    .toList();
            assertThat(shares).as(why.asText()).doesNotHaveDuplicates();
        }
    }

    static List<Path> tests() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("prometheus-rules/tests"))) {
            return files.sorted().toList();
        }
    }
}
