package io.apilog.endpoint.route;

import io.apilog.endpoint.budget.EndpointTable;
import io.apilog.endpoint.path.SliceMap;
import io.apilog.endpoint.path.Target;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configured routes and the operations of OpenAPI documents. The most specific that fits wins: those of the request's host, then
 * those of {@code *.example.com} with the longer name first, then those of every host; among them, segment by segment from the left,
 * text before text with a parameter (the longer text first) before a parameter alone before {@code **}; then a route with the method
 * before one for all methods. {@code **} stands for no segment, too. HEAD goes where GET goes if no route names it. A template of a
 * document names a method that it has no operation for, too, but only if no other route fits.
 */
public final class Routes {
    private static final int LONGEST_HOST = 253;
    private static final String WILDCARD = "*.";

    private final boolean empty;
    private final RouteStates everywhere;
    private final SliceMap<RouteStates> byHost = new SliceMap<>();
    private final SliceMap<RouteStates> bySuffix = new SliceMap<>();
    private final byte[] host = new byte[LONGEST_HOST];

    private Routes(Map<String, RouteNode> trees) {
        empty = trees.isEmpty();
        everywhere = new RouteStates(trees.getOrDefault("", new RouteNode()));
        trees.forEach((name, tree) -> {
            if (name.startsWith(WILDCARD)) {
                add(bySuffix, name.substring(WILDCARD.length()), tree);
            } else if (!name.isEmpty()) {
                add(byHost, name, tree);
            }
        });
    }

    private static void add(SliceMap<RouteStates> hosts, String name, RouteNode tree) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        hosts.add(bytes, 0, bytes.length, new RouteStates(tree));
    }

    /**
     * Reads routes and gives each its endpoint.
     *
     * @throws RouteException for all that cannot be read, are the same, or fit the same requests without one being more specific
     */
    public static Routes of(List<String> texts, List<ApiOperation> operations, EndpointTable table) {
        RouteChecks checks = new RouteChecks(texts, operations);
        Map<String, RouteNode> trees = new HashMap<>();
        checks.forEachGood((declaration, route) -> {
            String name = route.template().text();
            Endpoint endpoint = table.route(
                    name.getBytes(StandardCharsets.UTF_8), name, route.documented() ? Rule.OPENAPI : Rule.ROUTE);
            trees.computeIfAbsent(route.host(), host -> new RouteNode())
                    .leaf(route.template())
                    .put(route, declaration, endpoint);
        });
        trees.values().forEach(checks::checkTies);
        checks.throwIfAny();
        return new Routes(trees);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return empty;
    }

    /**
     * The endpoint of the most specific route that fits, null if none does.
     *
     * @param authority host with or without a port, as the client named it; empty where it is not known
     */
    public @Nullable Endpoint find(Target path, HttpMethod method, Text authority) {
        if (byHost.size() + bySuffix.size() > 0) {
            Endpoint found = findByHost(path, method, authority);
            if (found != null) {
                return found;
            }
        }
        return everywhere.find(path, method);
    }

    private @Nullable Endpoint findByHost(Target path, HttpMethod method, Text authority) {
        int length = readHost(authority);
        RouteStates own = byHost.get(host, 0, length);
        Endpoint found = own == null ? null : own.find(path, method);
        for (int i = 0; found == null && i < length; i++) {
            if (host[i] == '.') {
                RouteStates suffix = bySuffix.get(host, i + 1, length);
                found = suffix == null ? null : suffix.find(path, method);
            }
        }
        return found;
    }

    /** Copies the host's name in small letters, without user, port and final dot, and returns its length; 0 for what is none. */
    private int readHost(Text authority) {
        byte[] bytes = authority.bytes();
        int from = authority.from();
        int to = authority.to();
        for (int i = from; i < to; i++) {
            from = bytes[i] == '@' ? i + 1 : from;
        }
        int end = from;
        while (end < to && bytes[end] != ':') {
            end++;
        }
        if (end > from && bytes[end - 1] == '.') {
            end--;
        }
        if (end - from > LONGEST_HOST) {
            return 0;
        }
        for (int i = from; i < end; i++) {
            host[i - from] = (byte) (bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] + ('a' - 'A') : bytes[i]);
        }
        return end - from;
    }
}
