package io.apilog.endpoint.learn.behind;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.OwnThings;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Few names in one place with the same routes behind them, at several depths, used alike: {@code /meadow/{param}/builds/{id}/log} and {@code
 * /heron/{param}/builds/{id}/log}. Developers' words may have the same routes behind them, too; but of these not the same are asked for most, or ids
 * stand directly behind each word.
 */
public final class ParallelNames {
    /** So many names at most are compared, those asked for most. */
    private static final int MOST = 48;

    /** So many of them may be the one that the others are like. */
    private static final int LEADERS = 4;

    /** A name asked for less often tells nothing. */
    private static final int ASKED = 12;

    /** So often the second name must have been asked for. */
    private static final int ASKED_OF_SECOND = 40;

    /** The same where the names are few, and where the routes are. */
    private static final int ASKED_OF_TWO = 150;

    private static final int ASKED_FOR_FEW = 80;

    private static final int MANY_NAMES = 4;

    /** So many routes where words of an API may stand. */
    private static final int ROUTES = 12;

    /** So many behind a word, of three names and of many. */
    private static final int ROUTES_OF_THREE = 6;

    private static final int ROUTES_OF_MANY = 10;

    /** So many behind a collection, of two names and of more. */
    private static final int ROUTES_OF_TWO_THINGS = 6;

    private static final int ROUTES_OF_THINGS = 4;

    /** So many where the same routes stand behind what a shape told to be values. */
    private static final int ROUTES_BESIDE_VALUES = 2;

    private static final int FEW_ROUTES = 8;

    /** So many routes of parts, where few names have nothing else. */
    private static final int PARTS = 3;

    /** So many kinds of routes by where words and values stand: keys in front of which two words stand are all of one. */
    private static final int SHAPES = 3;

    private static final double COSINE = 0.8;
    private static final double OVERLAP = 0.93;

    /** The same where the names or the routes are few. */
    private static final double COSINE_OF_TWO = 0.95;

    private static final double OVERLAP_OF_TWO = 0.97;

    private final SegmentNode place;
    private final List<SegmentNode> names = new ArrayList<>();
    private final List<ParallelRoute> routes;
    private List<SegmentNode> alike = List.of();

    ParallelNames(SegmentNode place) {
        this.place = place;
        place.forEachChild((name, child) -> {
            if (mayBeOne(child)) {
                names.add(child);
            }
        });
        names.sort(Comparator.comparingInt(SegmentNode::asked).reversed());
        if (names.size() > MOST) {
            names.subList(MOST, names.size()).clear();
        }
        routes = names.size() < 2 || names.get(1).asked() < ASKED_OF_SECOND ? List.of() : ParallelRoutes.behind(names);
        for (int leader = 0; leader < Math.min(LEADERS, names.size()) && alike.isEmpty(); leader++) {
            alike = like(leader);
        }
    }

    private boolean mayBeOne(SegmentNode child) {
        boolean values = child.sibling() == SegmentKind.PLACEHOLDER && child != place.id() && child != place.param();
        return (values || child.isName() || child.word() || child.sibling() == SegmentKind.LISTED)
                && child.children() > 0
                && child.asked() >= ASKED;
    }

    /** Whether there are such names in a place. */
    public static boolean areIn(SegmentNode place) {
        return place.learning().compareTo(Learning.ALIKE) < 0
                && place.children() >= 2
                && new ParallelNames(place).areEnough();
    }

    boolean areEnough() {
        return !alike.isEmpty();
    }

    /** Whether a name is one of them. */
    boolean areLike(SegmentNode child) {
        return alike.contains(child);
    }

    /** The names like one of them, with this; empty if they do not tell enough. */
    private List<SegmentNode> like(int leader) {
        List<Integer> found = like(leader, COSINE, OVERLAP);
        if (found.size() < MANY_NAMES || shared(found).size() < FEW_ROUTES) {
            found = like(leader, COSINE_OF_TWO, OVERLAP_OF_TWO);
        }
        int shared = shared(found).size();
        int asked = found.size() >= MANY_NAMES ? ASKED_OF_SECOND : shared < FEW_ROUTES ? ASKED_FOR_FEW : ASKED_OF_TWO;
        return found.size() >= 2 && names.get(found.get(1)).asked() >= asked && tellEnough(found)
                ? found.stream().map(names::get).toList()
                : List.of();
    }

    private List<Integer> like(int leader, double cosine, double overlap) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (i == leader || new Resemblance(routes, leader, i).isAtLeast(cosine, overlap)) {
                found.add(i);
            }
        }
        return found;
    }

    /** The routes that come behind half of these names, and two at least. */
    private List<ParallelRoute> shared(List<Integer> found) {
        return routes.stream()
                .filter(route -> {
                    long behind = found.stream().filter(i -> route.asked(i) > 0).count();
                    return behind >= 2 && 2 * behind >= found.size();
                })
                .toList();
    }

    private boolean tellEnough(List<Integer> found) {
        List<ParallelRoute> shared = shared(found);
        boolean front = place.isFront() || place.isHome() || place.sibling() == SegmentKind.PLACEHOLDER;
        boolean values = found.stream().anyMatch(i -> names.get(i).sibling() == SegmentKind.PLACEHOLDER);
        if (values && !front) {
            return shared.size() >= ROUTES_BESIDE_VALUES;
        }
        Set<Integer> shapes = new HashSet<>();
        shared.forEach(route -> shapes.add(route.shape()));
        if (shapes.size() < SHAPES) {
            return false;
        }
        long beforeIds = found.stream().filter(i -> names.get(i).id() != null).count();
        if (2 * beforeIds >= found.size()) {
            return found.size() > MANY_NAMES && shared.size() >= ROUTES;
        }
        if (areThings(found)) {
            return shared.size() >= (found.size() == 2 ? ROUTES_OF_TWO_THINGS : ROUTES_OF_THINGS);
        }
        long parts = shared.stream().filter(ParallelRoute::isOfPart).count();
        boolean many = found.size() >= MANY_NAMES;
        return shared.size() >= ROUTES && (many || parts >= PARTS)
                || !front && many && shared.size() >= ROUTES_OF_MANY
                || !front && found.size() > 2 && shared.size() >= ROUTES_OF_THREE && parts > 0;
    }

    /** Whether these are the things of a collection, and not all called as collections are. */
    private boolean areThings(List<Integer> found) {
        boolean singular = found.stream()
                .map(names::get)
                .anyMatch(name -> !place.isPlural(name) || name.look().singular());
        return singular
                && place.isCollection()
                && !place.look().singular()
                && place.id() == null
                && !OwnThings.isOne(place.name());
    }
}
