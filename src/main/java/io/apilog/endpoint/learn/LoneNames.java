package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.Octets;

/**
 * Names beside values that are none, as nothing ever comes behind them: {@code /cable} and {@code /up} beside tenants with projects. Of so
 * many requests for a tenant some would have gone on.
 */
final class LoneNames {
    /** So many requests at least. */
    private static final int FEWEST = 12;

    /** It is looked at what share goes on once in so many requests, as that takes time. */
    private static final int SELDOM = 4;

    /** So many requests that should have gone on make it certain that none does: by chance it would be one name in 20,000. */
    private static final int CERTAIN = 10;

    /** What came behind values less often may be of a flood. */
    private static final int KNOWN = 8;

    /** The same where values are likelier than words, and there half of all requests that end: users who are asked for alone are many. */
    private static final int FEWEST_ELSEWHERE = 24;

    private static final int CERTAIN_ELSEWHERE = 20;

    private LoneNames() {}

    /** Whether a name may be a word where values are likelier: of small letters alone. */
    static boolean mayBeWord(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Octets.kind(bytes[i]) != Octets.LOWER) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a name is one.
     *
     * @param values what stands for the values beside it
     * @param ends how often it was asked for with nothing behind it; 0 if something ever came there
     * @param words whether the words of an API or the pages of a site are as likely here as values
     */
    static boolean isOne(SegmentNode values, int ends, boolean words) {
        if (ends < (words ? FEWEST : FEWEST_ELSEWHERE) || ends % SELDOM != 0) {
            return false;
        }
        long[] goingOn = new long[1];
        long[] behind = new long[1];
        values.forEachChild((name, child) -> {
            goingOn[0] += isWord(child) ? child.asked() : 0;
            behind[0] += child.asked();
        });
        if (!words && 2L * ends < values.asked() - behind[0]) {
            return false;
        }
        return ends * goingOn[0] >= (long) (words ? CERTAIN : CERTAIN_ELSEWHERE) * values.asked();
    }

    private static boolean isWord(SegmentNode child) {
        return child.sibling() != SegmentKind.PLACEHOLDER && child.asked() >= KNOWN;
    }
}
