package io.apilog.app.stage;

import io.apilog.app.part.ClientsPart;
import io.apilog.cause.CausesPart;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientKey;
import io.apilog.client.ClientObserver;
import io.apilog.client.ClientSettings;
import io.apilog.client.ClientTable;
import io.apilog.config.Config;
import io.apilog.insight.BudgetPart;
import io.apilog.metrics.Metric;
import io.apilog.part.ObservingPart;
import io.apilog.request.ExtraField;
import io.apilog.request.Source;
import io.apilog.security.SecurityPart;
import io.apilog.settings.ConfigException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** THE list of the parts that the daemon has. Those of them that follow clients share one table. */
public final class ShippedParts {
    /** Of no use to tell who a client is, since what is read once shows none: only how many there are. */
    private static final ClientKey SAME_IN_EVERY_RUN =
            ClientKey.of("the same output of the same input".getBytes(StandardCharsets.US_ASCII));

    private ShippedParts() {}

    static List<ObservingPart<?>> of(Config config, Surroundings around) throws ConfigException {
        ClientKey key = ClientKeyFile.of(config);
        List<ObservingPart<?>> parts = of(config, around, key);
        AudienceParts.causes(config, around, identity(config, around, key)).ifPresent(parts::add);
        parts.addAll(DataParts.auditing(config, around, identity(config, around, key)));
        return parts;
    }

    /** For what is read once: an estimate by the same key each time, so that the output is the same. */
    static List<ObservingPart<?>> ofOneLook(Config config, Surroundings around) throws ConfigException {
        boolean own = config.insight().clients().keyFile().value().isEmpty();
        return of(config, around.once(), own ? SAME_IN_EVERY_RUN : ClientKeyFile.of(config));
    }

    private static List<ObservingPart<?>> of(Config config, Surroundings around, ClientKey key) {
        List<ObservingPart<?>> parts = new ArrayList<>();
        parts.add(new BudgetPart(around.budget()));
        parts.addAll(AudienceParts.of(config, around, key));
        security(parts, config, around);
        parts.addAll(CustomerParts.of(config, around));
        parts.addAll(DataParts.counting(config, around));
        parts.addAll(StandardParts.of(config, around));
        follow(parts, config, around, key);
        return parts;
    }

    private static void security(List<ObservingPart<?>> parts, Config config, Surroundings around) {
        if (Stream.of(
                        Metric.SECURITY_EVENTS,
                        Metric.SECURITY_ACTIVE,
                        Metric.ATTACK_REQUESTS,
                        Metric.UNAUTHENTICATED_SUCCESS)
                .anyMatch(config.metrics()::shows)) {
            parts.add(new SecurityPart(
                    around.events(),
                    config.insight().security(),
                    around.agents(),
                    around.signs(),
                    around.clocks(),
                    around.sources(),
                    around.nanoTime()));
        }
    }

    /** Where no part follows clients there is no table. */
    private static void follow(List<ObservingPart<?>> parts, Config config, Surroundings around, ClientKey key) {
        List<ClientObserver> followers = new ArrayList<>();
        for (ObservingPart<?> part : parts) {
            if (part instanceof ClientObserver follower) {
                followers.add(follower);
            }
        }
        if (followers.isEmpty()) {
            return;
        }
        List<Source> sources = around.sources();
        ClientTable table = new ClientTable(
                identity(config, around, key),
                config.insight().clients().settings().tableSize(),
                sources.size(),
                System::currentTimeMillis,
                followers,
                around.agents(),
                around.clocks());
        parts.add(new ClientsPart(table, key, sources, around.namer()::endpoints));
    }

    /** What explains bad answers, alone: for a command that asks for nothing else. */
    public static CausesPart causes(Config config, Surroundings around, WhySpan span) {
        return AudienceParts.causes(config, around, identity(config, around, SAME_IN_EVERY_RUN), span.span());
    }

    private static ClientIdentity identity(Config config, Surroundings around, ClientKey key) {
        ClientSettings settings = config.insight().clients().settings();
        int forwarded = settings.forwarded()
                .map(ExtraField::of)
                .map(around.extras()::indexOf)
                .orElse(-1);
        return new ClientIdentity(key, settings, forwarded);
    }
}
