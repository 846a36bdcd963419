package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.SegmentNode;
import org.jspecify.annotations.Nullable;

/**
 * Words of an API that come behind values and stand beside them, too: {@code /boxes/list} beside {@code /boxes/{id}/list}. Developers call
 * what they make alike, and nobody calls a thing so. Where many names stand in both places, as currencies do in {@code /rates/EUR/USD}, they
 * are values in both. Folders that stand behind names may be called as these are, and have something behind them.
 */
final class WordsBehind {
    /** A word behind ids that was asked for as often is known well enough, and one behind names, which may be a folder. */
    private static final int ESTABLISHED = 20;

    private static final int CERTAIN = 80;

    /** So many names at most may stand in both places, or one in so many. */
    private static final int FEW = 2;

    private static final int SHARE = 5;

    private WordsBehind() {}

    /** Whether a name with nothing behind it is known as a word from behind the values in a place. Allocates nothing. */
    static boolean isOne(SegmentNode place, byte[] bytes, int from, int to) {
        return place.sibling() != SegmentKind.PLACEHOLDER
                && (isBehind(place.id(), ESTABLISHED, bytes, from, to)
                        || isBehind(place.param(), CERTAIN, bytes, from, to));
    }

    private static boolean isBehind(@Nullable SegmentNode values, int asked, byte[] bytes, int from, int to) {
        SegmentNode behind = values == null ? null : values.child(bytes, from, to);
        return behind != null
                && behind.children() == 0
                && (behind.sibling() == SegmentKind.WORD || behind.word())
                && behind.asked() >= asked;
    }

    /** Whether so few names in a place come behind the values there that these are words. */
    static boolean areFew(SegmentNode place) {
        int[] both = new int[1];
        place.forEachChild((name, child) ->
                both[0] += child.isName() && child.children() == 0 && isOne(place, name, 0, name.length) ? 1 : 0);
        return both[0] <= FEW || SHARE * both[0] <= place.kinds().names();
    }
}
