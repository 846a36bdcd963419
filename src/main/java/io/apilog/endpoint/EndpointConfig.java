package io.apilog.endpoint;

import io.apilog.settings.Located;
import java.util.List;

/**
 * How requests are named.
 *
 * @param routes each a path after an optional method and host; checked further by {@code endpoint}, which needs the places for its
 *     complaints
 * @param openapi documents, relative to the file in which they were named
 * @param openapiMaxBytes the most bytes of a document and what it refers to
 * @param budget the most endpoints besides the routes
 * @param learn whether names of which many stand in one place become one
 */
public record EndpointConfig(
        List<Located<String>> routes, List<Located<String>> openapi, int openapiMaxBytes, int budget, boolean learn) {
    static final int DEFAULT_OPENAPI_MAX_BYTES = 4 << 20;

    /** The same without the places. */
    public EndpointSettings settings() {
        return new EndpointSettings(routes.stream().map(Located::value).toList(), budget, learn);
    }
}
