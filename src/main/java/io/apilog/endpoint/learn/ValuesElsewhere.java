package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.ValueMemory;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Few names all of which are values of one parameter in another place: {@code /segments/web} beside {@code /flags/web/rules}, where {@code
 * web} and what stands beside it were told by what comes behind them. The words of an API stand in several places, too, but are no values in one.
 */
final class ValuesElsewhere {
    static final int FEWEST = 3;

    /** So many places that have learned are remembered. */
    private static final int PLACES = 256;

    private final ValueMemory values;
    private final Deque<SegmentNode> places = new ArrayDeque<>();

    ValuesElsewhere(ValueMemory values) {
        this.values = values;
    }

    /** Notes a place in which names are values. */
    void add(SegmentNode place) {
        if (places.size() == PLACES) {
            places.removeFirst();
        }
        places.addLast(place);
    }

    /** Whether the names in a place are values of a parameter in another. */
    boolean areIn(SegmentNode place) {
        if (place.kinds().names() < FEWEST
                || place.learning().compareTo(Learning.ALIKE) >= 0
                || place.isFront()
                || place.sibling() == SegmentKind.PLACEHOLDER
                || place.isHome()
                || SegmentKind.isPluralOfWords(place.name())) {
            return false;
        }
        List<byte[]> names = new ArrayList<>();
        boolean[] others = new boolean[1];
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                names.add(name);
                others[0] |= child.children() == 0 && child.written();
            }
        });
        if (others[0]) {
            return false;
        }
        for (SegmentNode other : places) {
            if (!isOnWay(other, place) && !isOnWay(place, other) && areAll(names, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOnWay(SegmentNode to, SegmentNode from) {
        SegmentNode at = from;
        while (at != null && at != to) {
            at = at.parent();
        }
        return at != null;
    }

    private boolean areAll(List<byte[]> names, SegmentNode other) {
        for (byte[] name : names) {
            if (!values.has(other.key(), name, 0, name.length)) {
                return false;
            }
        }
        return true;
    }
}
