package io.apilog.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.blackbox.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prometheus's own judgement of what is shipped for it. Skipped where {@code promtool} is not installed. */
class PromtoolIT {
    @TempDir
    Path dir;

    private void promtool(String... arguments) throws IOException, InterruptedException {
        new Promtool(dir).succeeds(arguments);
    }

    static Stream<Path> ruleFiles() {
        return Shipped.ruleFiles().stream();
    }

    static Stream<Path> ruleTests() throws IOException {
        return Promtool.tests(true);
    }

    @BeforeAll
    static void needs_promtool() {
        Programs.required("promtool");
    }

    @ParameterizedTest
    @MethodSource("ruleFiles")
    void rules_are_valid_and_without_lint(Path file) throws Exception {
        promtool("check", "rules", "--lint-fatal", file.toString());
    }

    @ParameterizedTest
    @MethodSource("ruleTests")
    void alerts_fire_when_they_should_and_only_then(Path file) throws Exception {
        new Promtool(dir).plays(file);
    }

    @Test
    void the_example_configuration_is_valid() throws Exception {
        promtool(
                "check",
                "config",
                Shipped.RULES.resolve("prometheus.example.yml").toString());
    }

    @Test
    void expressions_of_dashboards_can_be_parsed() throws Exception {
        parse(Shipped.dashboardExpressions());
    }

    @Test
    void expressions_of_runbooks_can_be_parsed() throws Exception {
        parse(Shipped.runbookExpressions());
    }

    /** promtool 2.42 parses expressions only within rules. */
    private void parse(List<Expression> expressions) throws Exception {
        List<Map<String, String>> rules = IntStream.range(0, expressions.size())
                .mapToObj(i -> Map.of(
                        "record",
                        "parsed:expression:" + i,
                        "expr",
                        withoutVariables(expressions.get(i).text())))
                .toList();
        Path file = dir.resolve("expressions.yml");
        new ObjectMapper()
                .writeValue(file.toFile(), Map.of("groups", List.of(Map.of("name", "expressions", "rules", rules))));
        promtool("check", "rules", file.toString());
    }

    private static String withoutVariables(String expression) {
        return expression
                .replace("$__rate_interval", "1m")
                .replace("$__range_s", "3600")
                .replace("$__range", "1h")
                .replaceAll("\\$__(from|to)", "1700000000000")
                .replace("$__interval_ms", "15000")
                .replace("$__interval", "15s")
                .replace("$endpoint_label", "endpoint")
                .replaceAll("\\$\\w+", ".+");
    }
}
