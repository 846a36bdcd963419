package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.learn.tree.ShapesOfPlace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a shape named beside names that are values: it may stand for the same parameter as these. */
final class ShapedBeside {
    private static final byte[] ID = "{id}".getBytes(StandardCharsets.US_ASCII);
    /** May stand for several segments, so that it is another route than one of them. */
    private static final byte[] DATE = "{date}".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] TEXT = "{slug}".getBytes(StandardCharsets.US_ASCII);

    private ShapedBeside() {}

    /** Whether what a shape named stands for the same parameter as the names that are values, or as what other shapes named there. */
    static boolean isSame(SegmentNode place, byte[] name, int from, int to) {
        return place.oneShape() != null && ShapesOfPlace.mayBeOne(name, from, to)
                || isSame(place.learning(), name, from, to);
    }

    /** Whether it does after what was learned: ids beside codes, text beside titles, all beside words. */
    static boolean isSame(Learning learning, byte[] name, int from, int to) {
        if (learning == Learning.PATH) {
            return true;
        }
        if (learning.compareTo(Learning.CODES) < 0 || !isParameter(name, from, to)) {
            return false;
        }
        boolean id = to - from == ID.length && Arrays.equals(name, from, to, ID, 0, ID.length);
        boolean text = to - from == TEXT.length && Arrays.equals(name, from, to, TEXT, 0, TEXT.length);
        boolean date = to - from == DATE.length && Arrays.equals(name, from, to, DATE, 0, DATE.length);
        return learning == Learning.WORDS && !date || id || text && learning.compareTo(Learning.TITLES) >= 0;
    }

    /** Whether a name is a placeholder alone; a group of files is none, and neither is a key of a name. */
    private static boolean isParameter(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '}') {
            end++;
        }
        return bytes[from] == '{' && end == to - 1;
    }

    /**
     * Takes what a shape named for the parameter: ids beside codes and numbered names, and what most requests are for beside names. So one
     * route has one name, and the one that it has.
     */
    static void adopt(SegmentNode position, Learning learning) {
        if (learning != Learning.ALIKE && learning.compareTo(Learning.CODES) >= 0) {
            boolean names = learning.compareTo(Learning.TITLES) >= 0;
            position.adopt(position.oneShape());
            position.adopt(names ? null : position.id());
            SegmentNode main = ShapesOfPlace.main(position);
            long[] named = new long[1];
            position.forEachChild((name, child) -> named[0] += child.isName() ? child.asked() : 0);
            position.adopt(main != null && main.asked() >= named[0] ? main : null);
        }
    }
}
