package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.SliceMap;

/**
 * Whether the same comes behind the names in one place, as {@code pods} and {@code services} come behind each namespace. Reserved
 * words do not count: every resource has its {@code search}.
 */
final class Likeness {
    /** Words that must be the same. */
    private static final int SAME = 2;

    private final SliceMap<int[]> followers = new SliceMap<>();
    private int alike;

    Likeness(SegmentNode position) {
        position.forEachChild((name, child) -> {
            if (child.isName()) {
                child.forEachChild(this::count);
            }
        });
        int half = (position.kinds().names() + 1) / 2;
        position.forEachChild((name, child) -> {
            if (child.isName() && common(child, half) >= SAME) {
                alike++;
            }
        });
    }

    private void count(byte[] name, SegmentNode follower) {
        if (follower.sibling() == SegmentKind.WORD || follower.sibling() == SegmentKind.ENVIRONMENT) {
            int[] known = followers.get(name, 0, name.length);
            if (known == null) {
                followers.add(name, 0, name.length, new int[] {1});
            } else {
                known[0]++;
            }
        }
    }

    private int common(SegmentNode position, int fewest) {
        int[] common = new int[1];
        position.forEachChild((name, follower) -> {
            int[] count = followers.get(name, 0, name.length);
            common[0] += count != null && count[0] >= fewest ? 1 : 0;
        });
        return common[0];
    }

    /** Names behind which come at least two words that come behind half of the names. */
    int alike() {
        return alike;
    }
}
