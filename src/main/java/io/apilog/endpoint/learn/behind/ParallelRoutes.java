package io.apilog.endpoint.learn.behind;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.Followers;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.SliceMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The routes behind several names, at whatever depth, side by side: how often each was asked for behind each name. What is a value behind one of
 * the names is one behind all of them.
 */
final class ParallelRoutes {
    /** No route of more segments than eight is looked at. */
    private static final int DEEPEST = 1 << 8;

    private static final int MOST = 1024;

    /** So many words with the same behind them are values. */
    private static final int VALUES = 4;

    private static final byte[] VALUE = {'{', '}'};

    private final int names;
    private final List<ParallelRoute> routes = new ArrayList<>();

    private ParallelRoutes(int names) {
        this.names = names;
    }

    /** What comes behind these names. */
    static List<ParallelRoute> behind(List<SegmentNode> names) {
        ParallelRoutes all = new ParallelRoutes(names.size());
        List<List<SegmentNode>> places = new ArrayList<>();
        names.forEach(name -> places.add(List.of(name)));
        all.add(places, ParallelRoute.NOTHING);
        return all.routes;
    }

    private void add(List<List<SegmentNode>> places, int shape) {
        ParallelRoute route = new ParallelRoute(names, shape);
        boolean open = false;
        for (int i = 0; i < names; i++) {
            for (SegmentNode place : places.get(i)) {
                route.add(i, endingAt(place), place.written());
                open |= place.param() != null || place.learning().compareTo(Learning.ALIKE) >= 0;
            }
        }
        if (route.isAsked() && routes.size() < MOST) {
            routes.add(route);
        }
        if (shape < DEEPEST) {
            behind(places, open)
                    .forEach((name, next) -> add(next, ParallelRoute.next(shape, Arrays.equals(name, VALUE))));
        }
    }

    private SliceMap<List<List<SegmentNode>>> behind(List<List<SegmentNode>> places, boolean open) {
        SliceMap<List<List<SegmentNode>>> behind = new SliceMap<>();
        for (int i = 0; i < names; i++) {
            int at = i;
            for (SegmentNode place : places.get(i)) {
                place.forEachChild((name, child) -> {
                    byte[] key = standsForMany(child) || open && child.isName() ? VALUE : name;
                    List<List<SegmentNode>> known = behind.get(key, 0, key.length);
                    if (known == null) {
                        known = new ArrayList<>();
                        for (int j = 0; j < names; j++) {
                            known.add(new ArrayList<>());
                        }
                        behind.add(key, 0, key.length, known);
                    }
                    known.get(at).add(child);
                });
            }
        }
        return areValues(behind) ? asOne(behind) : behind;
    }

    /** Whether the words that come next have the same words behind them themselves, so that they are values. */
    private static boolean areValues(SliceMap<List<List<SegmentNode>>> words) {
        Followers next = new Followers();
        int[] count = new int[1];
        words.forEach((name, places) -> {
            if (!Arrays.equals(name, VALUE)
                    && places.stream().flatMap(List::stream).anyMatch(at -> at.children() > 0)) {
                count[0]++;
                next.nextName();
                places.forEach(all -> all.forEach(place -> place.forEachChild((word, behind) -> {
                    next.add(word, behind);
                    if (behind.sibling() == SegmentKind.PLACEHOLDER) {
                        behind.forEachChild(next::add);
                    }
                })));
            }
        });
        next.close(count[0]);
        return count[0] >= VALUES && next.isClosed() && next.words() >= 2;
    }

    /** Takes all words that go on for one value. */
    private SliceMap<List<List<SegmentNode>>> asOne(SliceMap<List<List<SegmentNode>>> words) {
        SliceMap<List<List<SegmentNode>>> one = new SliceMap<>();
        List<List<SegmentNode>> all = new ArrayList<>();
        for (int i = 0; i < names; i++) {
            all.add(new ArrayList<>());
        }
        words.forEach((name, places) -> {
            for (int i = 0; i < names; i++) {
                all.get(i).addAll(places.get(i));
            }
        });
        one.add(VALUE, 0, VALUE.length, all);
        return one;
    }

    private static boolean standsForMany(SegmentNode child) {
        return child.sibling() == SegmentKind.PLACEHOLDER || child.sibling() == SegmentKind.NUMBERED;
    }

    private static long endingAt(SegmentNode place) {
        long[] behind = new long[1];
        place.forEachChild((name, child) -> behind[0] += child.asked());
        return Math.max(0, place.asked() - behind[0]);
    }
}
