package io.apilog.endpoint.learn.given;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.OperationNames;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.SliceMap;

/**
 * Many names in a place with names of their own behind them that are only read and go on with new ones: two parameters in a row, {@code
 * /lookup/ann/tool}. Sections of a site with their pages are asked for again and again, and operations are sent to.
 */
public final class ManyPairs {
    /** So many names, and so many behind them. */
    private static final int FEWEST = 32;

    private static final int PAIRS = 32;

    /** One in so many names came once, and one in so many requests is for a pair that came once. */
    private static final int NEW_NAMES = 2;

    private static final int NEW_PAIRS = 10;

    /** So many requests for a name on average: words of an API that were asked for so often have come again. */
    private static final int ASKED = 2;

    /** One in so many may have something else behind it, or be sent to. */
    private static final int FEW = 8;

    private final SliceMap<Boolean> behind = new SliceMap<>();
    private int names;
    private int namesOnce;
    private long askedForNames;
    private int pairs;
    private int once;
    private int distinct;
    private int plurals;
    private int operations;
    private int others;
    private long asked;

    private ManyPairs(SegmentNode place) {
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                names++;
                namesOnce += child.asked() <= 1 ? 1 : 0;
                askedForNames += child.asked();
                plurals += place.isPlural(child) && !child.look().singular() ? 1 : 0;
                child.forEachChild(this::look);
            }
        });
    }

    private void look(byte[] name, SegmentNode pair) {
        if (!pair.isName() || pair.children() > 0 || pair.written()) {
            others++;
            return;
        }
        pairs++;
        asked += pair.asked();
        once += pair.asked() <= 1 ? 1 : 0;
        operations += OperationNames.isOne(name) ? 1 : 0;
        if (behind.get(name, 0, name.length) == null) {
            behind.add(name, 0, name.length, Boolean.TRUE);
            distinct++;
        }
    }

    /** Whether the names in a place are values, and those behind them. */
    public static boolean areValues(SegmentNode place) {
        if (place.kinds().names() < FEWEST
                || place.isFront()
                || place.isHome()
                || place.learning().compareTo(Learning.ALIKE) >= 0
                || SegmentKind.isPluralOfWords(place.name())) {
            return false;
        }
        ManyPairs all = new ManyPairs(place);
        return all.pairs >= PAIRS
                && NEW_NAMES * all.namesOnce >= all.names
                && all.askedForNames >= (long) ASKED * all.names
                && (long) NEW_PAIRS * all.once >= all.asked
                && FEW * all.others <= all.pairs
                && 2 * all.distinct >= all.pairs
                && 2 * all.plurals < all.names
                && 2 * all.operations < all.pairs;
    }
}
