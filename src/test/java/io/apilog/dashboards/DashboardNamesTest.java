package io.apilog.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.apilog.rules.Expression;
import io.apilog.rules.Expression.Selector;
import io.apilog.rules.Recorded;
import io.apilog.rules.Shipped;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A panel that asks for what is not exported stays empty for ever and says nothing. */
class DashboardNamesTest {
    /** A label that the query makes itself. */
    private static final Pattern MADE = Pattern.compile("\"(\\w+)\", \"[^\"]*\", \"\\w*\"(?:, \"[^\"]*\")?\\)");

    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    private final DaemonMetrics exported = new DaemonMetrics();
    private final Recorded recorded = new Recorded();

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
        // What asks for no metric has a vector of its own.
        assertThat(expression.selectors().isEmpty())
                .isIn(false, expression.text().contains("vector("));
        assertThat(expression.selectors())
                .extracting(Selector::metric)
                .allMatch(metric -> exported.has(metric) || recorded.has(metric));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void every_metric_has_the_labels_that_are_matched(Expression expression) {
        assertThat(expression.selectors())
                .allSatisfy(selector ->
                        assertThat(selector.labels()).allMatch(label -> hasLabel(selector.metric(), label)));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void results_are_grouped_by_labels_that_one_of_the_metrics_has(Expression expression) {
        List<String> metrics =
                expression.selectors().stream().map(Selector::metric).toList();

        assertThat(expression.groupings())
                .allMatch(label -> made(expression).contains(label)
                        || metrics.stream().anyMatch(metric -> hasLabel(metric, label)));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void a_legend_speaks_of_labels_that_the_result_is_grouped_by(JsonNode target) {
        Expression expression = new Expression("", target.path("expr").asText());

        assertThat(LEGEND.matcher(target.path("legendFormat").asText())
                        .results()
                        .map((MatchResult found) -> found.group(1)))
                .isSubsetOf(Stream.concat(expression.groupings().stream(), made(expression).stream())
                        .toList());
    }

    private static List<String> made(Expression expression) {
        return MADE.matcher(expression.text())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private boolean hasLabel(String metric, String label) {
        return recorded.has(metric)
                ? Recorded.hasLabel(metric, label)
                : exported.labelsOf(metric).contains(label);
    }
}
