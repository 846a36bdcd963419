package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One or two hexadecimal digits that happen to be letters, beside numbers and the like that are asked for at least as often as all of these together: the
 * folders of a store by the first digits of a digest, {@code /files/3d/da} and {@code /files/da/11}.
 */
final class HexBesideIds {
    private static final int LONGEST = 2;
    private static final int FEWEST = 2;

    private HexBesideIds() {}

    /** The names in a place that are such digits; none where they may be words. */
    static List<SegmentNode> in(SegmentNode place) {
        SegmentNode ids = place.id();
        if (ids == null || place.isHome() || place.isFront() || place.learning() == Learning.PATH) {
            return List.of();
        }
        List<SegmentNode> found = new ArrayList<>();
        long[] asked = new long[1];
        place.forEachChild((name, child) -> {
            if (isHex(name, 0, name.length) && child.isName() && goesOnAs(child, ids)) {
                found.add(child);
                asked[0] += child.asked();
            }
        });
        return found.size() >= FEWEST && asked[0] <= ids.asked() ? found : List.of();
    }

    /** Whether a name is one or two hexadecimal digits that are letters. */
    static boolean isHex(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 'a' || bytes[i] > 'f') {
                return false;
            }
        }
        return to - from <= LONGEST;
    }

    /** Whether both end, or both go on. */
    private static boolean goesOnAs(SegmentNode child, SegmentNode ids) {
        return child.children() > 0 == ids.children() > 0;
    }
}
