package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.behind.Plumbing;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.Followers;
import io.apilog.endpoint.learn.tree.SegmentNode;
import org.jspecify.annotations.Nullable;

/** Whether what comes behind a name is part of what comes behind a parameter, so that the name is one of its values. */
final class PartOfParameter {
    private static final int FEWEST_WORDS = 2;

    /** The part of what comes behind a name that must come behind the parameter, in per cent. */
    private static final int CLOSED = 75;

    /** A word behind a parameter that was asked for as often is known well enough. */
    private static final int ESTABLISHED = 20;

    /** So many names that came once behind one name are a flood if they are so many times as many as those that came again. */
    private static final int FEWEST_STRAYS = 6;

    private static final int STRAYS_TO_OTHERS = 8;

    private PartOfParameter() {}

    /**
     * Whether nearly all that comes behind a name comes behind a parameter, too, and it is two words that are known to be words, or one that
     * an API marks, or the only one behind the parameter.
     */
    static boolean isIt(SegmentNode child, SegmentNode param) {
        int[] counts = new int[3];
        countBehind(child, param, counts);
        SegmentNode place = param.parent();
        boolean oneWord = param.children() == 1 && place != null && !place.isFront() && !place.isHome();
        return counts[2] >= (oneWord ? 1 : FEWEST_WORDS)
                && 100 * counts[1] >= CLOSED * (counts[0] - strays(child, param));
    }

    /** Names with nothing behind them that came once behind a name, and behind no other: a flood of paths, if there are many and none came a few times. */
    private static int strays(SegmentNode child, SegmentNode param) {
        int[] once = new int[2];
        child.forEachChild((name, follower) -> {
            if (follower.isName() && follower.children() == 0 && param.child(name, 0, name.length) == null) {
                once[follower.asked() <= 1 ? 0 : 1]++;
            }
        });
        return once[0] >= FEWEST_STRAYS && once[0] >= STRAYS_TO_OTHERS * once[1] ? once[0] : 0;
    }

    private static void countBehind(SegmentNode child, SegmentNode param, int[] counts) {
        child.forEachChild((name, follower) -> {
            SegmentNode same = param.child(name, 0, name.length);
            if (same != null && follower.look().ofResources()) {
                countBehind(follower, same, counts);
            } else if (Plumbing.isOne(name)) {
                return;
            } else if (follower.sibling() == SegmentKind.PLACEHOLDER || follower.sibling() == SegmentKind.FILE) {
                count(follower, same == null ? param.param() : same, counts);
            } else if (same == null && param.param() != null && follower.isName()) {
                count(follower, param.param(), counts);
            } else {
                count(name, same, counts);
            }
        });
    }

    private static void count(SegmentNode follower, @Nullable SegmentNode other, int[] counts) {
        follower.forEachChild((name, further) -> {
            SegmentNode same = other == null ? null : other.child(name, 0, name.length);
            if (further.sibling() == SegmentKind.PLACEHOLDER) {
                count(further, same == null && other != null ? other.param() : same, counts);
            } else if (further.sibling() != SegmentKind.FILE
                    && (other == null || !other.learning().collapses(further.sibling()))) {
                count(name, same, counts);
            }
        });
    }

    private static void count(byte[] name, @Nullable SegmentNode same, int[] counts) {
        counts[0]++;
        if (same != null) {
            counts[1]++;
            boolean known = same.word() || same.asked() >= ESTABLISHED;
            counts[2] += Followers.isMarked(name) ? FEWEST_WORDS : known ? 1 : 0;
        }
    }
}
