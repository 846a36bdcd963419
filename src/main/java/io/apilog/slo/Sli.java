package io.apilog.slo;

import io.apilog.metrics.Label;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.StatusLabel;
import java.util.List;

/**
 * What is counted for an objective, per second over 5 minutes, by job and source.
 *
 * @param events an expression for the requests that count
 * @param failed an expression for those of them that are bad
 */
record Sli(String events, String failed) {
    /** Paths that nothing has ever been answered well on, and what is no request, are nobody's failure. */
    private static final String[] NO_ENDPOINTS = {"malformed", "unmatched"};

    static Sli of(Objective objective, MetricsSettings metrics) {
        return new SliExpressions(objective, metrics).sli();
    }

    /** Makes them under the names that the exporter is configured to show. */
    private record SliExpressions(Objective objective, MetricsSettings metrics) {
        Sli sli() {
            return objective.latency().map(this::latency).orElseGet(this::availability);
        }

        private Sli availability() {
            String name = metrics.shown(Metric.REQUESTS);
            Matchers all = matchers();
            Matchers failed = all.withStatus(metrics.shown(Label.STATUS), objective.failures());
            return new Sli(rate(name + all), rate(name + failed));
        }

        /** Of the requests that did not fail: a failure is another objective's, and often quick. */
        private Sli latency(double seconds) {
            String name = metrics.shown(Metric.REQUEST_DURATION);
            Matchers all = metrics.durationStatus() == StatusLabel.NONE
                    ? matchers()
                    : matchers().withoutStatus(metrics.shown(Label.STATUS), objective.failures());
            String events = rate(name + "_count" + all);
            String quick = rate(name + "_bucket" + all.with("le", List.of(MetricsSettings.le(seconds))));
            return new Sli(events, events + "\n  - " + quick);
        }

        private Matchers matchers() {
            Matchers asked = Matchers.none().with(metrics.shown(Label.SOURCE), objective.sources());
            String endpoint = metrics.shown(Label.ENDPOINT);
            Matchers named = objective.endpoints().isEmpty()
                    ? asked.without(endpoint, NO_ENDPOINTS)
                    : asked.with(endpoint, objective.endpoints());
            return named.with(metrics.shown(Label.METHOD), objective.methods());
        }

        private String rate(String selector) {
            return "sum by (job, " + metrics.shown(Label.SOURCE) + ") (rate(" + selector + "[5m]))";
        }
    }
}
