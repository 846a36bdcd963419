package io.apilog.endpoint.learn.given;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.Octets;

/**
 * Names of one length beside ids, each of letters in both cases: tokens that happen to have no digit, or few, so that no shape told them. Of
 * the words that developers write hardly four in one place are as long as each other, and none of them has ids for neighbours.
 */
public final class TokensOfOneLength {
    private static final int FEWEST = 4;
    private static final int SHORTEST = 8;

    private int names;
    private int length;
    private long asked;
    private boolean others;

    private TokensOfOneLength(SegmentNode place) {
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                names++;
                asked += child.asked();
                others |= length > 0 && name.length != length || !mayBeToken(name);
                length = name.length;
            }
        });
    }

    /** Letters and digits, small letters and capitals among them, and not only at the beginning of words. */
    private static boolean mayBeToken(byte[] name) {
        boolean small = false;
        boolean capital = false;
        for (byte octet : name) {
            if (!Octets.isLetterOrDigit(octet) && octet != '-' && octet != '_') {
                return false;
            }
            small |= Octets.kind(octet) == Octets.LOWER;
            capital |= Octets.kind(octet) == Octets.UPPER;
        }
        return small && capital && name.length >= SHORTEST;
    }

    /** Whether the names in a place are values. */
    public static boolean areIn(SegmentNode place) {
        SegmentNode ids = place.id();
        if (ids == null
                || place.kinds().names() < FEWEST
                || place.learning().compareTo(Learning.ALIKE) >= 0
                || place.isHome()) {
            return false;
        }
        TokensOfOneLength all = new TokensOfOneLength(place);
        return !all.others && all.names >= FEWEST && ids.asked() >= all.asked;
    }
}
