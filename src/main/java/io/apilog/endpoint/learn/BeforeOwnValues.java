package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.tree.SegmentNode;

/**
 * A word in front of the values that stand beside it: {@code /dataset/activity/air-quality} beside {@code /dataset/air-quality}. Where many
 * names have each other behind them, as currencies do, these are two parameters.
 */
final class BeforeOwnValues {
    /** So many of what comes behind it stand beside it, too. */
    private static final int FEWEST = 3;

    /** The part of what comes behind it that these must be, in per cent. */
    private static final int SHARE = 75;

    /** One in so many names may be such a word. */
    private static final int FEW = 8;

    private static final int ANY = 2;

    private BeforeOwnValues() {}

    /** Whether a name in a place is such a word. */
    static boolean isOne(SegmentNode place, SegmentNode word) {
        if (!leadsToOwn(place, word)) {
            return false;
        }
        int[] words = new int[1];
        place.forEachChild((name, child) -> words[0] += leadsToOwn(place, child) ? 1 : 0);
        return words[0] <= Math.max(ANY, place.kinds().names() / FEW);
    }

    private static boolean leadsToOwn(SegmentNode place, SegmentNode word) {
        if (word.children() < FEWEST || !word.isName() || word.isJoined()) {
            return false;
        }
        int[] counts = new int[2];
        word.forEachChild((name, child) -> {
            SegmentNode own = place.child(name, 0, name.length);
            counts[0]++;
            counts[1] += child.isName() && child.children() == 0 && own != null && own != word && own.isName() ? 1 : 0;
        });
        return counts[1] >= FEWEST && 100 * counts[1] >= SHARE * counts[0];
    }
}
