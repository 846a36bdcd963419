package io.apilog.endpoint;

import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.Values;
import io.apilog.settings.type.ListType;
import io.apilog.settings.type.ScalarType;
import java.util.List;

/** The settings of how requests are named. */
public final class EndpointSection {
    private static final int MOST_ITEMS = 10_000;
    private static final int MOST_DOCUMENTS = 100;
    private static final int DEFAULT_OPENAPI_MAX_BYTES = 4 << 20;

    public static final Key<List<Located<String>>> ROUTES = new Key<>(
            "endpoints.routes",
            ListType.of(ScalarType.route(), MOST_ITEMS),
            List.of(),
            "[]",
            "Routes that name requests; the most specific that fits wins");

    public static final Key<List<Located<String>>> OPENAPI = new Key<>(
            "endpoints.openapi",
            new ListType<>(ScalarType.text("a file"), 0, MOST_DOCUMENTS, true),
            List.of(),
            "[]",
            "OpenAPI documents in YAML or JSON, relative to this file; their paths name requests as routes do");

    public static final Key<Integer> OPENAPI_MAX_BYTES = new Key<>(
            "endpoints.openapi_max_bytes",
            ScalarType.size(1 << 10, 256 << 20),
            DEFAULT_OPENAPI_MAX_BYTES,
            "4MiB",
            "The longest OpenAPI document, with the files that it refers to; a longer one is refused");

    public static final Key<Boolean> LEARN = new Key<>(
            "endpoints.learn",
            ScalarType.yesOrNo(),
            true,
            "true",
            "Whether names of which many stand in one place become `{param}` or `{file}`;"
                    + " `false` leaves the routes and the shapes of ids");

    public static final Key<Integer> ENDPOINT_BUDGET = new Key<>(
            "endpoints.budget",
            ScalarType.wholeNumber(1, 100_000),
            EndpointSettings.DEFAULT_BUDGET,
            "300",
            "The most endpoints besides the routes; further ones are counted as `other`");

    /** What it declares. */
    public static final ConfigSection<EndpointConfig> SECTION = new ConfigSection<>(
            List.of(ROUTES, OPENAPI, OPENAPI_MAX_BYTES, LEARN, ENDPOINT_BUDGET), EndpointSection::settings);

    private EndpointSection() {}

    private static EndpointConfig settings(Values values) {
        return new EndpointConfig(
                values.get(ROUTES),
                values.get(OPENAPI),
                values.get(OPENAPI_MAX_BYTES),
                values.get(ENDPOINT_BUDGET),
                values.get(LEARN));
    }
}
