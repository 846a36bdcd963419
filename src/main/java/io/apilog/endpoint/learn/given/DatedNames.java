package io.apilog.endpoint.learn.given;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names of two words or more behind a date, with nothing behind them and only read, of which there are always new ones: what somebody wrote that
 * day, {@code /2026/11/21/first-snow}. What an API tells of each day is the same few words.
 */
public final class DatedNames {
    private static final byte[] DATE = "{date}".getBytes(StandardCharsets.US_ASCII);
    private static final int FEWEST = 12;

    /** The part of the names that are such, in per cent. */
    private static final int MOST = 75;

    private DatedNames() {}

    /** Whether the names in a place are values. */
    public static boolean areIn(SegmentNode place) {
        if (place.kinds().names() < FEWEST
                || place.learning().compareTo(Learning.ALIKE) >= 0
                || !Arrays.equals(place.name(), DATE)) {
            return false;
        }
        NewNames all = new NewNames();
        int[] joined = new int[1];
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                all.add(child);
                joined[0] += child.isJoined() && child.children() == 0 && !child.written() ? 1 : 0;
            }
        });
        return all.areMany(FEWEST) && 100 * joined[0] >= MOST * all.names();
    }
}
