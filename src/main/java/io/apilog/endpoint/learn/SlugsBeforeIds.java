package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
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

    /** So many of whatever look, if one in so many has a digit or a dot, as the names of users have and no type of an API. */
    private static final int FEWEST_OF_USERS = 12;

    private static final int MARKED = 5;

    private int names;
    private int slugs;
    private int marked;
    private int plurals;
    private boolean others;

    private SlugsBeforeIds(SegmentNode place) {
        place.forEachChild((name, child) -> {
            if (child.isName() && child.children() > 0) {
                names++;
                slugs += SlugsOfCollection.hasDash(name) ? 1 : 0;
                marked += child.sibling() == SegmentKind.NUMBERED || hasDot(name) ? 1 : 0;
                plurals += child.look().plural() && !SlugsOfCollection.hasDash(name) ? 1 : 0;
                others |= child.written() || child.id() == null || child.children() > 1;
            }
        });
    }

    private static boolean hasDot(byte[] name) {
        for (int i = 1; i < name.length - 1; i++) {
            if (name[i] == '.') {
                return true;
            }
        }
        return false;
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
                        : 2 * all.plurals < all.names && (all.areSlugs() || all.areUsers()));
    }

    private boolean areSlugs() {
        return names >= FEWEST && 100 * slugs >= MOST * names;
    }

    private boolean areUsers() {
        return names >= FEWEST_OF_USERS && MARKED * marked >= names;
    }
}
