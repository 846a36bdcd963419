package io.apilog.config;

import io.apilog.endpoint.EndpointSettings;
import java.util.List;

/**
 * How requests are named.
 *
 * @param routes each begins with {@code /}, after an optional method; checked further by {@code endpoint}, which needs the places
 *     for its complaints
 * @param budget the most endpoints besides the routes
 * @param learn whether names of which many stand in one place become one
 */
public record EndpointConfig(List<Located<String>> routes, int budget, boolean learn) {
    /** The same without the places. */
    public EndpointSettings settings() {
        return new EndpointSettings(routes.stream().map(Located::value).toList(), budget, learn);
    }
}
