package io.apilog.endpoint.route;

/** What a path may be in the middle of: a node that leads on, or an open end that takes all that follows. */
sealed interface RouteItem permits RouteNode, RouteLeaf {
    /** What fits a path that ends here. */
    RouteLeaf atEnd();
}
