package io.apilog.endpoint.budget;

import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.SliceMap;
import io.apilog.request.Endpoint;
import io.apilog.request.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All endpoints there are, by name and by index, and the budget. */
public final class EndpointTable {
    private final SliceMap<Endpoint> byName = new SliceMap<>();
    private final List<Endpoint> endpoints =
            new ArrayList<>(List.of(Endpoint.MALFORMED, Endpoint.UNMATCHED, Endpoint.OTHER));
    private final int budget;

    /** By index, those that were routes of a configuration before. */
    private final BitSet formerRoutes = new BitSet();

    private int minted;
    private int changes;

    /** Takes a budget of 1 or more. */
    public EndpointTable(int budget) {
        if (budget < 1) {
            throw new IllegalArgumentException("the budget of endpoints must be 1 or more, not " + budget);
        }
        this.budget = budget;
    }

    /** The endpoint that has this name; null if none has. */
    public @Nullable Endpoint get(NameBuffer name) {
        return byName.get(name.bytes(), 0, name.length());
    }

    /** Adds an endpoint that is not there yet and counts against the budget. */
    public Endpoint mint(NameBuffer name, Rule rule) {
        minted++;
        return add(name.bytes(), 0, name.length(), name.toString(), rule);
    }

    /** Puts a new endpoint, under the index of one that yields its place, where that was. */
    public Endpoint replace(Endpoint old, NameBuffer name, Rule rule) {
        byName.removeIf((key, endpoint) -> endpoint == old);
        Endpoint endpoint = new Endpoint(old.index(), name.toString(), rule);
        byName.add(name.bytes(), 0, name.length(), endpoint);
        endpoints.set(old.index(), endpoint);
        formerRoutes.clear(old.index());
        changes++;
        return endpoint;
    }

    /** The endpoint of a configured route or of an operation; it does not count against the budget. */
    public Endpoint route(byte[] name, String text, Rule rule) {
        Endpoint known = byName.get(name, 0, name.length);
        return known != null ? known : add(name, 0, name.length, text, rule);
    }

    private Endpoint add(byte[] bytes, int from, int to, String text, Rule rule) {
        Endpoint endpoint = new Endpoint(endpoints.size(), text, rule);
        byName.add(bytes, from, to, endpoint);
        endpoints.add(endpoint);
        changes++;
        return endpoint;
    }

    /** The budget: how many endpoints may hold a place. */
    public int budget() {
        return budget;
    }

    /** How many are no routes: those that hold a place of the budget, and those that have yielded theirs. */
    int minted() {
        return minted;
    }

    /** How many endpoints there are, routes and special ones included: one more than the highest index. */
    public int size() {
        return endpoints.size();
    }

    /** An endpoint as it was saved, or the one that has its name now. What was a route once is none without the setting. */
    public Endpoint restore(byte[] name, KnownEndpoint saved) {
        Endpoint known = byName.get(name, 0, name.length);
        if (known != null) {
            return known;
        }
        minted++;
        boolean former = isRoute(saved.rule());
        formerRoutes.set(endpoints.size(), former);
        return add(name, 0, name.length, saved.name(), former ? Rule.PATH : saved.rule());
    }

    /** Whether an endpoint of this name is there. */
    public boolean has(byte[] name) {
        return byName.get(name, 0, name.length) != null;
    }

    /** The rule that an endpoint is saved with: a route stays one when it is configured no more. */
    public Rule savedRule(Endpoint endpoint) {
        return formerRoutes.get(endpoint.index()) ? Rule.ROUTE : endpoint.rule();
    }

    /** Whether requests are counted under such an endpoint because somebody configured it. */
    public static boolean isRoute(Rule rule) {
        return rule == Rule.ROUTE || rule == Rule.OPENAPI;
    }

    /** Rises whenever an endpoint is added or replaced. */
    public int changes() {
        return changes;
    }

    /** The endpoint with an index below {@link #size}. */
    public Endpoint at(int index) {
        return endpoints.get(index);
    }

    /** A copy of all endpoints, by index. */
    public List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }
}
