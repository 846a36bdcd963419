package io.apilog.app.stage;

import io.apilog.config.Config;
import io.apilog.customer.CustomerSettings;
import io.apilog.customer.CustomersPart;
import io.apilog.customer.ExperienceSettings;
import io.apilog.customer.SessionSettings;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.part.ObservingPart;
import java.util.List;
import java.util.stream.Stream;

/** Who sees what customers met. */
final class CustomerParts {
    private CustomerParts() {}

    static List<ObservingPart<?>> of(Config config, Surroundings around) {
        CustomerSettings settings = shown(config.insight().customers().settings(), config.metrics());
        return settings.any()
                ? List.of(new CustomersPart(settings, around.sources(), around.events(), around.nanoTime()))
                : List.of();
    }

    /** Without what is switched off by the names of metrics. */
    private static CustomerSettings shown(CustomerSettings settings, MetricsSettings metrics) {
        ExperienceSettings experience = settings.experience();
        SessionSettings sessions = settings.sessions();
        return new CustomerSettings(
                new ExperienceSettings(
                        experience.enabled()
                                && Stream.of(
                                                Metric.CLIENTS_AFFECTED,
                                                Metric.CLIENTS_ACTIVE,
                                                Metric.FAILURE_OUTCOMES,
                                                Metric.EXCESS_WAIT)
                                        .anyMatch(metrics::shows),
                        experience.recovery() && metrics.shows(Metric.RECOVERY),
                        experience.retries() && metrics.shows(Metric.RETRIES),
                        experience.targetNanos(),
                        experience.targets(),
                        experience.customers()),
                new SessionSettings(
                        sessions.enabled()
                                && (metrics.shows(Metric.SESSIONS) || metrics.shows(Metric.SESSION_REQUESTS)),
                        sessions.transitions() && metrics.shows(Metric.TRANSITIONS),
                        sessions.agents()),
                metrics.shows(Metric.FUNNEL) ? settings.funnels() : List.of());
    }
}
