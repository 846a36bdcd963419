package io.apilog.app;

import io.apilog.audience.AgentsPart;
import io.apilog.config.Config;
import io.apilog.metrics.Metric;
import io.apilog.part.ObservingPart;
import java.util.ArrayList;
import java.util.List;

/** Those who see who asks. */
final class AudienceParts {
    private AudienceParts() {}

    static List<ObservingPart<?>> of(Config config, Surroundings surroundings) {
        List<ObservingPart<?>> parts = new ArrayList<>();
        if (config.metrics().shows(Metric.REQUESTS_BY_AGENT)) {
            parts.add(new AgentsPart(surroundings.events()));
        }
        return parts;
    }
}
