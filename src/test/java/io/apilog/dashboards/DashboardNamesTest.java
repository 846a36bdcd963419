package io.apilog.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.apilog.rules.Expression;
import io.apilog.rules.Expression.Selector;
import io.apilog.rules.Shipped;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A panel that asks for what is not exported stays empty for ever and says nothing. */
class DashboardNamesTest {
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    /** Recorded series have what they are added up by, and what objectives are told apart by. */
    private static final Set<String> OF_RECORDED =
            Set.of("job", "source", "sloth_id", "sloth_service", "sloth_slo", "sloth_window");

    private final DaemonMetrics exported = new DaemonMetrics();
    private final List<String> recorded = Shipped.recordedNames();

    static Stream<Expression> expressions() {
        return Shipped.dashboardExpressions().stream();
    }

    static Stream<JsonNode> targets() {
        return Shipped.dashboards().stream()
                .map(file -> Shipped.read(file, Shipped.LABEL_OF_ENDPOINTS, "endpoint"))
                .flatMap(dashboard -> dashboard.findValues("targets").stream())
                .flatMap(JsonNode::valueStream);
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void every_metric_is_exported_or_recorded(Expression expression) {
        assertThat(expression.selectors())
                .isNotEmpty()
                .extracting(Selector::metric)
                .allMatch(metric -> exported.has(metric) || recorded.contains(metric));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void every_metric_has_the_labels_that_are_matched(Expression expression) {
        assertThat(expression.selectors())
                .allSatisfy(selector -> assertThat(selector.labels()).isSubsetOf(labelsOf(selector.metric())));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void results_are_grouped_by_labels_that_one_of_the_metrics_has(Expression expression) {
        assertThat(expression.groupings()).isSubsetOf(labelsOf(expression));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void a_legend_speaks_of_labels_that_the_result_is_grouped_by(JsonNode target) {
        Expression expression = new Expression("", target.path("expr").asText());

        assertThat(LEGEND.matcher(target.path("legendFormat").asText())
                        .results()
                        .map((MatchResult found) -> found.group(1)))
                .isSubsetOf(expression.groupings());
    }

    private Set<String> labelsOf(Expression expression) {
        return expression.selectors().stream()
                .flatMap(selector -> labelsOf(selector.metric()).stream())
                .collect(Collectors.toSet());
    }

    private Set<String> labelsOf(String metric) {
        return recorded.contains(metric) ? OF_RECORDED : exported.labelsOf(metric);
    }
}
