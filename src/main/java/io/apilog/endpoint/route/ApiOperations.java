package io.apilog.endpoint.route;

import io.apilog.endpoint.budget.EndpointTable;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What OpenAPI documents say of endpoints. Immutable, for any thread. */
public final class ApiOperations {
    private static final int METHODS = HttpMethod.values().length;

    private final @Nullable ApiOperation[] operations;
    private final boolean[] documented;
    private final List<Documented> all = new ArrayList<>();

    /** An endpoint and one operation of it. */
    public record Documented(Endpoint endpoint, ApiOperation operation) {}

    /** The endpoints of all operations are in the table, and no others but configured routes. */
    public ApiOperations(List<ApiOperation> given, EndpointTable table) {
        List<Endpoint> endpoints = table.endpoints();
        operations = new @Nullable ApiOperation[given.isEmpty() ? 0 : endpoints.size() * METHODS];
        documented = new boolean[given.isEmpty() ? 0 : endpoints.size()];
        for (ApiOperation operation : given) {
            String name = Template.documented(operation.path()).text();
            Endpoint endpoint = table.route(name.getBytes(StandardCharsets.UTF_8), name, Rule.OPENAPI);
            int place = place(endpoint, operation.method());
            ApiOperation known = operations[place];
            operations[place] = known == null ? operation : known.and(operation);
            documented[endpoint.index()] = true;
        }
        for (int place = 0; place < operations.length; place++) {
            ApiOperation operation = operations[place];
            if (operation != null) {
                all.add(new Documented(endpoints.get(place / METHODS), operation));
            }
        }
    }

    /** Whether there is no document. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Every operation, each once, by endpoint and method. */
    public List<Documented> all() {
        return List.copyOf(all);
    }

    /** Whether a document has the endpoint, for whatever method. In constant time, without allocating. */
    public boolean has(Endpoint endpoint) {
        return endpoint.index() < documented.length && documented[endpoint.index()];
    }

    /**
     * What a request is to a document; null where none has it. HEAD is known where GET is. In constant time, without allocating.
     *
     * @param endpoint of the same namer
     */
    public @Nullable ApiOperation find(Endpoint endpoint, HttpMethod method) {
        if (!has(endpoint)) {
            return null;
        }
        ApiOperation own = operations[place(endpoint, method)];
        boolean asGet = own == null && method == HttpMethod.HEAD;
        return asGet ? operations[place(endpoint, HttpMethod.GET)] : own;
    }

    private static int place(Endpoint endpoint, HttpMethod method) {
        return endpoint.index() * METHODS + method.ordinal();
    }
}
