package io.apilog.endpoint.learn.sibling;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.util.Arrays;
import java.util.function.Predicate;

/** Names that stand apart from those beside them by how often they are asked for or sent to, so that they are words though the others are values. */
public final class NamesApart {
    /** So many requests tell a word from a flood of so many names. */
    private static final int AGAIN = 3;

    private static final int MANY_NEW = 24;

    /** Where one in so many names is more than a word, a name that is so, too, is no page of its own. */
    private static final int FEW_SLUGS = 3;

    /** Among slugs that came once one that was asked for so often is a word, too. */
    private static final int SLUG_IN_FLOOD = 16;

    /** A name asked for so many times as often as others is a route of its own when those are found to be values. */
    private static final int TIMES_OTHERS = 4;

    /** A word is asked for so many times as often as the names that are values. */
    private static final int TIMES_NEXT = 3;

    /** One in so many names may be asked for nearly as often as words, and so many must be asked for less. */
    private static final int BETWEEN = 4;

    /** So many words are told from a flood by nothing else. */
    private static final int FEW_ABOVE = 3;

    private NamesApart() {}

    /** Which names in a place are routes of their own even if the others are values. */
    public static Predicate<SegmentNode> in(SegmentNode place) {
        AskedNames asked = new AskedNames(place);
        WrittenNames written = new WrittenNames(place);
        place.forEachChild((name, child) -> {
            asked.add(child);
            written.add(name, child);
        });
        Predicate<SegmentNode> known = ofFlood(place, asked);
        if (place.isCollection()) {
            return child -> known.test(child) || child.children() == 0 && child.written();
        }
        int names = place.kinds().names();
        long often =
                often(place, Math.max(AskedNames.ESTABLISHED, TIMES_OTHERS * asked.requests() / Math.max(1, names)));
        boolean fewWritten = written.areFew();
        return child -> child.sibling() != SegmentKind.CODE
                && (known.test(child) || child.asked() >= often || (fewWritten && child.written()));
    }

    /** Which names stand in a flood of such that came once, and none where there is no flood. */
    private static Predicate<SegmentNode> ofFlood(SegmentNode place, AskedNames asked) {
        int[] slugs = new int[1];
        place.forEachChild((name, child) -> slugs[0] += child.isName() && child.isJoined() ? 1 : 0);
        boolean manySlugs = slugs[0] * FEW_SLUGS >= place.kinds().names();
        int again =
                !asked.areMostlyNew() ? Integer.MAX_VALUE : asked.once() >= MANY_NEW ? AGAIN : AskedNames.ESTABLISHED;
        return child -> child.asked() >= again
                && !(manySlugs && child.isJoined() && child.asked() < SLUG_IN_FLOOD && !child.written());
    }

    /**
     * How often a name must have been asked for, {@code least} times or more, to stand apart from all that were asked for less, so that it is a
     * word. Of values, of which the r-th is asked for about as often as the first divided by r, twice as many are asked for between a third as
     * often and as often as are asked for more.
     */
    private static long often(SegmentNode place, long least) {
        int[] asked = new int[place.kinds().names()];
        int[] at = new int[1];
        place.forEachChild((name, child) -> {
            if (child.isName() && at[0] < asked.length) {
                asked[at[0]++] = child.asked();
            }
        });
        Arrays.sort(asked);
        int low = 0;
        for (int i = 0; i < asked.length; i++) {
            while ((long) TIMES_NEXT * asked[low] < asked[i]) {
                low++;
            }
            int above = asked.length - i;
            boolean often = asked[i] >= least
                    || asked[i] >= AskedNames.ESTABLISHED && i >= AskedNames.FEWEST_NEW && above >= FEW_ABOVE;
            if (often && (i == 0 || asked[i] > asked[i - 1]) && BETWEEN * (i - low) <= above && BETWEEN * i >= above) {
                return asked[i];
            }
        }
        return Long.MAX_VALUE;
    }
}
