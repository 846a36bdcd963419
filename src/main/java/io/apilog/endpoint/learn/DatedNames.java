package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Names of two words or more behind a date, with nothing behind them and only read: what somebody wrote that day, {@code /2026/11/21/first-snow}. */
final class DatedNames {
    private static final byte[] DATE = "{date}".getBytes(StandardCharsets.US_ASCII);
    private static final int FEWEST = 4;

    /** The part of the names that are such, in per cent. */
    private static final int MOST = 75;

    private DatedNames() {}

    /** Whether the names in a place are values. */
    static boolean areIn(SegmentNode place) {
        if (place.kinds().names() < FEWEST
                || place.learning().compareTo(Learning.ALIKE) >= 0
                || !Arrays.equals(place.name(), DATE)) {
            return false;
        }
        int[] counts = new int[2];
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                counts[0]++;
                counts[1] += child.isJoined() && child.children() == 0 && !child.written() ? 1 : 0;
            }
        });
        return counts[1] >= FEWEST && 100 * counts[1] >= MOST * counts[0];
    }
}
