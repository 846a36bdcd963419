package io.apilog.app;

import io.apilog.audience.AgentsPart;
import io.apilog.audience.UniqueClientsPart;
import io.apilog.client.ClientKey;
import io.apilog.config.Config;
import io.apilog.metrics.Metric;
import io.apilog.part.ObservingPart;
import java.util.ArrayList;
import java.util.List;

/** Those who see who asks. */
final class AudienceParts {
    private AudienceParts() {}

    /** @param key by which clients are told */
    static List<ObservingPart<?>> of(Config config, Surroundings around, ClientKey key) {
        List<ObservingPart<?>> parts = new ArrayList<>();
        if (config.metrics().shows(Metric.REQUESTS_BY_AGENT)) {
            parts.add(new AgentsPart(around.events()));
        }
        boolean shared = !config.insight().clients().keyFile().value().isEmpty();
        boolean registers = shared && config.metrics().shows(Metric.CLIENT_REGISTER);
        if (registers || config.metrics().shows(Metric.UNIQUE_CLIENTS)) {
            parts.add(new UniqueClientsPart(around.sources(), key.fingerprint(), registers, around.nanoTime()));
        }
        return parts;
    }
}
