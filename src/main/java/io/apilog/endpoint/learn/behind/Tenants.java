package io.apilog.endpoint.learn.behind;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.SliceMap;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Names with the same words of an API behind them, and something behind two of these: {@code /api/harbor/bookings/today}, {@code
 * /api/lakeside/bookings/today}. It takes three words, as two may be what developers put behind each of their modules, and what all of them put
 * behind everything ({@code list}, {@code get}) is none. Others may stand beside such names.
 */
public final class Tenants {
    /** So many names at least. */
    static final int FEWEST = 5;

    private static final int FEWEST_WORDS = 3;

    /** So many of the words have the same behind them: services have their upkeep in common, and one resource perhaps. */
    private static final int FEWEST_DEEP = 2;

    /** The part of what comes behind a name that must come behind the others, in per cent. */
    private static final int CLOSED = 75;

    /** The part of the names behind which a word must come, in per cent. */
    private static final int SHARE = 60;

    /** What developers put behind everything, and what is no {@link SegmentKind#LISTED} word. */
    private static final Set<String> GENERIC =
            Set.of("batch", "detail", "details", "get", "getall", "new", "one", "page", "put", "show");

    private final SliceMap<int[]> words = new SliceMap<>();

    /** Those of them that have something behind them. */
    private final SliceMap<int[]> deep = new SliceMap<>();

    private final int fewest;
    private final boolean enough;

    Tenants(SegmentNode place) {
        int[] counts = new int[3];
        place.forEachChild((name, child) -> {
            if (mayBeOne(child)) {
                counts[0]++;
                collect(child);
            }
        });
        fewest = Math.max(FEWEST, counts[0] / 4);
        place.forEachChild((name, child) -> {
            if (mayBeOne(child) && isOne(child)) {
                counts[1]++;
                counts[2] += place.isPlural(child) && !child.look().singular() ? 1 : 0;
            }
        });
        int common = common(words, counts[1]);
        enough = counts[1] >= FEWEST
                && 2 * counts[2] < counts[1]
                && common >= FEWEST_WORDS
                && common(deep, counts[1]) >= FEWEST_DEEP;
    }

    /**
     * Whether a place is one where words of an API or names stand: not behind a thing, whose parts are much alike, but behind a language or a
     * brand at the root.
     */
    static boolean mayStandIn(SegmentNode place) {
        SegmentNode parent = place.parent();
        return place.sibling() != SegmentKind.PLACEHOLDER
                || place.isHome()
                || parent != null && parent.parent() == null && parent.param() == place && parent.id() != place;
    }

    /** Whether there are so many in a place that these are values. */
    public static boolean areIn(SegmentNode place) {
        return place.learning().compareTo(Learning.ALIKE) < 0
                && place.children() >= FEWEST
                && mayStandIn(place)
                && new Tenants(place).areEnough();
    }

    private static boolean mayBeOne(SegmentNode child) {
        return (child.isName() || child.word()) && child.children() > 0 && child.id() == null;
    }

    private void collect(SegmentNode child) {
        Plumbing.forEachBehind(child, (name, follower, resource) -> {
            if (isWord(name, follower)) {
                count(words, name);
                if (follower.children() > 0) {
                    count(deep, name);
                }
            }
        });
    }

    private static boolean isWord(byte[] name, SegmentNode follower) {
        return (follower.sibling() == SegmentKind.WORD || follower.word())
                && !GENERIC.contains(new String(name, StandardCharsets.UTF_8));
    }

    private static void count(SliceMap<int[]> counts, byte[] name) {
        int[] count = counts.get(name, 0, name.length);
        if (count == null) {
            counts.add(name, 0, name.length, new int[] {1});
        } else {
            count[0]++;
        }
    }

    /** What comes behind most of so many names. */
    private static int common(SliceMap<int[]> counts, int names) {
        int[] common = new int[1];
        counts.forEach((name, count) -> common[0] += 100 * count[0] >= SHARE * names ? 1 : 0);
        return common[0];
    }

    /** Whether there are so many that all of them are values. */
    boolean areEnough() {
        return enough;
    }

    /** Whether a name is one of them, or has only the same behind it, though not all of it yet. */
    boolean areLike(SegmentNode child) {
        return mayBeOne(child) && (isOne(child) || isPart(child));
    }

    private boolean isOne(SegmentNode child) {
        int[] counts = countBehind(child);
        return counts[1] >= FEWEST_WORDS && 100 * counts[1] >= CLOSED * counts[0];
    }

    private boolean isPart(SegmentNode child) {
        int[] counts = countBehind(child);
        return counts[1] > 0 && counts[1] == counts[0];
    }

    /** The words that come behind a name, and those of them that come behind several. */
    private int[] countBehind(SegmentNode child) {
        int[] counts = new int[2];
        Plumbing.forEachBehind(child, (name, follower, resource) -> {
            int[] known = words.get(name, 0, name.length);
            boolean word = isWord(name, follower);
            counts[0] += word || follower.isName() ? 1 : 0;
            counts[1] += word && known != null && known[0] >= fewest ? 1 : 0;
        });
        return counts;
    }
}
