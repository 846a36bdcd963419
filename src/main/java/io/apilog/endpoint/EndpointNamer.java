package io.apilog.endpoint;

import io.apilog.endpoint.budget.Admission;
import io.apilog.endpoint.budget.EndpointTable;
import io.apilog.endpoint.budget.Idleness;
import io.apilog.endpoint.budget.Minting;
import io.apilog.endpoint.budget.Overflow;
import io.apilog.endpoint.budget.OverflowedPath;
import io.apilog.endpoint.learn.KnownPaths;
import io.apilog.endpoint.learn.PathNames;
import io.apilog.endpoint.learn.SegmentTree;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.Masked;
import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Target;
import io.apilog.endpoint.route.ApiOperation;
import io.apilog.endpoint.route.ApiOperations;
import io.apilog.endpoint.route.LoggedRoute;
import io.apilog.endpoint.route.Routes;
import io.apilog.endpoint.unmatched.UnmatchedPath;
import io.apilog.endpoint.unmatched.UnmatchedPaths;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request its endpoint, in this order: the route that the log names, a configured route, the path with ids and learned
 * values taken out. The latter becomes an endpoint only once a request in it is answered in a way that shows it exists (see {@link
 * Minting}); until then it is {@link Endpoint#UNMATCHED}, and beyond the budget it is {@link Endpoint#OTHER}. A route, from the log or
 * from the configuration, is known by definition and needs no such answer.
 *
 * <p>For one thread at a time. An endpoint that is known is found without allocating, in time linear in the path's length.
 */
public final class EndpointNamer {
    /** {@link Endpoint#MALFORMED}, {@link Endpoint#UNMATCHED} and {@link Endpoint#OTHER}. */
    private static final int SPECIAL = 3;

    private final EndpointTable table;
    private final Routes routes;
    private final ApiOperations operations;
    private final SegmentTree positions;
    private final PathNames paths;
    private final @Nullable KnownPaths knownPaths;
    private final Idleness idleness;
    private final Admission admission;
    private final Overflow overflow = new Overflow();
    private final UnmatchedPaths unmatched = new UnmatchedPaths();
    private final List<Consumer<Endpoint>> vacated = new ArrayList<>();
    private final Target target = new Target();
    private final LoggedRoute logged = new LoggedRoute();
    private final NameBuffer name = new NameBuffer();

    /** A namer for which no time goes by, so that no endpoint is ever idle. */
    public EndpointNamer(EndpointSettings settings) {
        this(settings, List.of());
    }

    /** A namer that knows no endpoints yet but the routes and operations, and in whose time nothing becomes idle. */
    public EndpointNamer(EndpointSettings settings, List<ApiOperation> operations) {
        this(settings, operations, () -> 0);
    }

    /** A namer that finds every path in the same way: what the fast path is compared with. */
    static EndpointNamer withoutFastPath(EndpointSettings settings) {
        return new EndpointNamer(settings, List.of(), () -> 0, false);
    }

    /**
     * Makes the endpoints of the configured routes and of the operations of OpenAPI documents.
     *
     * @param nanoTime a clock as {@link System#nanoTime}; read when {@link #tick} is called
     * @throws RouteException naming all that cannot be read, are the same, or fit the same requests without one being more specific
     */
    public EndpointNamer(EndpointSettings settings, List<ApiOperation> operations, LongSupplier nanoTime) {
        this(settings, operations, nanoTime, true);
    }

    private EndpointNamer(
            EndpointSettings settings, List<ApiOperation> operations, LongSupplier nanoTime, boolean fast) {
        table = new EndpointTable(settings.budget());
        routes = Routes.of(settings.routes(), operations, table);
        this.operations = new ApiOperations(operations, table);
        admission = new Admission(table, settings.learn());
        positions = new SegmentTree(settings.learn(), settings.budget(), admission::takenOver);
        paths = new PathNames(positions);
        knownPaths = fast && routes.isEmpty() ? new KnownPaths(positions) : null;
        idleness = new Idleness(nanoTime);
        for (int index = 0; index < table.size(); index++) {
            idleness.seen(index);
        }
    }

    /** Reads the clock that tells which endpoints are idle. To be called about once for each batch of requests. */
    public void tick() {
        idleness.tick();
    }

    /**
     * Adds what is told when an endpoint yields its place, before another one is given its index: what is kept for that index is to
     * be dropped. Told on the thread that names.
     */
    public void whenVacated(Consumer<Endpoint> listener) {
        vacated.add(listener);
    }

    /** The endpoint a request counts under. */
    public Endpoint name(AccessRecord record, HttpMethod method) {
        Endpoint endpoint = find(record, method);
        idleness.seen(endpoint.index());
        admission.asked(endpoint, record.client);
        return endpoint;
    }

    private Endpoint find(AccessRecord record, HttpMethod method) {
        if (!record.hasRequest()) {
            return Endpoint.MALFORMED;
        }
        if (!record.route.isEmpty() && logged.write(record.route, !record.target.isEmpty(), name)) {
            Endpoint known = table.get(name);
            return known != null ? known : mint(Rule.LOG, 0);
        }
        positions.review();
        Endpoint found = knownPaths == null
                ? null
                : knownPaths.find(record.target, Minting.mints(record.status), isWriting(method));
        return found != null ? found : findAny(record, method);
    }

    private Endpoint findAny(AccessRecord record, HttpMethod method) {
        return switch (target.read(record.target, method)) {
            case MALFORMED -> Endpoint.MALFORMED;
            case ASTERISK -> fixed("/*", Rule.PATH, record, method);
            case AUTHORITY -> fixed("/{authority}", Rule.SHAPE, record, method);
            case PATH -> path(record, method);
        };
    }

    private Endpoint fixed(String text, Rule rule, AccessRecord record, HttpMethod method) {
        name.clear();
        name.append(text);
        Endpoint known = table.get(name);
        if (known != null) {
            return known;
        }
        return Minting.mints(record.status) ? mint(rule, 0) : unmatched(record, method);
    }

    /** Of a request whose {@link #name} leads to no endpoint. */
    private Endpoint unmatched(AccessRecord record, HttpMethod method) {
        unmatched.add(name.bytes(), name.length(), method, record.status, record.client);
        return Endpoint.UNMATCHED;
    }

    private Endpoint path(AccessRecord record, HttpMethod method) {
        Text host = target.authority().isEmpty() ? record.host : target.authority();
        Endpoint route = routes.find(target, method, host);
        if (route != null) {
            return route;
        }
        boolean answered = Minting.mints(record.status);
        boolean writing = isWriting(method);
        Rule rule = paths.write(target, name, answered, writing);
        Endpoint known = known();
        SegmentNode position = paths.position();
        if (answered && method == HttpMethod.PUT && position != null) {
            position.store();
        }
        if (known != null && (position != null || !answered || paths.cut() || !positions.learns())) {
            return known;
        }
        boolean exists = answered || (position != null && position.answered());
        if (!exists) {
            return unmatched(record, method);
        }
        Endpoint endpoint = newcomer(rule, writing, record);
        if (answered && method == HttpMethod.PUT) {
            positions.store(name);
        }
        return endpoint;
    }

    /** The endpoint of the name that {@link #paths} wrote. */
    private @Nullable Endpoint known() {
        SegmentNode position = paths.position();
        Endpoint known = position == null ? null : position.endpoint();
        if (known == null) {
            known = table.get(name);
            if (position != null && known != null) {
                position.setEndpoint(known);
            }
        }
        return known;
    }

    private Endpoint newcomer(Rule first, boolean writing, AccessRecord record) {
        Rule rule = first;
        int burst = admission.isBurst(record.client) ? admission.remember(name) : 0;
        if (burst == 1) {
            // A scan by one client teaches nothing, and has no place: a name must come again.
            Endpoint known = table.get(name);
            return known != null ? known : other();
        }
        while (positions.observe(paths, name, writing)) {
            rule = paths.write(target, name, false, false);
            Endpoint known = known();
            if (known != null) {
                return known;
            }
        }
        Endpoint again = table.get(name);
        Endpoint endpoint = again != null ? again : mint(rule, burst);
        if (endpoint != Endpoint.OTHER) {
            positions.place(paths, name, endpoint, writing);
        }
        return endpoint;
    }

    /** Whether a request does something, so that its path may name an operation; what PUT, PATCH and DELETE name are things. */
    private static boolean isWriting(HttpMethod method) {
        return method == HttpMethod.POST;
    }

    private Endpoint mint(Rule rule, int burst) {
        Endpoint idle = idle();
        if (idle != null) {
            return replace(idle, rule);
        }
        return admission.admits(name, rule == Rule.LOG, burst) ? table.mint(name, rule) : other();
    }

    /** The endpoint that is idle for long enough to end, where there is no place left or where there are too many names that hold none. */
    private @Nullable Endpoint idle() {
        if (admission.isFull()) {
            return idleness.longest(table, admission::holdsPlace);
        }
        return admission.isAtEnd() ? idleness.longest(table, endpoint -> !admission.holdsPlace(endpoint)) : null;
    }

    private Endpoint other() {
        overflow.add(name);
        return Endpoint.OTHER;
    }

    private Endpoint replace(Endpoint idle, Rule rule) {
        vacated.forEach(listener -> listener.accept(idle));
        positions.vacate(idle, idle.name().getBytes(StandardCharsets.UTF_8));
        Endpoint endpoint = table.replace(idle, name, rule);
        admission.replaced(endpoint);
        return endpoint;
    }

    /** Whether an endpoint can depend on the host that was asked. */
    public boolean asksForHost() {
        return !routes.isEmpty();
    }

    /** The places in paths that were met. Of the thread that names. */
    public SegmentTree positions() {
        return positions;
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

    /** How many endpoints hold a place of the budget; with what has yielded its place there may be twice as many as places. */
    public int minted() {
        return admission.held();
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

    /** The templates over the budget that are asked for most, most first. */
    public List<OverflowedPath> overflowed(int most) {
        return overflow.heaviest(most);
    }

    /** The shapes of path that led to no endpoint and are asked for most, most first. */
    public List<UnmatchedPath> unmatched(int most) {
        return unmatched.heaviest(most, Masked::of);
    }

    /** Rises whenever {@link #state} has other endpoints or has learned something; not when numbers alone have changed. */
    public long revision() {
        return (long) positions.changes() + table.changes();
    }

    /** What is known now, for another namer to go on with. Takes time for all of it. */
    public EndpointState state() {
        return Remembering.of(table, positions, idleness, admission);
    }

    /**
     * Goes on with what another namer knew; to be called before the first request. Endpoints get indices of their own, as routes may
     * have come or gone since; all are there again, even over the budget, as they have counts, but for routes that are configured no more: of these as
     * many as there is room for.
     *
     * @return the endpoints that the saved indices stand for now
     */
    public Map<Integer, Endpoint> restore(EndpointState state) {
        return Remembering.restore(state, table, positions, idleness, admission);
    }
}
