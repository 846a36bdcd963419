package io.apilog.endpoint.route;

import io.apilog.endpoint.path.Target;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * Finds the most specific route without ever going back: the nodes of the tree that a path may be at are one state, and a segment
 * leads from a state to the next. So a path takes one step for each of its segments, however the routes overlap.
 *
 * <p>States are made when a path first comes to them, from the routes alone: a client cannot make one that the routes do not hold.
 * Routes can be entangled so that there would be more states than are worth their memory; a path that needs one beyond that is looked
 * for in the tree, whose size bounds the time.
 */
final class RouteStates {
    /** How many times larger than the tree the states may become, as a whole. */
    private static final int MOST_BY_NODE = 8;

    private static final int ALWAYS_ROOM = 20_000;

    private final RouteNode root;
    private final RouteState start;
    private int room;

    RouteStates(RouteNode root) {
        this.root = root;
        start = new RouteState(root);
        room = Math.max(ALWAYS_ROOM, MOST_BY_NODE * root.size());
    }

    /** The endpoint of the most specific route that fits, null if none does. Allocates only where no path has been. */
    @Nullable
    Endpoint find(Target path, HttpMethod method) {
        RouteState state = start;
        for (int i = 0; i < path.count() && !state.isFinal(); i++) {
            RouteState next = next(state, path.bytes(), path.from(i), path.to(i));
            if (next == null) {
                Endpoint found = root.search(path, 0, method, true);
                return found != null ? found : root.search(path, 0, method, false);
            }
            state = next;
        }
        return path.cut() ? state.beyond(method) : state.here(method);
    }

    private @Nullable RouteState next(RouteState state, byte[] bytes, int from, int to) {
        RouteState next = state.next(bytes, from, to);
        if (next == null && room > 0) {
            next = state.make(bytes, from, to);
            room -= next.size();
        }
        return next;
    }
}
