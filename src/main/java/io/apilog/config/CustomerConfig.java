package io.apilog.config;

import io.apilog.customer.CustomerSettings;
import io.apilog.customer.ExperienceSettings;
import io.apilog.customer.Funnel;
import io.apilog.customer.RouteTarget;
import io.apilog.customer.SessionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

    static CustomerConfig of(Values values) {
        List<NamedEndpoint> endpoints = new ArrayList<>();
        values.get(CustomerKeys.TARGETS)
                .forEach(target -> endpoints.add(new NamedEndpoint(CustomerKeys.TARGETS.path(), target.name())));
        values.get(CustomerKeys.FUNNELS)
                .forEach(funnel -> funnel.get(CustomerKeys.FUNNEL_STEPS)
                        .forEach(step -> endpoints.add(new NamedEndpoint(
                                CustomerKeys.FUNNEL_STEPS.path(),
                                new Located<>(step.value().endpoint(), step.place())))));
        return new CustomerConfig(settings(values), List.copyOf(endpoints));
    }

    private static CustomerSettings settings(Values values) {
        return new CustomerSettings(
                new ExperienceSettings(
                        values.get(CustomerKeys.EXPERIENCE),
                        values.get(CustomerKeys.RECOVERY),
                        values.get(CustomerKeys.RETRIES),
                        values.get(CustomerKeys.TARGET).toNanos(),
                        values.get(CustomerKeys.TARGETS).stream()
                                .map(target -> new RouteTarget(
                                        target.name().value(),
                                        CustomerTypes.nanos(target.value().value())))
                                .toList(),
                        Set.copyOf(ConfigLoader.plain(values.get(CustomerKeys.CUSTOMERS)))),
                new SessionSettings(
                        values.get(CustomerKeys.SESSIONS),
                        values.get(CustomerKeys.TRANSITIONS),
                        Set.copyOf(ConfigLoader.plain(values.get(CustomerKeys.SESSION_AGENTS)))),
                values.get(CustomerKeys.FUNNELS).stream()
                        .map(funnel -> new Funnel(
                                funnel.get(CustomerKeys.FUNNEL_NAME),
                                ConfigLoader.plain(funnel.get(CustomerKeys.FUNNEL_STEPS))))
                        .toList());
    }
}
