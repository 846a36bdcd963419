package io.apilog.endpoint.learn.behind;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.SliceMap;
import java.util.Arrays;

/**
 * Few names with the same words behind all of them, where no ids stand and no word of a collection tells what they are: {@code
 * /matchmaking/solo/join}, {@code /matchmaking/duo/join}. What developers do with everything ({@code list}, {@code edit}) tells nothing, as it
 * comes behind resources, too; and where the same values come behind a few words, {@code /stock/lamp} and {@code /price/lamp}, there are more
 * values than words, or the words differ in how they are asked for.
 */
public final class FewNames {
    private static final int FEWEST = 3;
    private static final int WORDS = 2;

    /** Names times words. */
    private static final int EVIDENCE = 9;

    /** The same below a parameter, where the names stand in many places. */
    private static final int EVIDENCE_BELOW = 6;

    /** Each name was asked for so often. */
    private static final int ASKED = 4;

    private final SegmentNode place;
    private final SliceMap<int[]> behind = new SliceMap<>();
    private int names;
    private boolean others;
    private int written;
    private int read;

    /** What comes behind all names, the words among it that not everything has, those of them with nothing behind them, and what is only read behind some. */
    private int all;

    private int words;
    private int leaves;
    private int mixed;
    private int pairs;

    private FewNames(SegmentNode place) {
        this.place = place;
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                collect(child);
            }
        });
        behind.forEach((name, counts) -> {
            if (counts[0] == names) {
                all++;
                words += counts[3];
                leaves += counts[2] == 0 ? 1 : 0;
                mixed += counts[1] > 0 && counts[1] < counts[0] ? 1 : 0;
                written += counts[1] == counts[0] ? 1 : 0;
                read += counts[1] == 0 ? 1 : 0;
            }
        });
    }

    private void collect(SegmentNode child) {
        names++;
        others |= child.children() == 0
                || child.asked() < ASKED
                || child.id() != null
                || place.isPlural(child) && !child.look().singular()
                || child.endpoint() != null && child.written();
        child.forEachChild((name, follower) -> {
            count(name, follower);
            boolean word = follower.sibling() != SegmentKind.PLACEHOLDER;
            follower.forEachChild((further, next) -> {
                if (word && next.sibling() != SegmentKind.PLACEHOLDER) {
                    count(join(name, further), next);
                }
            });
        });
    }

    private static byte[] join(byte[] name, byte[] further) {
        byte[] path = Arrays.copyOf(name, name.length + 1 + further.length);
        path[name.length] = '/';
        System.arraycopy(further, 0, path, name.length + 1, further.length);
        return path;
    }

    private void count(byte[] path, SegmentNode follower) {
        int[] counts = behind.get(path, 0, path.length);
        if (counts == null) {
            counts = new int[4];
            behind.add(path, 0, path.length, counts);
        }
        boolean word = follower.sibling() == SegmentKind.WORD || follower.word();
        counts[0]++;
        counts[1] += follower.written() ? 1 : 0;
        counts[2] += follower.children();
        counts[3] = word ? 1 : 0;
        pairs++;
    }

    /** Whether the names in a place are values. */
    public static boolean areValues(SegmentNode place) {
        if (place.kinds().names() < FEWEST
                || place.isFront()
                || place.isHome()
                || place.sibling() == SegmentKind.PLACEHOLDER
                || place.id() != null
                || SegmentKind.isPluralOfWords(place.name())) {
            return false;
        }
        FewNames all = new FewNames(place);
        return !all.others && all.isEvident() && all.areWords();
    }

    /**
     * Whether the names in a place may as well be a few words in front of the same values, {@code /shop/stock/lamp} and {@code /shop/price/lamp}:
     * nothing comes behind what comes behind all of them, and there is more of it than there are names, or some names are sent to and others read.
     */
    static boolean mayBeWordsBeforeValues(SegmentNode place) {
        FewNames few = new FewNames(place);
        boolean methods = few.written > 0 && few.read > 0;
        return few.all >= FEWEST
                && few.leaves == few.all
                && 4 * few.names * few.all >= 3 * few.pairs
                && (few.mixed > 0 || few.all > few.names && !methods);
    }

    private boolean isEvident() {
        return words >= WORDS
                && words * names >= (isBelowParameter() ? EVIDENCE_BELOW : EVIDENCE)
                && 4 * names * all >= 3 * pairs;
    }

    /** Whether what comes behind the names are words of an API, and no values that come behind each of some words. */
    private boolean areWords() {
        boolean methods = written > 0 && read > 0;
        return mixed == 0 && (methods || leaves < all || words < names);
    }

    private boolean isBelowParameter() {
        SegmentNode at = place;
        while (at != null && at.sibling() != SegmentKind.PLACEHOLDER) {
            at = at.parent();
        }
        return at != null;
    }
}
