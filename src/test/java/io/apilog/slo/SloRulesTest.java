package io.apilog.slo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Naming;
import io.apilog.metrics.StatusLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SloRulesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Objective AVAILABILITY = objective("99.9", Optional.empty());
    private static final Objective LATENCY = objective("99", Optional.of(1.0));

    private static Objective objective(String target, Optional<Double> latency) {
        return new Objective(
                "orders",
                new BigDecimal(target),
                latency,
                List.of("5xx"),
                List.of("web"),
                List.of("/orders/{id}"),
                List.of());
    }

    private static List<JsonNode> rules(Objective objective, MetricsSettings metrics) {
        try {
            String text = new SloRules("shop", metrics).of(List.of(objective), Optional.empty());
            return YAML.readTree(text).findValues("rules").stream()
                    .flatMap(JsonNode::valueStream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String expr(Objective objective, MetricsSettings metrics, String record) {
        return rules(objective, metrics).stream()
                .filter(rule -> rule.path("record").asText().equals(record))
                .findFirst()
                .orElseThrow()
                .get("expr")
                .asText()
                .strip();
    }

    private static List<JsonNode> alerts(Objective objective) {
        return rules(objective, MetricsSettings.DEFAULT).stream()
                .filter(rule -> rule.path("alert").asText().endsWith("BudgetBurn"))
                .toList();
    }

    @Test
    void the_records_are_those_of_sloth_with_its_labels() {
        List<JsonNode> records = rules(AVAILABILITY, MetricsSettings.DEFAULT).stream()
                .filter(rule -> rule.has("record"))
                .toList();

        assertThat(records)
                .extracting(rule -> rule.get("record").asText())
                .contains(
                        "slo:sli_error:ratio_rate5m",
                        "slo:sli_error:ratio_rate30m",
                        "slo:sli_error:ratio_rate1h",
                        "slo:sli_error:ratio_rate2h",
                        "slo:sli_error:ratio_rate6h",
                        "slo:sli_error:ratio_rate1d",
                        "slo:sli_error:ratio_rate3d",
                        "slo:sli_error:ratio_rate30d",
                        "slo:objective:ratio",
                        "slo:error_budget:ratio",
                        "slo:time_period:days",
                        "slo:current_burn_rate:ratio",
                        "slo:period_burn_rate:ratio",
                        "slo:period_error_budget_remaining:ratio",
                        "sloth_slo_info");
        assertThat(records).allSatisfy(rule -> {
            assertThat(rule.at("/labels/sloth_id").asText()).isEqualTo("shop-orders");
            assertThat(rule.at("/labels/sloth_service").asText()).isEqualTo("shop");
            assertThat(rule.at("/labels/sloth_slo").asText()).isEqualTo("orders");
        });
        assertThat(records)
                .filteredOn(rule -> rule.get("record").asText().startsWith("slo:sli_error:ratio_rate"))
                .allSatisfy(rule -> assertThat(rule.get("record").asText())
                        .isEqualTo("slo:sli_error:ratio_rate"
                                + rule.at("/labels/sloth_window").asText()));
    }

    @Test
    void availability_counts_requests_by_status() {
        assertThat(expr(AVAILABILITY, MetricsSettings.DEFAULT, "slo:events:rate5m"))
                .isEqualTo(
                        "sum without (endpoint, method, status) (source_endpoint_method_status:apilog_requests:rate5m"
                                + "{source=\"web\", endpoint=\"/orders/{id}\"})");
        assertThat(expr(AVAILABILITY, MetricsSettings.DEFAULT, "slo:events_failed:rate5m"))
                .startsWith(
                        "sum without (endpoint, method, status) (source_endpoint_method_status:apilog_requests:rate5m"
                                + "{source=\"web\", endpoint=\"/orders/{id}\", status=~\"5..\"})");
    }

    @Test
    void latency_counts_what_did_not_fail_and_is_not_in_the_bucket_of_the_bound() {
        assertThat(expr(LATENCY, MetricsSettings.DEFAULT, "slo:events_failed:rate5m"))
                .isEqualTo("""
                    sum without (endpoint, method, status, outcome, le) (source_endpoint_method_outcome_le:apilog_request_duration_seconds_bucket:rate5m{source="web", endpoint="/orders/{id}", outcome="served", le="+Inf"})
                      - sum without (endpoint, method, status, outcome, le) (source_endpoint_method_outcome_le:apilog_request_duration_seconds_bucket:rate5m{source="web", endpoint="/orders/{id}", outcome="served", le=~"1[.]0|1"})
                    """.strip());
    }

    @Test
    void without_endpoints_what_nobody_ever_found_does_not_count() {
        Objective all = new Objective(
                "all", new BigDecimal("99"), Optional.empty(), List.of("5xx"), List.of(), List.of(), List.of());

        assertThat(expr(all, MetricsSettings.DEFAULT, "slo:events:rate5m"))
                .contains("apilog_requests:rate5m{endpoint!~\"malformed|unmatched\"}");
    }

    @Test
    void a_star_stands_for_any_characters_and_everything_else_for_itself() {
        Objective several = new Objective(
                "several",
                new BigDecimal("99"),
                Optional.empty(),
                List.of("5xx", "429", "none"),
                List.of(),
                List.of("/a.b/*", "/users/{id}", "/q\"\\^"),
                List.of("GET", "POST"));

        assertThat(expr(several, MetricsSettings.DEFAULT, "slo:events_failed:rate5m"))
                .contains(
                        "endpoint=~\"/a[.]b/.*|/users/[{]id[}]|/q\\\"\\\\\\\\\\\\^\"",
                        "method=~\"GET|POST\"",
                        "status=~\"5..|429|none\"");
    }

    @Test
    void other_names_of_metrics_and_labels_are_taken_from_the_configuration() {
        MetricsSettings otel = new MetricsSettings(
                1000,
                Naming.OTEL,
                StatusLabel.CODE,
                StatusLabel.NONE,
                1,
                Map.of("source", "log"),
                List.of(),
                MetricsSettings.DEFAULT_BUCKETS,
                MetricsSettings.DEFAULT_BUCKETS,
                Set.of(),
                Duration.ZERO);

        assertThat(expr(LATENCY, otel, "slo:events:rate5m"))
                .startsWith("sum without (instance, ")
                .endsWith("helm_sh_chart, http_route, http_request_method, http_response_status_code, error_type)"
                        + " (rate(http_server_request_duration_seconds_count{log=\"web\","
                        + " http_route=\"/orders/{id}\"}[5m]))");
    }

    @Test
    void budgets_and_thresholds_are_exact_decimals() {
        assertThat(expr(AVAILABILITY, MetricsSettings.DEFAULT, "slo:objective:ratio"))
                .isEqualTo("vector(0.999)");
        assertThat(expr(AVAILABILITY, MetricsSettings.DEFAULT, "slo:error_budget:ratio"))
                .isEqualTo("vector(0.001)");
        assertThat(alerts(AVAILABILITY).get(0).get("expr").asText()).contains("> 0.0144\n", "> 0.006\n");
        assertThat(alerts(AVAILABILITY).get(1).get("expr").asText()).contains("> 0.003\n", "> 0.001\n");
    }

    @Test
    void a_page_asks_for_5m_and_1h_or_30m_and_6h_and_a_ticket_for_2h_and_1d_or_6h_and_3d() {
        assertThat(alerts(AVAILABILITY))
                .extracting(alert -> alert.at("/labels/sloth_severity").asText())
                .containsExactly("page", "ticket");
        assertThat(windows(alerts(AVAILABILITY).get(0))).containsExactly("1h", "5m", "6h", "30m");
        // And what would page but is explained by few clients.
        assertThat(windows(alerts(AVAILABILITY).get(1)))
                .containsExactly("1d", "2h", "3d", "6h", "1h", "5m", "6h", "30m");
    }

    private static List<String> windows(JsonNode alert) {
        return Pattern.compile("ratio_rate(\\w+)")
                .matcher(alert.get("expr").asText())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void a_burn_rate_that_even_all_requests_failing_cannot_reach_has_no_alert() {
        assertThat(windows(alerts(objective("90", Optional.empty())).get(0))).containsExactly("6h", "30m");
        assertThat(alerts(objective("80", Optional.empty())))
                .extracting(alert -> alert.at("/labels/sloth_severity").asText())
                .containsExactly("ticket");
    }

    /** Prometheus 3 stores 0.0005 where 2 stores what is exposed. */
    @Test
    void a_bound_is_found_however_it_is_written() {
        assertThat(failedWithin(0.0005)).contains("le=~\"5[.]0E-4|0[.]0005\"");
        assertThat(failedWithin(0.000025)).contains("le=~\"2[.]5E-5|0[.]000025|2[.]5e-05\"");
        assertThat(failedWithin(0.25)).contains("le=\"0.25\"");
        assertThat(failedWithin(10)).contains("le=~\"10[.]0|10\"");
    }

    private static String failedWithin(double seconds) {
        return expr(objective("99", Optional.of(seconds)), MetricsSettings.DEFAULT, "slo:events_failed:rate5m");
    }

    /** Where no bucket has the bound there is nothing to say; that nothing was slow would be wrong. */
    @Test
    void a_bound_that_is_not_there_is_no_proof_of_speed() {
        assertThat(failedWithin(1)).doesNotContain("* 0");
        assertThat(expr(AVAILABILITY, MetricsSettings.DEFAULT, "slo:events_failed:rate5m"))
                .endsWith("* 0");
    }

    @Test
    void extra_labels_of_requests_are_added_up_and_those_of_a_source_stay() {
        MetricsSettings byHost = new MetricsSettings(
                1000,
                Naming.APILOG,
                StatusLabel.CODE,
                StatusLabel.CODE,
                1,
                Map.of(),
                List.of(ExtraLabel.ofField("tenant", "http_x_tenant", 10)),
                MetricsSettings.DEFAULT_BUCKETS,
                MetricsSettings.DEFAULT_BUCKETS,
                Set.of(),
                Duration.ZERO);

        assertThat(expr(AVAILABILITY, byHost, "slo:events:rate5m"))
                .startsWith("sum without (endpoint, method, status, tenant) (");
    }

    @Test
    void failures_of_ones_own_are_read_from_what_the_exporter_shows() {
        Objective busy = new Objective(
                "busy", new BigDecimal("99"), Optional.of(1.0), List.of("5xx", "429"), List.of(), List.of(), List.of());

        assertThat(expr(busy, MetricsSettings.DEFAULT, "slo:events:rate5m"))
                .contains("rate(apilog_request_duration_seconds_count{", "status!~\"5..|429\"");
    }

    @Test
    void a_capacity_is_recorded_without_labels() throws IOException {
        String text = new SloRules("shop", MetricsSettings.DEFAULT).of(List.of(), Optional.of(250.0));

        assertThat(YAML.readTree(text).at("/groups/0/rules/0/record").asText())
                .isEqualTo("apilog:requests_capacity:rate");
        assertThat(YAML.readTree(text).at("/groups/0/rules/0/expr").asText().strip())
                .isEqualTo("vector(250.0)");
    }
}
