package io.apilog.endpoint.learn.name;

import java.util.Set;

/** What has names that somebody gave, and no more of them than an API has words. */
final class NamedThings {
    private static final Set<String> WORDS = Set.of(
            "airlines",
            "airports",
            "banks",
            "branches",
            "brands",
            "cities",
            "countries",
            "currencies",
            "datacenters",
            "departments",
            "env",
            "environment",
            "environments",
            "envs",
            "genres",
            "hashtags",
            "hostgroups",
            "leaderboards",
            "locales",
            "namespaces",
            "organizations",
            "orgs",
            "pools",
            "queues",
            "realms",
            "regions",
            "sensors",
            "servicegroups",
            "sites",
            "stations",
            "tenants",
            "terms",
            "usergroups",
            "warehouses",
            "workspaces",
            "zones");

    private final WordSet words = new WordSet(WORDS);

    boolean has(byte[] bytes, int from, int to) {
        return words.has(bytes, from, to);
    }
}
