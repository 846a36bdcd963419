package io.apilog.customer;

import io.apilog.settings.Located;
import java.util.List;

/**
 * What is configured of customers.
 *
 * @param endpoints those that it names, by key, with the places of their names, for who can tell whether they are there
 */
public record CustomerConfig(CustomerSettings settings, List<NamedEndpoint> endpoints) {
    /**
     * An endpoint that a setting names.
     *
     * @param key of the setting
     */
    public record NamedEndpoint(String key, Located<String> name) {}
}
