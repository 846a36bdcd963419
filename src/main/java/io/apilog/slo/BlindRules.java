package io.apilog.slo;

import io.apilog.metrics.Label;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Naming;
import io.apilog.metrics.StatusLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which of the shipped rules can find nothing in what an exporter is configured to show: a query for what is not there is silent. */
public final class BlindRules {
    private BlindRules() {}

    /** A sentence for each setting that silences rules, with the rules; none for the default settings. */
    public static List<String> of(MetricsSettings metrics) {
        List<String> found = new ArrayList<>();
        if (metrics.status() == StatusLabel.CLASS) {
            found.add("metrics.status: class: there is no 401, 403 or 404, so the alerts ApilogRefusedBurst and"
                    + " ApilogMissingPaths never fire");
        }
        if (!metrics.shows(Metric.REQUEST_DURATION)) {
            found.add("metrics.disabled: without " + Metric.REQUEST_DURATION.fullName()
                    + " the alerts ApilogSlowEndpoint and ApilogLatencyShift never fire");
        }
        if (!metrics.shows(Metric.CLIENTS_AFFECTED) || !metrics.shows(Metric.CLIENTS_ACTIVE)) {
            found.add("metrics.disabled: without " + Metric.CLIENTS_AFFECTED.fullName() + " and "
                    + Metric.CLIENTS_ACTIVE.fullName()
                    + " the alert ApilogCustomersAffected never fires, and failures of few clients wake someone");
        }
        if (metrics.durationStatus() == StatusLabel.NONE && metrics.shows(Metric.REQUEST_DURATION)) {
            found.add(
                    "metrics.duration_status: none: durations of failures are among those of answers, in objectives of"
                            + " latency too");
        }
        boolean renamed = Stream.of(Label.SOURCE, Label.ENDPOINT, Label.METHOD, Label.STATUS)
                .anyMatch(label -> !metrics.shown(label).equals(label.text()));
        if (metrics.naming() != Naming.APILOG || renamed) {
            found.add("metrics.naming or metrics.labels: the rules in prometheus-rules know the names source, endpoint,"
                    + " method and status: replace these there");
        }
        if (!metrics.extraLabels().isEmpty()) {
            found.add("metrics.extra_labels: the rules in prometheus-rules judge each value by itself: add "
                    + String.join(
                            ", ",
                            metrics.extraLabels().stream()
                                    .map(label -> label.name())
                                    .toList())
                    + " to each 'without (instance,' there");
        }
        return List.copyOf(found);
    }
}
