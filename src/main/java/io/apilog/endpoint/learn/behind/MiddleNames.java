package io.apilog.endpoint.learn.behind;

import io.apilog.endpoint.learn.tree.Followers;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.SliceMap;

/** The names that come next behind those in one place, and what comes behind each of them, whatever name is in front: whether they are values, too. */
final class MiddleNames {
    private static final int FEWEST = 8;
    private static final int FEWEST_WORDS = 2;

    private final SliceMap<SliceMap<SegmentNode>> all = new SliceMap<>();

    void add(byte[] name, SegmentNode follower) {
        SliceMap<SegmentNode> known = all.get(name, 0, name.length);
        if (known == null) {
            known = new SliceMap<>();
            all.add(name, 0, name.length, known);
        }
        SliceMap<SegmentNode> behind = known;
        Plumbing.forEachBehind(follower, (further, position, resource) -> {
            if (behind.get(further, 0, further.length) == null) {
                behind.add(further, 0, further.length, position);
            }
        });
    }

    /** Whether they have the same behind them, and are not mostly collections. */
    boolean areValues() {
        Followers behind = new Followers();
        int[] counts = new int[2];
        all.forEach((name, followers) -> {
            if (followers.size() > 0) {
                counts[0]++;
                counts[1] += (name[name.length - 1] | 0x20) == 's' ? 1 : 0;
                behind.nextName();
                followers.forEach(behind::add);
            }
        });
        behind.close(counts[0]);
        return counts[0] >= FEWEST && 2 * counts[1] < counts[0] && behind.words() >= FEWEST_WORDS && behind.isClosed();
    }
}
