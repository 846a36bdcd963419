package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.tree.SegmentNode;

/**
 * Names in front of the id of the same thing, only read: {@code /t/blue-lantern/4711}. People call things so with a dash, and sites shorten the
 * word for a topic, a category or a user to a letter. Collections of an API have ids behind them, too, but are plurals of one word.
 */
final class SlugsBeforeIds {
    private static final int FEWEST = 8;
    private static final int FEWEST_BEHIND_LETTER = 5;

    /** The part of the names that must have a dash, in per cent. */
    private static final int MOST = 75;

    /** What sites shorten so: categories, dashboards, groups, posts, rooms, topics, users. */
    private static final String LETTERS = "cdgprtu";

    private int names;
    private int slugs;
    private int plurals;
    private boolean others;

    private SlugsBeforeIds(SegmentNode place) {
        place.forEachChild((name, child) -> {
            if (child.isName() && child.children() > 0) {
                names++;
                slugs += SlugsOfCollection.hasDash(name) ? 1 : 0;
                plurals += child.look().plural() && !SlugsOfCollection.hasDash(name) ? 1 : 0;
                others |= child.written() || child.id() == null || child.children() > 1;
            }
        });
    }

    /** Whether the names in a place are values. */
    static boolean areIn(SegmentNode place) {
        if (place.kinds().names() < FEWEST_BEHIND_LETTER
                || place.learning().compareTo(Learning.ALIKE) >= 0
                || place.isFront()
                || place.isHome()) {
            return false;
        }
        SlugsBeforeIds all = new SlugsBeforeIds(place);
        boolean letter = place.name().length == 1 && LETTERS.indexOf(place.name()[0]) >= 0;
        return !all.others
                && (letter
                        ? all.names >= FEWEST_BEHIND_LETTER
                        : all.names >= FEWEST && 100 * all.slugs >= MOST * all.names && 2 * all.plurals < all.names);
    }
}
