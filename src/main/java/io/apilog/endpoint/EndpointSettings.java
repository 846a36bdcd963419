package io.apilog.endpoint;

import java.util.List;

/**
 * How requests are named.
 *
 * @param routes {@code /users/{id}} or {@code GET /files/**}; the most specific that fits names the request
 * @param budget the most endpoints besides the routes, 1 or more; a further one is counted as {@code other}
 * @param learn whether names of which many stand in one place become one; if not, routes and the shapes of ids alone name requests
 */
public record EndpointSettings(List<String> routes, int budget, boolean learn) {
    /** The setting's default. */
    public static final int DEFAULT_BUDGET = 300;

    /** What holds where nothing is configured. */
    public static final EndpointSettings DEFAULT = new EndpointSettings(List.of(), DEFAULT_BUDGET);

    /** Settings with learning. */
    public EndpointSettings(List<String> routes, int budget) {
        this(routes, budget, true);
    }
}
