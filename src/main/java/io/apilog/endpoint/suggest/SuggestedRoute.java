package io.apilog.endpoint.suggest;

import io.apilog.request.HttpMethod;
import java.util.List;

/**
 * A route that requests in a log would have fitted.
 *
 * @param route fit for {@code EndpointSettings.routes}, without a method
 * @param requests that would have fitted, and had no configured route
 * @param operations what these requests did, the most frequent first
 * @param parameters what stood for each parameter, in their order
 */
public record SuggestedRoute(String route, long requests, List<Operation> operations, List<Parameter> parameters) {
    /** The methods, the most frequent first. */
    public List<String> methods() {
        return operations.stream().map(operation -> operation.method().label()).toList();
    }

    /**
     * A method and what was answered.
     *
     * @param requests with this method
     * @param statuses in their order; 0 or less where none was sent
     */
    public record Operation(HttpMethod method, long requests, List<Integer> statuses) {}

    /**
     * What stood in one place.
     *
     * @param name as in the route, without braces
     * @param kinds what the values looked like, by {@code Shape.label}; empty for what was learned
     * @param examples of learned values, each masked so that no value can be told from it; at most three
     */
    public record Parameter(String name, List<String> kinds, List<String> examples) {}
}
