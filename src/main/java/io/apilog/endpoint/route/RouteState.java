package io.apilog.endpoint.route;

import io.apilog.endpoint.path.SliceMap;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a path may be in the tree of routes after some of its segments: all those places, the most specific first. */
final class RouteState {
    private static final int METHODS = HttpMethod.values().length;
    private static final int BITS = 8;

    private final List<RouteItem> items;
    private final SliceMap<Step> literals = new SliceMap<>();
    /** A bit for each length that a literal has, so that most ids need no look into the map. */
    private long lengths;

    private final SegmentPattern[] patterns;
    private final byte[] matches;
    private final SliceMap<Step> byMatches = new SliceMap<>();
    private final Step other = new Step();
    private final @Nullable Endpoint[] here = new @Nullable Endpoint[METHODS];
    private final @Nullable Endpoint[] beyond = new @Nullable Endpoint[METHODS];
    private final boolean isFinal;
    private final int size;

    private static final class Step {
        private @Nullable RouteState target;
    }

    /** Before the first segment. */
    RouteState(RouteNode root) {
        this(at(root));
    }

    private RouteState(List<RouteItem> items) {
        this.items = items;
        this.isFinal = items.stream().noneMatch(RouteNode.class::isInstance);
        Map<String, SegmentPattern> found = new TreeMap<>();
        int texts = 0;
        for (RouteItem item : items) {
            if (item instanceof RouteNode node) {
                node.mixed().forEach(mixed -> found.put(mixed.pattern().structure(), mixed.pattern()));
                texts += addTexts(node);
            }
        }
        patterns = found.values().toArray(SegmentPattern[]::new);
        matches = new byte[(patterns.length + BITS - 1) / BITS];
        size = 1 + items.size() + texts + patterns.length;
        decide();
    }

    private int addTexts(RouteNode node) {
        int texts = 0;
        for (RouteNode.Child child : node.children()) {
            if (child.pattern().isLiteral()) {
                byte[] text = child.pattern().text();
                if (literals.get(text, 0, text.length) == null) {
                    literals.add(text, 0, text.length, new Step());
                }
                lengths |= bit(text.length);
                texts++;
            }
        }
        return texts;
    }

    private static long bit(int length) {
        return 1L << Math.min(length, Long.SIZE - 1);
    }

    /** The strict routes of all places come before what is named for another method. */
    private void decide() {
        for (int method = 0; method < METHODS; method++) {
            for (boolean strict : new boolean[] {true, false}) {
                for (RouteItem item : items) {
                    Endpoint endpoint = item.atEnd().get(method, strict);
                    here[method] = here[method] == null ? endpoint : here[method];
                    if (item instanceof RouteLeaf) {
                        beyond[method] = beyond[method] == null ? endpoint : beyond[method];
                    }
                }
            }
        }
    }

    /** Whether nothing that follows makes a difference. */
    boolean isFinal() {
        return isFinal;
    }

    /** A measure of the memory it takes. */
    int size() {
        return size;
    }

    /** What fits a path that ends here. */
    @Nullable
    Endpoint here(HttpMethod method) {
        return here[method.ordinal()];
    }

    /** What fits a path that goes on, nobody knows how. */
    @Nullable
    Endpoint beyond(HttpMethod method) {
        return beyond[method.ordinal()];
    }

    /** The way that a segment goes, the same for all segments that the routes do not tell apart; null if none is made yet. */
    @Nullable
    RouteState next(byte[] bytes, int from, int to) {
        Step step = step(bytes, from, to);
        return step == null ? null : step.target;
    }

    /** Makes the way that a segment goes. */
    RouteState make(byte[] bytes, int from, int to) {
        Step step = step(bytes, from, to);
        if (step == null) {
            step = new Step();
            byMatches.add(matches, 0, matches.length, step);
        }
        RouteState made = after(bytes, from, to);
        step.target = made;
        return made;
    }

    private @Nullable Step step(byte[] bytes, int from, int to) {
        Step literal = (lengths & bit(to - from)) == 0 ? null : literals.get(bytes, from, to);
        if (literal != null) {
            return literal;
        }
        boolean matching = patterns.length > 0 && match(bytes, from, to);
        return matching ? byMatches.get(matches, 0, matches.length) : other;
    }

    private boolean match(byte[] bytes, int from, int to) {
        boolean any = false;
        Arrays.fill(matches, (byte) 0);
        for (int i = 0; i < patterns.length; i++) {
            if (patterns[i].matches(bytes, from, to)) {
                matches[i / BITS] |= (byte) (1 << (i % BITS));
                any = true;
            }
        }
        return any;
    }

    private RouteState after(byte[] bytes, int from, int to) {
        List<RouteItem> next = new ArrayList<>();
        for (RouteItem item : items) {
            if (item instanceof RouteNode node) {
                addChildren(node, bytes, from, to, next);
            } else {
                next.add(item);
            }
            if (endsInAll(next)) {
                break;
            }
        }
        return new RouteState(List.copyOf(next));
    }

    private static void addChildren(RouteNode node, byte[] bytes, int from, int to, List<RouteItem> next) {
        RouteNode literal = node.literal(bytes, from, to);
        if (literal != null) {
            next.addAll(at(literal));
        }
        for (RouteNode.Child mixed : node.mixed()) {
            if (mixed.pattern().matches(bytes, from, to)) {
                next.addAll(at(mixed.node()));
            }
        }
        RouteNode parameter = node.parameter();
        if (parameter != null) {
            next.addAll(at(parameter));
        }
    }

    private static List<RouteItem> at(RouteNode node) {
        return node.open().methods() == 0 ? List.of(node) : List.of(node, node.open());
    }

    /** What is less specific than a route for all that follows, with all methods, is never asked. */
    private static boolean endsInAll(List<RouteItem> items) {
        return !items.isEmpty() && items.get(items.size() - 1) instanceof RouteLeaf last && last.takesAll();
    }
}
