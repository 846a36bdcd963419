package io.apilog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is asked for that nobody shows: a query for a name that does not exist is silent for ever. */
class NamesTest {
    private static final Pattern ALERT_LABEL = Pattern.compile("\\$labels\\.(\\w+)");

    private final List<String> recorded = Shipped.recordedNames();

    @Test
    void expressions_name_only_metrics_of_the_contract_or_of_the_recording_rules() {
        assertThat(expressions())
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(expression.selectors())
                        .isNotEmpty()
                        .allMatch(selector ->
                                Contract.hasMetric(selector.metric()) || recorded.contains(selector.metric())));
    }

    @Test
    void expressions_match_only_labels_that_the_metric_has() {
        assertThat(expressions())
                .allSatisfy(expression -> assertThat(expression.selectors())
                        .allSatisfy(selector ->
                                assertThat(selector.labels()).allMatch(label -> hasLabel(selector.metric(), label))));
    }

    @Test
    void expressions_group_only_by_labels_of_the_contract() {
        assertThat(expressions())
                .allSatisfy(expression -> assertThat(expression.groupings()).isSubsetOf(Contract.labels()));
    }

    @Test
    void alerts_speak_only_of_labels_of_the_contract() {
        assertThat(Shipped.alerts())
                .allSatisfy(alert -> assertThat(ALERT_LABEL
                                .matcher(alert.get("annotations").toString())
                                .results()
                                .map(found -> found.group(1)))
                        .isSubsetOf(Contract.labels()));
    }

    private boolean hasLabel(String metric, String label) {
        return recorded.contains(metric) ? levelOf(metric).contains(label) : Contract.hasLabel(metric, label);
    }

    /** The first part of a recorded name is the list of its labels. */
    private static List<String> levelOf(String recordedName) {
        return List.of(recordedName.substring(0, recordedName.indexOf(':')).split("_"));
    }

    private static List<Expression> expressions() {
        return Stream.of(Shipped.ruleExpressions(), Shipped.runbookExpressions())
                .flatMap(List::stream)
                .toList();
    }
}
