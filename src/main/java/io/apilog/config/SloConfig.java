package io.apilog.config;

import io.apilog.slo.Objective;
import java.util.List;
import java.util.Optional;

/**
 * What rules for objectives are made of.
 *
 * @param service letters, digits, {@code -} and {@code _}
 * @param capacity requests per second
 * @param objectives their names are unique
 * @param endpoints those that objectives name, with the places of their names, for who can tell whether they are there
 */
public record SloConfig(
        String service, Optional<Double> capacity, List<Objective> objectives, List<Located<String>> endpoints) {
    static final String DEFAULT_SERVICE = "api";

    static SloConfig of(Values values) {
        return new SloConfig(
                values.get(Keys.SLO_SERVICE),
                Optional.of(values.get(Keys.SLO_CAPACITY)).filter(capacity -> capacity > 0),
                values.get(Keys.OBJECTIVES).stream().map(SloConfig::objective).toList(),
                values.get(Keys.OBJECTIVES).stream()
                        .flatMap(objective -> objective.get(Keys.OBJECTIVE_ENDPOINT).stream())
                        .toList());
    }

    private static Objective objective(Values values) {
        return new Objective(
                values.get(Keys.OBJECTIVE_NAME),
                values.get(Keys.OBJECTIVE_TARGET),
                Optional.of(values.get(Keys.OBJECTIVE_LATENCY)).filter(latency -> latency > 0),
                ConfigLoader.plain(values.get(Keys.OBJECTIVE_FAILURES)),
                ConfigLoader.plain(values.get(Keys.OBJECTIVE_SOURCE)),
                ConfigLoader.plain(values.get(Keys.OBJECTIVE_ENDPOINT)),
                ConfigLoader.plain(values.get(Keys.OBJECTIVE_METHOD)));
    }
}
