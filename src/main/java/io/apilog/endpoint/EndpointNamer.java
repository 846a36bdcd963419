package io.apilog.endpoint;

import io.apilog.format.AccessRecord;
import io.apilog.format.HttpMethod;
import io.apilog.format.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Gives each request its endpoint, in this order: the route that the log names, a configured route, the path with ids taken out. The
 * latter becomes an endpoint only once a request in it is answered in a way that shows it exists (see {@link Minting}); until then it
 * is {@link Endpoint#UNMATCHED}, and beyond the budget it is {@link Endpoint#OTHER}. A route, from the log or from the configuration,
 * is known by definition and needs no such answer.
 *
 * <p>For one thread at a time. An endpoint that is known is found without allocating.
 */
public final class EndpointNamer {
    /** {@link Endpoint#MALFORMED}, {@link Endpoint#UNMATCHED} and {@link Endpoint#OTHER}. */
    private static final int SPECIAL = 3;

    private final EndpointTable table;
    private final Routes routes;
    private final ApiOperations operations;
    private final Siblings siblings = new Siblings();
    private final Target target = new Target();
    private final PathNames paths = new PathNames();
    private final LoggedRoute logged = new LoggedRoute();
    private final NameBuffer name = new NameBuffer();

    /**
     * Makes the endpoints of the configured routes.
     *
     * @throws RouteException naming all that cannot be read, are the same, or fit the same requests without one being more specific
     */
    public EndpointNamer(EndpointSettings settings) {
        this(settings, List.of());
    }

    /**
     * Makes the endpoints of the configured routes and of the operations of OpenAPI documents.
     *
     * @throws RouteException naming all that cannot be read, are the same, or fit the same requests without one being more specific
     */
    public EndpointNamer(EndpointSettings settings, List<ApiOperation> operations) {
        table = new EndpointTable(settings.budget());
        routes = Routes.of(settings.routes(), operations, table);
        this.operations = new ApiOperations(operations, table);
    }

    /** The endpoint a request counts under. */
    public Endpoint name(AccessRecord record, HttpMethod method) {
        if (!record.hasRequest()) {
            return Endpoint.MALFORMED;
        }
        if (!record.route.isEmpty() && logged.write(record.route, !record.target.isEmpty(), name)) {
            return known(Rule.LOG);
        }
        return switch (target.read(record.target, method)) {
            case MALFORMED -> Endpoint.MALFORMED;
            case ASTERISK -> fixed("/*", Rule.PATH, record.status);
            case AUTHORITY -> fixed("/{authority}", Rule.SHAPE, record.status);
            case PATH -> path(record, method);
        };
    }

    /** Knows again an endpoint that was saved, even over the budget, as it has counts. Before the first request. */
    public void restore(String text, Rule rule) {
        name.clear();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        name.append(utf8, 0, utf8.length);
        if (table.get(name) == null && rule != Rule.MALFORMED && rule != Rule.UNMATCHED && rule != Rule.OVERFLOW) {
            table.mint(name, rule);
        }
    }

    /** How many endpoints there are, the three special ones and the routes included: indices are below it. */
    public int size() {
        return table.size();
    }

    /** How many endpoints there are, routes included, the three special ones not. */
    public int named() {
        return table.size() - SPECIAL;
    }

    /** The most endpoints besides the special ones and the routes. */
    public int budget() {
        return table.budget();
    }

    /** How many endpoints count against the budget. */
    public int minted() {
        return table.minted();
    }

    /** How many configured routes there are, those that are in a document, too, not counted. */
    public int routes() {
        return (int) table.endpoints().stream()
                .filter(endpoint -> endpoint.rule() == Rule.ROUTE && !operations.has(endpoint))
                .count();
    }

    /** What OpenAPI documents say of the endpoints. */
    public ApiOperations operations() {
        return operations;
    }

    /** All endpoints by index. */
    public List<Endpoint> endpoints() {
        return table.endpoints();
    }

    private Endpoint fixed(String text, Rule rule, int status) {
        name.clear();
        name.append(text);
        Endpoint known = table.get(name);
        return known != null ? known : unknown(rule, status);
    }

    private Endpoint path(AccessRecord record, HttpMethod method) {
        Text host = target.authority().isEmpty() ? record.host : target.authority();
        Endpoint route = routes.find(target, method, host);
        if (route != null) {
            return route;
        }
        Rule rule = paths.write(target, name);
        Endpoint known = table.get(name);
        if (known != null) {
            return known;
        }
        if (!paths.lastIsLiteral()) {
            return unknown(rule, record.status);
        }
        return sibling(rule, record.status);
    }

    private Endpoint sibling(Rule rule, int status) {
        if (siblings.collapse(name)) {
            Endpoint known = table.get(name);
            return known != null ? known : unknown(Rule.SHAPE, status);
        }
        Endpoint endpoint = unknown(rule, status);
        if (!endpoint.isSpecial()) {
            siblings.add(name);
        }
        return endpoint;
    }

    private Endpoint known(Rule rule) {
        Endpoint known = table.get(name);
        return known != null ? known : mint(rule);
    }

    private Endpoint unknown(Rule rule, int status) {
        return Minting.mints(status) ? mint(rule) : Endpoint.UNMATCHED;
    }

    private Endpoint mint(Rule rule) {
        return table.isFull() ? Endpoint.OTHER : table.mint(name, rule);
    }
}
