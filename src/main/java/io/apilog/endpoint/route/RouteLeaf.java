package io.apilog.endpoint.route;

import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import org.jspecify.annotations.Nullable;

/** Where templates end: the endpoints by method. */
final class RouteLeaf implements RouteItem {
    private static final int METHODS = HttpMethod.values().length;
    private static final int GET = HttpMethod.GET.ordinal();
    private static final int ALL = (1 << METHODS) - 1;

    private final @Nullable Endpoint[] own = new @Nullable Endpoint[METHODS];
    private @Nullable Endpoint any;
    private @Nullable Endpoint documented;
    private int methods;
    private int declared;

    /** Adds a route; a template may end here for one method and for others. */
    void put(Route route, int declaration, Endpoint endpoint) {
        HttpMethod method = route.method();
        if (methods == 0) {
            declared = declaration;
        }
        if (method == null) {
            any = endpoint;
            methods = ALL;
        } else {
            own[method.ordinal()] = endpoint;
            methods |= 1 << method.ordinal();
        }
        if (route.documented()) {
            documented = endpoint;
        }
    }

    /** A bit for each method that a route here is for. */
    int methods() {
        return methods;
    }

    /** One of the routes here. */
    int declared() {
        return declared;
    }

    /** Whether nothing less specific is ever asked. */
    boolean takesAll() {
        return any != null;
    }

    @Nullable
    Endpoint get(HttpMethod method, boolean strict) {
        return get(method.ordinal(), strict);
    }

    /** The endpoint for a method; if not {@code strict}, also that of an operation of another method. */
    @Nullable
    Endpoint get(int method, boolean strict) {
        if (!strict) {
            return documented;
        }
        Endpoint found = own[method];
        if (found == null && method == HttpMethod.HEAD.ordinal()) {
            found = own[GET];
        }
        return found != null ? found : any;
    }

    @Override
    public RouteLeaf atEnd() {
        return this;
    }
}
