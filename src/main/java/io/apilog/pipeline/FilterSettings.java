package io.apilog.pipeline;

import io.apilog.request.HttpMethod;
import java.util.List;
import java.util.Set;

/**
 * Which requests are left out. A request is meant where every condition that is not empty has one word that fits.
 *
 * @param name the label {@code filter}
 * @param sources names of sources
 * @param endpoints globs over the endpoint's name
 * @param paths globs over the path as the client sent it, without its query
 * @param methods some of {@link HttpMethod#LABELS}
 * @param statuses {@code 404}, {@code 4xx} or {@code none}
 * @param userAgents globs over any part of the user agent, without regard to case
 * @param keep the share of the requests that are counted all the same, 0 or more and below 1
 */
public record FilterSettings(
        String name,
        Set<String> sources,
        List<String> endpoints,
        List<String> paths,
        Set<String> methods,
        Set<String> statuses,
        List<String> userAgents,
        double keep) {
    /** Copies the collections. */
    public FilterSettings {
        sources = Set.copyOf(sources);
        endpoints = List.copyOf(endpoints);
        paths = List.copyOf(paths);
        methods = Set.copyOf(methods);
        statuses = Set.copyOf(statuses);
        userAgents = List.copyOf(userAgents);
    }
}
