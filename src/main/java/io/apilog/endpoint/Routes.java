package io.apilog.endpoint;

import io.apilog.format.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configured routes as a tree of segments. The most specific route that fits wins: segment by segment from the left, text before
 * text with a parameter (the longer text first) before a parameter alone before {@code **}; then a route with the method before one
 * for all methods. {@code **} stands for no segment, too. HEAD goes where GET goes if no route names it.
 *
 * <p>A search visits a node of the tree at most once, so that its cost is bounded by the path's length for given routes.
 */
final class Routes {
    private final Node root = new Node();

    private Routes() {}

    /** Reads routes and gives each its endpoint. */
    static Routes of(List<String> texts, EndpointTable table) {
        Routes routes = new Routes();
        Map<String, List<Route>> byStructure = new HashMap<>();
        for (String text : texts) {
            Route route = Route.parse(text);
            List<Route> alike = byStructure.computeIfAbsent(route.structure(), structure -> new ArrayList<>());
            alike.forEach(other -> checkClash(other, route));
            alike.add(route);
            byte[] name = route.template().getBytes(StandardCharsets.UTF_8);
            routes.root.add(route, 0, table.route(name, route.template()));
        }
        return routes;
    }

    private static void checkClash(Route first, Route second) {
        String both = "routes \"" + first.text() + "\" and \"" + second.text() + "\"";
        if (!first.template().equals(second.template())) {
            throw new IllegalArgumentException(both + " fit the same paths: give them the same spelling");
        }
        if (first.method() == second.method()) {
            throw new IllegalArgumentException(both + " are the same");
        }
    }

    /** The endpoint of the most specific route that fits, null if none does. */
    @Nullable
    Endpoint find(Target path, HttpMethod method) {
        return root.find(path, 0, method);
    }

    /** What may follow the segments before. */
    private static final class Node {
        private final SliceMap<Node> literals = new SliceMap<>();
        private final List<Mixed> mixed = new ArrayList<>();
        private @Nullable Node parameter;
        private final ByMethod closed = new ByMethod();
        private final ByMethod open = new ByMethod();

        void add(Route route, int depth, Endpoint endpoint) {
            if (depth < route.segments().size()) {
                child(route.segments().get(depth)).add(route, depth + 1, endpoint);
            } else {
                (route.open() ? open : closed).put(route.method(), endpoint);
            }
        }

        private Node child(SegmentPattern pattern) {
            if (pattern.isLiteral()) {
                return literal(pattern.text());
            }
            if (pattern.isParameter()) {
                if (parameter == null) {
                    parameter = new Node();
                }
                return parameter;
            }
            return mixed(pattern);
        }

        private Node literal(byte[] text) {
            Node known = literals.get(text, 0, text.length);
            if (known != null) {
                return known;
            }
            Node node = new Node();
            literals.add(text, 0, text.length, node);
            return node;
        }

        private Node mixed(SegmentPattern pattern) {
            for (Mixed known : mixed) {
                if (known.pattern.structure().equals(pattern.structure())) {
                    return known.node;
                }
            }
            Mixed added = new Mixed(pattern, new Node());
            mixed.add(added);
            mixed.sort(Mixed.MOST_SPECIFIC_FIRST);
            return added.node;
        }

        @Nullable
        Endpoint find(Target path, int depth, HttpMethod method) {
            Endpoint found = depth < path.count() ? findBelow(path, depth, method) : null;
            if (found == null && depth == path.count() && !path.cut()) {
                found = closed.get(method);
            }
            return found != null ? found : open.get(method);
        }

        private @Nullable Endpoint findBelow(Target path, int depth, HttpMethod method) {
            byte[] bytes = path.bytes();
            int from = path.from(depth);
            int to = path.to(depth);
            Node literal = literals.get(bytes, from, to);
            Endpoint found = literal == null ? null : literal.find(path, depth + 1, method);
            for (int i = 0; found == null && i < mixed.size(); i++) {
                Mixed candidate = mixed.get(i);
                if (candidate.pattern.matches(bytes, from, to)) {
                    found = candidate.node.find(path, depth + 1, method);
                }
            }
            if (found == null && parameter != null) {
                found = parameter.find(path, depth + 1, method);
            }
            return found;
        }
    }

    private record Mixed(SegmentPattern pattern, Node node) {
        /** The structure decides between equals, so that the order of the settings does not. */
        static final Comparator<Mixed> MOST_SPECIFIC_FIRST = Comparator.<Mixed>comparingInt(
                        mixed -> -mixed.pattern.literalBytes())
                .thenComparing(mixed -> mixed.pattern.structure());
    }

    /** Endpoints by method. */
    private static final class ByMethod {
        private final Map<HttpMethod, Endpoint> endpoints = new EnumMap<>(HttpMethod.class);
        private @Nullable Endpoint any;

        void put(@Nullable HttpMethod method, Endpoint endpoint) {
            if (method == null) {
                any = endpoint;
            } else {
                endpoints.put(method, endpoint);
            }
        }

        @Nullable
        Endpoint get(HttpMethod method) {
            Endpoint own = endpoints.get(method);
            if (own == null && method == HttpMethod.HEAD) {
                own = endpoints.get(HttpMethod.GET);
            }
            return own != null ? own : any;
        }
    }
}
