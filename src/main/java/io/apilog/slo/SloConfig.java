package io.apilog.slo;

import io.apilog.settings.Located;
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
}
