package io.apilog.endpoint.learn.given;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.SegmentNode;

/**
 * Names in front of the id of the same thing, only read, and always new ones among them: {@code /t/blue-lantern/4711}. People call things so with a
 * dash, and themselves with digits and dots. Collections of an API have ids behind them, too, but are few.
 */
public final class SlugsBeforeIds {
    private static final int FEWEST = 16;

    /** The part of the names that must have a dash, in per cent. */
    private static final int MOST = 75;

    /** So many of whatever look, if one in so many has a digit or a dot, as the names of users have and no type of an API. */
    private static final int FEWEST_OF_USERS = 12;

    private static final int MARKED = 5;

    private final NewNames all = new NewNames();
    private int slugs;
    private int marked;
    private int plurals;
    private boolean others;

    private SlugsBeforeIds(SegmentNode place) {
        place.forEachChild((name, child) -> {
            if (child.isName() && child.children() > 0) {
                all.add(child);
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
    public static boolean areIn(SegmentNode place) {
        if (place.kinds().names() < FEWEST_OF_USERS
                || place.learning().compareTo(Learning.ALIKE) >= 0
                || place.isFront()
                || place.isHome()) {
            return false;
        }
        SlugsBeforeIds here = new SlugsBeforeIds(place);
        return !here.others && 2 * here.plurals < here.all.names() && (here.areSlugs() || here.areUsers());
    }

    private boolean areSlugs() {
        return all.areMany(FEWEST) && 100 * slugs >= MOST * all.names();
    }

    private boolean areUsers() {
        return all.names() >= FEWEST_OF_USERS && MARKED * marked >= all.names();
    }
}
