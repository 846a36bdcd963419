package io.apilog.app.stage;

import io.apilog.audience.AgentsPart;
import io.apilog.audience.AudienceConfig;
import io.apilog.audience.ConsumersPart;
import io.apilog.audience.UniqueClientsPart;
import io.apilog.cause.CauseSettings;
import io.apilog.cause.CauseSpan;
import io.apilog.cause.CausesPart;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientKey;
import io.apilog.config.Config;
import io.apilog.metrics.Metric;
import io.apilog.part.ObservingPart;
import io.apilog.request.ExtraField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts that see who asks. */
final class AudienceParts {
    private AudienceParts() {}

    /** @param key by which clients are told */
    static List<ObservingPart<?>> of(Config config, Surroundings around, ClientKey key) {
        List<ObservingPart<?>> parts = new ArrayList<>();
        if (config.metrics().shows(Metric.REQUESTS_BY_AGENT)) {
            parts.add(new AgentsPart(around.events(), around.agents()));
        }
        String field = config.insight().audience().consumerField();
        if (!field.isEmpty() && config.metrics().shows(Metric.CONSUMER_REQUESTS)) {
            parts.add(new ConsumersPart(around.events(), extra(field, around)));
        }
        boolean shared = !config.insight().clients().keyFile().value().isEmpty();
        boolean registers = shared && config.metrics().shows(Metric.CLIENT_REGISTER);
        if (registers || config.metrics().shows(Metric.UNIQUE_CLIENTS)) {
            parts.add(new UniqueClientsPart(
                    around.sources(),
                    key.fingerprint(),
                    registers,
                    around.budget(),
                    around.clocks(),
                    around.nanoTime()));
        }
        return parts;
    }

    /** What is counted to explain bad answers, where that is not switched off. */
    static Optional<CausesPart> causes(Config config, Surroundings around, ClientIdentity identity) {
        return config.insight().audience().why()
                ? Optional.of(new CausesPart(
                        around.sources(), settings(config, around), identity, around.agents(), around.clocks()))
                : Optional.empty();
    }

    /** The same for a time that is known before, of logs that are read once. */
    static CausesPart causes(Config config, Surroundings around, ClientIdentity identity, CauseSpan span) {
        return new CausesPart(
                around.sources(), settings(config, around), identity, around.agents(), around.clocks(), span);
    }

    private static CauseSettings settings(Config config, Surroundings around) {
        AudienceConfig configured = config.insight().audience();
        return new CauseSettings(
                config.insight().customers().settings().experience()::target,
                extra(configured.consumerField(), around),
                extra(configured.upstreamField(), around));
    }

    private static int extra(String field, Surroundings around) {
        return field.isEmpty() ? -1 : around.extras().indexOf(ExtraField.of(field));
    }
}
