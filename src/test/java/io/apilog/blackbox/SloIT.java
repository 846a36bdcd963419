package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.ApilogCommand.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slo}: rules for objectives, and what no rules can be made for. */
class SloIT {
    @TempDir
    Path dir;

    private Ended slo(String yaml) throws IOException {
        return ApilogCommand.of("slo", Files.writeString(dir.resolve("apilog.yaml"), yaml))
                .run();
    }

    private void assertRefused(String yaml, String place, String... words) throws IOException {
        Ended ended = slo(yaml);

        assertThat(ended.exitCode()).as(ended.out()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith(dir.resolve("apilog.yaml") + ":" + place)
                .contains(words);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void the_shipped_rules_are_what_the_shipped_objectives_print() throws IOException {
        Ended ended =
                ApilogCommand.of("slo", "prometheus-rules/slo.example.yaml").run();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).isEqualTo(Files.readString(Path.of("prometheus-rules/apilog-slo.rules.yml")));
    }

    /** Prometheus 2 stores a bound below a millisecond as it is exposed, Prometheus 3 as it writes numbers itself. */
    @Test
    void an_objective_below_a_millisecond_is_missed_however_its_bound_is_stored_and_blind_where_there_is_none()
            throws IOException {
        String promtool = Programs.required("promtool");
        Ended ended = slo("""
            metrics: {duration_buckets: [0.0005, 0.025]}
            slo: {objectives: [{name: fast, target: 99, latency: 500us}]}
            """);
        Files.writeString(dir.resolve("slo.rules.yml"), ended.out());
        StringBuilder series = new StringBuilder();
        for (String bound : List.of("5.0E-4", "0.0005", "0.001")) {
            for (String le : List.of(bound, "0.025", "+Inf")) {
                series.append("      - {series: 'apilog_request_duration_seconds_bucket{job=\"" + bound
                        + "\", instance=\"a\", source=\"web\", endpoint=\"/a\", method=\"GET\", status=\"200\", le=\""
                        + le + "\"}', values: '0+" + (le.equals(bound) ? 0 : 60) + "x90'}\n");
            }
        }
        Path test = Files.writeString(dir.resolve("slo.test.yml"), """
            rule_files: [%s, slo.rules.yml]
            evaluation_interval: 1m
            group_eval_order: [apilog-requests, apilog-durations, sloth-slo-sli-recordings-api-fast, \
            sloth-slo-meta-recordings-api-fast, sloth-slo-alerts-api-fast]
            tests:
              - interval: 1m
                input_series:
                  - {series: 'apilog_build_info{job="a", instance="a"}', values: '1x90'}
            %s
                promql_expr_test:
                  - expr: slo:sli_error:ratio_rate5m
                    eval_time: 80m
                    exp_samples:
                      - labels: 'slo:sli_error:ratio_rate5m{job="5.0E-4", source="web", sloth_id="api-fast", sloth_service="api", sloth_slo="fast", sloth_window="5m"}'
                        value: 1
                      - labels: 'slo:sli_error:ratio_rate5m{job="0.0005", source="web", sloth_id="api-fast", sloth_service="api", sloth_slo="fast", sloth_window="5m"}'
                        value: 1
                  - expr: count by (job, alertname) (ALERTS{alertstate="firing", severity="critical"} or ALERTS{alertstate="firing", alertname="ApilogObjectiveBlind"})
                    eval_time: 80m
                    exp_samples:
                      - {labels: '{job="5.0E-4", alertname="ApilogLatencyBudgetBurn"}', value: 1}
                      - {labels: '{job="0.0005", alertname="ApilogLatencyBudgetBurn"}', value: 1}
                      - {labels: '{job="0.001", alertname="ApilogObjectiveBlind"}', value: 1}
            """.formatted(
                        Path.of("prometheus-rules/apilog-recording.rules.yml").toAbsolutePath(), series));

        assertThat(ended.err()).isEmpty();
        assertThat(Programs.output(List.of(promtool, "test", "rules", test.toString())))
                .contains("SUCCESS");
    }

    @Test
    void promtool_accepts_rules_for_endpoints_with_any_characters() throws IOException {
        String promtool = Programs.required("promtool");
        Ended ended = slo("""
            metrics: {naming: otel, labels: {source: log}, duration_buckets: [0.2, 2]}
            endpoints: {routes: ["/users/{id}", "/a.b/**", "/a+b/{x}"]}
            slo:
              capacity: 120
              objectives:
                - {name: a, target: 99.5, endpoint: ["/users/{id}", "/a*"], method: GET}
                - {name: b, target: 75 %, latency: 200ms, endpoint: "/a+b/{x}"}
            """);
        Path rules = Files.writeString(dir.resolve("slo.rules.yml"), ended.out());

        assertThat(ended.err()).isEmpty();
        assertThat(Programs.output(List.of(promtool, "check", "rules", "--lint-fatal", rules.toString())))
                .contains("SUCCESS");
    }

    @Test
    void a_target_of_100_per_cent_is_refused() throws IOException {
        assertRefused("slo: {objectives: [{name: a, target: 100}]}", "1:38: ", "below 100", "'100'");
    }

    @Test
    void a_target_of_0_is_refused() throws IOException {
        assertRefused("slo: {objectives: [{name: a, target: 0}]}", "1:38: ", "above 0", "'0'");
    }

    @Test
    void a_latency_between_two_bounds_is_refused_and_the_nearest_bound_named() throws IOException {
        assertRefused(
                "slo: {objectives: [{name: a, target: 99, latency: 300ms}]}", "1:51: ", "found 0.3", "nearest is 0.25");
    }

    @Test
    void an_endpoint_that_is_no_route_is_refused_and_the_nearest_one_named() throws IOException {
        assertRefused("""
            endpoints: {routes: ["/users/{id}"]}
            slo: {objectives: [{name: a, target: 99, endpoint: "/user/{id}"}]}
            """, "2:52: ", "no route and no operation", "did you mean '/users/{id}'?");
    }

    @Test
    void a_pattern_that_fits_no_route_is_refused() throws IOException {
        assertRefused(
                "slo: {objectives: [{name: a, target: 99, endpoint: [unmatched, '/orders/*']}]}",
                "1:64: ",
                "'/orders/*'",
                "endpoints.routes");
    }

    @Test
    void operations_of_an_openapi_document_are_known() throws IOException {
        Files.writeString(dir.resolve("api.yaml"), """
            openapi: 3.0.3
            info: {title: Shop, version: "1"}
            paths: {"/carts/{cart}": {get: {responses: {"200": {description: a cart}}}}}
            """);

        assertThat(slo("""
            endpoints: {openapi: api.yaml}
            slo: {objectives: [{name: a, target: 99, endpoint: "/carts/{cart}"}]}
            """).exitCode()).isZero();
    }

    @Test
    void a_configuration_without_objectives_is_refused() throws IOException {
        Ended ended = slo("metrics: {budget: 1000}");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("there are no objectives", "slo.objectives");
    }

    @Test
    void the_daemon_does_not_start_with_what_slo_refuses() throws IOException {
        Path file = Files.writeString(
                dir.resolve("apilog.yaml"), "slo: {objectives: [{name: a, target: 99, endpoint: /nowhere}]}");

        Ended ended =
                ApilogCommand.following("--config.file=" + file, "access.log").run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).startsWith(file + ":1:52: ");
    }

    @Test
    void check_refuses_what_slo_refuses() throws IOException {
        Path file = Files.writeString(
                dir.resolve("apilog.yaml"), "slo: {objectives: [{name: a, target: 99, endpoint: /nowhere}]}");

        Ended ended = ApilogCommand.of("check", file).run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).startsWith(file + ":1:52: ");
    }
}
