package io.apilog.openapi;

import io.apilog.endpoint.route.ApiOperation;
import io.apilog.settings.Located;
import java.util.List;

/**
 * What a document describes.
 *
 * @param file as it was named, beside the configuration
 * @param version {@code OpenAPI 3.1.0}, {@code Swagger 2.0}
 * @param operations each with the place of its path; where several base paths are known, once for each
 */
public record OpenApiDocument(String file, String version, List<Located<ApiOperation>> operations) {
    /** What is in it, in one line for people: {@code api.yaml: OpenAPI 3.1.0, 42 operations, 3 of them deprecated}. */
    public String inWords() {
        long deprecated = operations.stream()
                .filter(operation -> operation.value().deprecated())
                .count();
        return file + ": " + version + ", " + operations.size() + " operations, " + deprecated + " of them deprecated";
    }
}
