package io.apilog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is asked for that nobody shows: a query for a name that does not exist is silent for ever. */
class NamesTest {
    private static final Pattern ALERT_LABEL = Pattern.compile("\\$labels\\.(\\w+)");

    private static final Pattern MADE_LABEL = Pattern.compile(", \"(\\w+)\", \"\\w*\", \"\", \"\"\\)");

    private final Recorded recorded = new Recorded();

    @Test
    void expressions_name_only_metrics_of_the_contract_or_of_the_recording_rules() {
        assertThat(expressions())
                .isNotEmpty()
                .filteredOn(expression -> !expression.text().startsWith("vector("))
                .allSatisfy(expression -> assertThat(expression.selectors()).isNotEmpty());
        assertThat(expressions().stream()
                        .flatMap(expression -> expression.selectors().stream()
                                .filter(selector -> !isKnown(selector.metric()))
                                .map(selector -> expression.place() + " asks for " + selector.metric())))
                .isEmpty();
    }

    @Test
    void expressions_match_only_labels_that_the_metric_has() {
        assertThat(expressions().stream()
                        .flatMap(expression -> expression.selectors().stream()
                                .flatMap(selector -> selector.labels().stream()
                                        .filter(label -> !hasLabel(selector.metric(), label))
                                        .map(label -> expression.place() + " asks for " + label + " of "
                                                + selector.metric()))))
                .isEmpty();
    }

    private boolean isKnown(String metric) {
        return Contract.hasMetric(metric) || recorded.has(metric);
    }

    @Test
    void expressions_group_only_by_labels_of_the_contract() {
        assertThat(expressions())
                .allSatisfy(expression -> assertThat(expression.groupings()).isSubsetOf(labels(expression)));
    }

    @Test
    void alerts_speak_only_of_labels_of_the_contract() {
        assertThat(Shipped.alerts())
                .allSatisfy(alert -> assertThat(ALERT_LABEL
                                .matcher(alert.get("annotations").toString())
                                .results()
                                .map(found -> found.group(1)))
                        .isSubsetOf(labels(new Expression("", ""))));
    }

    /** Those of the contract, of records, and those that the expression itself makes. */
    private static Set<String> labels(Expression expression) {
        Set<String> labels = new HashSet<>(Contract.labels());
        labels.addAll(Recorded.labels());
        labels.addAll(Set.of("exported_endpoint", "exported_source"));
        MADE_LABEL.matcher(expression.text()).results().forEach(made -> labels.add(made.group(1)));
        return labels;
    }

    private boolean hasLabel(String metric, String label) {
        return recorded.has(metric) ? Recorded.hasLabel(metric, label) : Contract.hasLabel(metric, label);
    }

    private static List<Expression> expressions() {
        return Stream.of(Shipped.ruleExpressions(), Shipped.runbookExpressions())
                .flatMap(List::stream)
                .toList();
    }
}
