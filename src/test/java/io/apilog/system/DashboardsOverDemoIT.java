package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.apilog.blackbox.ApilogCommand;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import io.apilog.blackbox.RunningDaemon;
import io.apilog.rules.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every query of every dashboard, asked of the real Prometheus that scrapes the demo: each has an answer, and it is a number. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardsOverDemoIT {
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), \\w+\\)");

    /** What the demo's nginx never writes: a switch of protocols, and a request that no status was sent for. */
    private static final List<String> RIGHTLY_EMPTY = List.of("status=~\"1..\"", "status=\"none\"");

    @TempDir
    static Path dir;

    private RunningDaemon demo;
    private Prometheus prometheus;

    @BeforeAll
    void start() throws IOException {
        Stream.of("prometheus", "promtool").forEach(Programs::required);
        demo = ApilogCommand.of("demo", "--web.listen-address=127.0.0.1:0")
                .withJvmArgument("-Djava.io.tmpdir=" + Files.createDirectory(dir.resolve("demo")))
                .start();
        prometheus = Prometheus.start(Files.createDirectory(dir.resolve("prometheus")), demo.port(), List.of());
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> each_query_of_a_panel_has_finite_values() {
        return Shipped.dashboards().stream()
                .flatMap(file ->
                        Shipped.read(file).findParents("targets").stream().flatMap(panel -> queries(file, panel)));
    }

    private Stream<DynamicTest> queries(Path file, JsonNode panel) {
        String name = file.getFileName() + ", " + panel.path("title").asText();
        return panel.get("targets")
                .valueStream()
                .map(target -> target.path("expr").asText())
                .filter(expr -> RIGHTLY_EMPTY.stream().noneMatch(expr::contains))
                .map(expr -> dynamicTest(name + ": " + expr, () -> assertAnswered(concrete(expr))));
    }

    @TestFactory
    Stream<DynamicTest> each_variable_has_values_to_choose_from() {
        return Shipped.dashboards().stream()
                .flatMap(file -> Shipped.read(file).at("/templating/list").valueStream())
                .flatMap(variable -> LABEL_VALUES
                        .matcher(variable.path("definition").asText())
                        .results()
                        .map(found -> dynamicTest(
                                variable.path("name").asText(), () -> assertAnswered(concrete(found.group(1))))));
    }

    private void assertAnswered(String query) {
        Eventually.holds(() -> assertThat(prometheus.values(query).values())
                .as(query)
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value).isFinite()));
    }

    /** As Grafana would ask it, with all of every variable chosen and the last minute shown. */
    private static String concrete(String expr) {
        String timed = expr.replace("$__rate_interval", "15s")
                .replace("$__range_s", "60")
                .replace("$__range", "1m")
                .replace("$__interval", "5s");
        return timed.replaceAll("\\$\\w+|\\$\\{\\w+(:\\w+)?}", Matcher.quoteReplacement(".+"));
    }
}
