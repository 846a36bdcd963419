package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.FileTrees;
import io.apilog.endpoint.learn.tree.SegmentNode;

/**
 * A word of the server's own that stands beside the names of buckets or tenants: {@code /minio/health/live} and {@code /minio/admin/v3/info}. Behind it
 * come paths of words that are asked for again and again, and hardly one of them comes behind any name beside it.
 */
final class OwnSubtree {
    private static final int FEWEST = 2;
    private static final int ASKED = 4;
    private static final int DEPTH = 2;

    private final SegmentNode place;
    private final SegmentNode word;
    private int own;
    private int others;
    private boolean values;

    private OwnSubtree(SegmentNode place, SegmentNode word) {
        this.place = place;
        this.word = word;
        word.forEachChild((name, child) -> look(name, child, 1));
    }

    private void look(byte[] first, SegmentNode at, int depth) {
        at.forEachChild((name, child) -> {
            boolean value = child.sibling() == SegmentKind.PLACEHOLDER || child.sibling() == SegmentKind.FILE;
            values |= value;
            if (child.children() == 0 && !value) {
                boolean known = depth > DEPTH || isElsewhere(first, name);
                own += !known && child.asked() >= ASKED ? 1 : 0;
                others += known || child.asked() < ASKED ? 1 : 0;
            } else if (depth <= DEPTH) {
                look(first, child, depth + 1);
            }
        });
    }

    private boolean isElsewhere(byte[] first, byte[] last) {
        boolean[] found = new boolean[1];
        place.forEachChild((name, beside) -> {
            SegmentNode same = beside == word ? null : beside.child(first, 0, first.length);
            found[0] |= same != null && same.child(last, 0, last.length) != null;
        });
        return found[0];
    }

    /** Whether a name in a place is such a word. */
    static boolean isOne(SegmentNode place, SegmentNode word) {
        if (word.children() == 0
                || word.sibling() != SegmentKind.WORD
                || !place.isHome() && !place.isFront()
                || FileTrees.hasFiles(word)) {
            return false;
        }
        OwnSubtree subtree = new OwnSubtree(place, word);
        return !subtree.values && subtree.own >= FEWEST && subtree.own > subtree.others;
    }
}
