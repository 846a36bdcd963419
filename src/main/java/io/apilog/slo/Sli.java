package io.apilog.slo;

import io.apilog.metrics.Label;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.StatusLabel;
import java.util.List;

/**
 * What is counted for an objective, per second over 5 minutes, of each source of a service.
 *
 * @param events an expression for the requests that count
 * @param failed an expression for those of them that are bad
 * @param absentIsNone whether there may be no series of bad ones, which means that there were none
 * @param why an expression for the bad ones by operation, with {@code %s} where a template puts the labels of a service
 * @param whyPlaceholders how often {@code %s} is in it
 */
record Sli(String events, String failed, boolean absentIsNone, String why, int whyPlaceholders) {
    /** Paths that nothing has ever been answered well on, and what is no request, are nobody's failure. */
    private static final String[] NO_ENDPOINTS = {"malformed", "unmatched"};

    /** What fails where nothing else is configured: the durations of these are recorded apart. */
    private static final List<String> SERVER_ERRORS = List.of("5xx");

    static Sli of(Objective objective, MetricsSettings metrics) {
        return new SliExpressions(objective, metrics, new Levels(metrics)).sli();
    }

    /** Makes them of what the shipped rules record, or, where they do not know the labels, of what the exporter shows under its names. */
    private record SliExpressions(Objective objective, MetricsSettings metrics, Levels levels) {
        Sli sli() {
            return objective.latency().map(this::latency).orElseGet(this::availability);
        }

        private Sli availability() {
            Matchers all = matchers();
            Matchers failed = all.withStatus(metrics.shown(Label.STATUS), objective.failures());
            String why = Levels.REQUESTS_BY_INSTANCE + failed.behindPlaceholder();
            if (levels.areRecorded()) {
                return new Sli(
                        levels.ofOperations(Levels.REQUESTS + all),
                        levels.ofOperations(Levels.REQUESTS + failed),
                        true,
                        why,
                        1);
            }
            String name = metrics.shown(Metric.REQUESTS);
            return new Sli(levels.ofRaw(name + all), levels.ofRaw(name + failed), true, why, 1);
        }

        /** Of the requests that did not fail: a failure is another objective's, and often quick. */
        private Sli latency(double seconds) {
            Matchers served = matchers().is("outcome", "served");
            Matchers servedInAll = served.is("le", "+Inf");
            Matchers servedInTime = served.withBound(seconds);
            String why = Levels.DURATIONS + servedInAll.behindPlaceholder() + " - ignoring (le) " + Levels.DURATIONS
                    + servedInTime.behindPlaceholder();
            boolean apart = metrics.durationStatus() == StatusLabel.NONE
                    || objective.failures().equals(SERVER_ERRORS);
            if (levels.areRecorded() && apart) {
                String events = levels.ofOperations(Levels.DURATIONS + servedInAll, "outcome", "le");
                String quick = levels.ofOperations(Levels.DURATIONS + servedInTime, "outcome", "le");
                return new Sli(events, events + "\n  - " + quick, false, why, 2);
            }
            String name = metrics.shown(Metric.REQUEST_DURATION);
            Matchers all = metrics.durationStatus() == StatusLabel.NONE
                    ? matchers()
                    : matchers().withoutStatus(metrics.shown(Label.STATUS), objective.failures());
            String events = levels.ofRaw(name + "_count" + all);
            String quick = levels.ofRaw(name + "_bucket" + all.withBound(seconds), "le");
            return new Sli(events, events + "\n  - " + quick, false, why, 2);
        }

        private Matchers matchers() {
            Matchers asked = Matchers.none().with(metrics.shown(Label.SOURCE), objective.sources());
            String endpoint = metrics.shown(Label.ENDPOINT);
            Matchers named = objective.endpoints().isEmpty()
                    ? asked.without(endpoint, NO_ENDPOINTS)
                    : asked.with(endpoint, objective.endpoints());
            return named.with(metrics.shown(Label.METHOD), objective.methods());
        }
    }
}
