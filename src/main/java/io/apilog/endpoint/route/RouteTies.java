package io.apilog.endpoint.route;

/**
 * Finds routes of which none is more specific though a request can fit both: they first differ in a segment in which both have text
 * with a parameter, and as much text, such as {@code /a{x}} and {@code /{y}b} for {@code /a7b}.
 */
final class RouteTies {
    private final Listener listener;

    /** Is told two routes by their places in the list. */
    interface Listener {
        void tied(int one, int other);
    }

    RouteTies(Listener listener) {
        this.listener = listener;
    }

    void check(RouteNode node) {
        for (RouteNode.Child child : node.children()) {
            check(child.node());
        }
        for (int i = 0; i < node.mixed().size(); i++) {
            checkSiblings(node, i);
        }
    }

    private void checkSiblings(RouteNode node, int index) {
        RouteNode.Child one = node.mixed().get(index);
        for (int i = index + 1; i < node.mixed().size(); i++) {
            RouteNode.Child next = node.mixed().get(i);
            if (next.pattern().literalBytes() != one.pattern().literalBytes()) {
                return; // They are in the order of their texts' length.
            }
            if (next.pattern().meets(one.pattern())) {
                compare(one.node(), next.node());
            }
        }
    }

    /** Compares what is below two nodes that one path can be at; true after the first pair that is told. */
    private boolean compare(RouteNode one, RouteNode other) {
        if (tie(one.closed(), other.closed()) || compareOpen(one.open(), other) || compareOpen(other.open(), one)) {
            return true;
        }
        for (RouteNode.Child child : one.children()) {
            for (RouteNode.Child otherChild : other.children()) {
                if (child.pattern().meets(otherChild.pattern()) && compare(child.node(), otherChild.node())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean compareOpen(RouteLeaf open, RouteNode below) {
        if (open.methods() == 0) {
            return false;
        }
        return tie(open, below.closed())
                || tie(open, below.open())
                || below.children().stream().anyMatch(child -> compareOpen(open, child.node()));
    }

    private boolean tie(RouteLeaf one, RouteLeaf other) {
        boolean tied = (one.methods() & other.methods()) != 0;
        if (tied) {
            listener.tied(one.declared(), other.declared());
        }
        return tied;
    }
}
