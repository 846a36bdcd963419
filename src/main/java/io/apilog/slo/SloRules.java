package io.apilog.slo;

import io.apilog.metrics.MetricsSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of objectives, as a file for Prometheus: records and alerts under the names and labels that sloth gives them. */
public final class SloRules {
    private final String service;
    private final MetricsSettings metrics;

    /**
     * Rules about what one service shows.
     *
     * @param service letters, digits, {@code -} and {@code _}
     * @param metrics how the exporter names what it shows
     */
    public SloRules(String service, MetricsSettings metrics) {
        this.service = service;
        this.metrics = metrics;
    }

    /**
     * The text of the file, the same for the same objectives.
     *
     * @param capacity the requests per second that the service is said to bear
     */
    public String of(List<Objective> objectives, Optional<Double> capacity) {
        RuleFile file = new RuleFile(
                "Printed by apilog-exporter slo: change the objectives and print it again. Needs Prometheus 2.42 or"
                        + " later,",
                "and apilog-recording.rules.yml, on whose records it is built.",
                "",
                "Names and labels are sloth's, so that its dashboards find them. A budget is that of 30 days.");
        capacity.ifPresent(rate -> file.group("apilog-capacity")
                .record("apilog:requests_capacity:rate", "vector(" + MetricsSettings.le(rate) + ")", Map.of()));
        for (Objective objective : objectives) {
            new ObjectiveRules(service, objective, metrics).writeTo(file);
        }
        return file.toString();
    }
}
