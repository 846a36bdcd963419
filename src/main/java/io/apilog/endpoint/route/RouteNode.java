package io.apilog.endpoint.route;

import io.apilog.endpoint.path.SliceMap;
import io.apilog.endpoint.path.Target;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the tree of routes: what may follow the segments before. */
final class RouteNode implements RouteItem {
    private final SliceMap<RouteNode> literals = new SliceMap<>();
    private final List<Child> children = new ArrayList<>();
    private final List<Child> mixed = new ArrayList<>();
    private @Nullable RouteNode parameter;
    private final RouteLeaf closed = new RouteLeaf();
    private final RouteLeaf open = new RouteLeaf();

    /** A segment, and what may follow it. */
    record Child(SegmentPattern pattern, RouteNode node) {
        /** The structure decides between equals, so that the order of the settings does not. */
        static final Comparator<Child> MOST_SPECIFIC_FIRST = Comparator.<Child>comparingInt(
                        child -> -child.pattern.literalBytes())
                .thenComparing(child -> child.pattern.structure());
    }

    /** Where a route's segments lead, which makes the way there. */
    RouteLeaf leaf(Template template) {
        RouteNode node = this;
        for (SegmentPattern segment : template.segments()) {
            node = node.child(segment);
        }
        return template.open() ? node.open : node.closed;
    }

    private RouteNode child(SegmentPattern pattern) {
        if (pattern.isLiteral()) {
            return literal(pattern);
        }
        if (!pattern.isParameter()) {
            return mixed(pattern);
        }
        if (parameter == null) {
            parameter = added(pattern).node;
        }
        return parameter;
    }

    private Child added(SegmentPattern pattern) {
        Child child = new Child(pattern, new RouteNode());
        children.add(child);
        return child;
    }

    private RouteNode literal(SegmentPattern pattern) {
        byte[] text = pattern.text();
        RouteNode known = literals.get(text, 0, text.length);
        if (known != null) {
            return known;
        }
        Child child = added(pattern);
        literals.add(text, 0, text.length, child.node);
        return child.node;
    }

    private RouteNode mixed(SegmentPattern pattern) {
        int place = Collections.binarySearch(mixed, new Child(pattern, this), Child.MOST_SPECIFIC_FIRST);
        if (place >= 0) {
            return mixed.get(place).node;
        }
        Child child = added(pattern);
        mixed.add(-place - 1, child);
        return child.node;
    }

    /** All, in the order in which they came. */
    List<Child> children() {
        return children;
    }

    /** Those whose segment is text with a parameter, the most specific first. */
    List<Child> mixed() {
        return mixed;
    }

    @Nullable
    RouteNode literal(byte[] bytes, int from, int to) {
        return literals.get(bytes, from, to);
    }

    @Nullable
    RouteNode parameter() {
        return parameter;
    }

    /** How many nodes there are below, this one included. */
    int size() {
        return 1 + children.stream().mapToInt(child -> child.node.size()).sum();
    }

    /** What ends here. */
    RouteLeaf closed() {
        return closed;
    }

    /** What ends in {@code **} here. */
    RouteLeaf open() {
        return open;
    }

    @Override
    public RouteLeaf atEnd() {
        return closed;
    }

    /** The endpoint of the most specific route below that fits, by trying one child after the other. */
    @Nullable
    Endpoint search(Target path, int depth, HttpMethod method, boolean strict) {
        Endpoint found = depth < path.count() ? searchBelow(path, depth, method, strict) : null;
        if (found == null && depth == path.count() && !path.cut()) {
            found = closed.get(method, strict);
        }
        return found != null ? found : open.get(method, strict);
    }

    private @Nullable Endpoint searchBelow(Target path, int depth, HttpMethod method, boolean strict) {
        byte[] bytes = path.bytes();
        int from = path.from(depth);
        int to = path.to(depth);
        RouteNode literal = literals.get(bytes, from, to);
        Endpoint found = literal == null ? null : literal.search(path, depth + 1, method, strict);
        for (int i = 0; found == null && i < mixed.size(); i++) {
            Child candidate = mixed.get(i);
            if (candidate.pattern.matches(bytes, from, to)) {
                found = candidate.node.search(path, depth + 1, method, strict);
            }
        }
        if (found == null && parameter != null) {
            found = parameter.search(path, depth + 1, method, strict);
        }
        return found;
    }
}
