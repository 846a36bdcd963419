package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.given.SlugsOfCollection;
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

    /** So many where the other place was told by all routes behind its names, if they were asked for {@value #ASKED} times. */
    private static final int FEWEST_PARALLEL = 2;

    private static final int ASKED = 12;

    /** So many places that have learned are remembered. */
    private static final int PLACES = 256;

    private final ValueMemory values;
    private final Deque<Told> places = new ArrayDeque<>();

    ValuesElsewhere(ValueMemory values) {
        this.values = values;
    }

    /**
     * Notes a place in which names are values.
     *
     * @param parallel whether all routes behind them told it, and not what comes next
     */
    void add(SegmentNode place, boolean parallel) {
        if (places.size() == PLACES) {
            places.removeFirst();
        }
        places.addLast(new Told(place, parallel));
    }

    /** Whether the names in a place are values of a parameter in another. Takes words of the list that go on and are values, too, for names. */
    boolean areIn(SegmentNode place) {
        if (place.kinds().names() + place.kinds().listed() < FEWEST_PARALLEL
                || place.learning().compareTo(Learning.ALIKE) >= 0
                || place.isFront()
                || place.isHome()
                || SegmentKind.isPluralOfWords(place.name())) {
            return false;
        }
        List<SegmentNode> names = new ArrayList<>();
        List<SegmentNode> listed = new ArrayList<>();
        boolean[] others = new boolean[1];
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                names.add(child);
                others[0] |= child.children() == 0 && child.written();
            } else if (child.sibling() == SegmentKind.LISTED && child.children() > 0 && place.isCollection()) {
                listed.add(child);
            }
        });
        if (others[0] || place.sibling() == SegmentKind.PLACEHOLDER && !areSlugs(names)) {
            return false;
        }
        if (names.size() >= FEWEST) {
            return isIn(place, names, false);
        }
        names.addAll(listed);
        boolean values = mayBeFew(place, names) && isIn(place, names, true);
        if (values) {
            listed.forEach(SegmentNode::unlist);
        }
        return values;
    }

    /** Whether all names have a dash, as what people call things, and hardly a word behind a parameter. */
    private static boolean areSlugs(List<SegmentNode> names) {
        return names.size() >= FEWEST && names.stream().allMatch(name -> SlugsOfCollection.hasDash(name.name()));
    }

    /** Whether few names may be values: each is asked for, and none is called as a collection is, but one of them in a collection. */
    private static boolean mayBeFew(SegmentNode place, List<SegmentNode> names) {
        long plurals = names.stream()
                .filter(name -> place.isPlural(name) && !name.look().singular())
                .count();
        return names.size() >= FEWEST_PARALLEL
                && names.stream().allMatch(name -> name.asked() >= ASKED)
                && plurals <= (place.isCollection() ? 1 : 0);
    }

    /** Whether a name of several words that is only read, with nothing behind it, is a value in another place: one that is popular here. */
    boolean isOne(SegmentNode place, SegmentNode name) {
        return name.isJoined()
                && name.children() == 0
                && !name.written()
                && places.stream()
                        .map(Told::place)
                        .anyMatch(other -> other != place
                                && !isOnWay(other, place)
                                && !isOnWay(place, other)
                                && areAll(List.of(name), other));
    }

    private boolean isIn(SegmentNode place, List<SegmentNode> names, boolean parallel) {
        for (Told told : places) {
            SegmentNode other = told.place();
            if ((told.parallel() || !parallel)
                    && (!isOnWay(other, place) || !parallel && isWordBeside(place, other))
                    && !isOnWay(place, other)
                    && areAll(names, other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a place is behind a word that stands beside the values: {@code /organization/about/{param}}. */
    private static boolean isWordBeside(SegmentNode place, SegmentNode other) {
        return place.parent() == other && place.sibling() != SegmentKind.PLACEHOLDER;
    }

    private static boolean isOnWay(SegmentNode to, SegmentNode from) {
        SegmentNode at = from;
        while (at != null && at != to) {
            at = at.parent();
        }
        return at != null;
    }

    private boolean areAll(List<SegmentNode> names, SegmentNode other) {
        for (SegmentNode name : names) {
            if (!values.has(other.key(), name.name(), 0, name.name().length)) {
                return false;
            }
        }
        return true;
    }

    /** A place in which names are values, and whether all routes behind them told it. */
    private record Told(SegmentNode place, boolean parallel) {}
}
