package io.apilog.endpoint;

import java.util.List;

/**
 * A route that requests in a log would have fitted.
 *
 * @param route fit for {@link EndpointSettings#routes}, without a method
 * @param requests that would have fitted, and had no configured route
 * @param methods of these requests, the most frequent first
 * @param parameters what stood for each parameter, in their order
 */
public record SuggestedRoute(String route, long requests, List<String> methods, List<Parameter> parameters) {
    /**
     * What stood in one place.
     *
     * @param name as in the route, without braces
     * @param kinds what the values looked like, by {@link Shape#label}; empty for what was learned
     * @param examples of learned values, each masked so that no value can be told from it; at most three
     */
    public record Parameter(String name, List<String> kinds, List<String> examples) {}
}
