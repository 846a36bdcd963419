package io.apilog.endpoint.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads all routes and collects what is wrong with them: alone, and with each other. */
final class RouteChecks {
    private final List<@Nullable Route> routes = new ArrayList<>();
    private final List<RouteException.Fault> faults = new ArrayList<>();
    /** The routes of each set of requests but for the method, by their places in the list. */
    private final Map<String, List<Integer>> alike = new HashMap<>();

    RouteChecks(List<String> texts, List<ApiOperation> operations) {
        texts.forEach(text -> add(() -> Route.configured(text)));
        operations.forEach(operation -> add(() -> Route.documented(operation)));
    }

    private interface Reading {
        Route read();
    }

    private void add(Reading reading) {
        int declaration = routes.size();
        try {
            routes.add(checkedWithOthers(declaration, reading.read()));
        } catch (IllegalArgumentException e) {
            routes.add(null);
            faults.add(new RouteException.Fault(declaration, RouteException.NONE, String.valueOf(e.getMessage())));
        }
    }

    private @Nullable Route checkedWithOthers(int declaration, Route route) {
        List<Integer> others = alike.computeIfAbsent(route.structure(), structure -> new ArrayList<>());
        for (int index : others) {
            Route other = routes.get(index);
            String clash = other == null ? null : clash(other, route);
            if (clash != null) {
                faults.add(new RouteException.Fault(declaration, index, clash));
                return null;
            }
        }
        boolean news = others.stream().noneMatch(index -> isRepeated(routes.get(index), route));
        if (news) {
            others.add(declaration);
        }
        return route;
    }

    /** Another operation of one document's template is like the first in all that is compared. */
    private static boolean isRepeated(@Nullable Route other, Route route) {
        return other != null && other.documented() && route.documented();
    }

    private static @Nullable String clash(Route first, Route second) {
        if (!first.template().text().equals(second.template().text())) {
            return both(first, second) + " fit the same paths: give them the same spelling";
        }
        boolean configured = !first.documented() && !second.documented();
        return configured && first.method() == second.method() ? both(first, second) + " are the same" : null;
    }

    private static String both(Route first, Route second) {
        return "routes \"" + first.text() + "\" and \"" + second.text() + "\"";
    }

    /** Goes through what can be used, with the place of each in the list of routes, then of operations. */
    void forEachGood(BiConsumer<Integer, Route> action) {
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            if (route != null) {
                action.accept(i, route);
            }
        }
    }

    /** Finds the routes of a tree that fit one request and have equal rank in the first segment in which they differ. */
    void checkTies(RouteNode root) {
        new RouteTies(this::tied).check(root);
    }

    private void tied(int one, int other) {
        int first = Math.min(one, other);
        int second = Math.max(one, other);
        Route a = routes.get(first);
        Route b = routes.get(second);
        if (a != null && b != null) {
            faults.add(new RouteException.Fault(
                    second, first, both(a, b) + " fit some of the same paths, and neither is more specific"));
        }
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new RouteException(faults);
        }
    }
}
