package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.path.SliceMap;
import io.apilog.endpoint.path.Target;

/**
 * Trees of keys that people made, as a store of secrets or of settings has them: names without endings at any depth, {@code
 * /keys/mail/timeout}, {@code /keys/shop/eu/mail/url}. What tells them from an API is that there are no ids in them, that the names end at three
 * depths or more, and that the same folders stand at several depths; or that behind each of the few folders that come first keys stand at several
 * depths, and so many were asked for once that there must be many more.
 */
public final class RaggedTrees {
    private static final int FEWEST_LEAVES = 16;
    private static final int FEWEST_CHILDREN = 4;
    private static final int FEWEST_DEPTHS = 3;
    private static final int FEWEST_FOLDERS = 3;

    /** One in so many names ends at a depth that counts. */
    private static final int PART_OF_DEPTH = 12;

    /** One in so many may be an id. */
    private static final int FEW_IDS = 10;

    /** So many names a parameter stands for at least. */
    private static final int OF_PARAMETER = 4;

    /** The part of the folders that come first that stand deeper, too, in per cent: elsewhere the tree begins further on. */
    private static final int RECURRING_AT_TOP = 60;

    private static final int MOST_LOOKED_AT = 1024;

    /** So many keys of which so many in a hundred came once. */
    private static final int MANY_LEAVES = 48;

    private static final int ONCE = 45;

    /** The part of the folders that come first that so many keys stand behind, at so many depths, in per cent. */
    private static final int RAGGED_AT_TOP = 80;

    private static final int LEAVES_OF_FOLDER = 6;
    private static final int DEPTHS_OF_FOLDER = 2;

    /** So many keys where all folders are known. */
    private static final int FEWEST_BESIDE = 8;

    /** One in so many may be a word that routes are made of. */
    private static final int FEW_WORDS = 6;

    private final int[] byDepth = new int[Target.MAX_SEGMENTS + 1];
    private final SliceMap<int[]> folders = new SliceMap<>();
    private int leaves;
    private int ids;
    private int looked;

    /** Trees that are known there. */
    private int paths;

    /** Keys that came once, and those that are words of an API. */
    private int once;

    private int words;

    /** Folders at several depths. */
    private int recurring;

    /** Folders that come first, and those of them that stand deeper, too. */
    private int first;

    private int firstRecurring;

    private RaggedTrees(SegmentNode top) {
        look(top, 1);
        folders.forEach((name, depths) -> {
            boolean often = Integer.bitCount(depths[0]) > 1;
            boolean atTop = (depths[0] & 2) != 0;
            recurring += often ? 1 : 0;
            first += atTop ? 1 : 0;
            firstRecurring += atTop && often ? 1 : 0;
        });
    }

    /**
     * Whether what stands behind a word is such a tree. Then its folders are known.
     *
     * @param known folders of such trees elsewhere
     */
    public static boolean isOne(SegmentNode top, KnownFolders known) {
        if (top.children() < FEWEST_FOLDERS
                || top.isFront()
                || top.isHome()
                || top.sibling() == SegmentKind.PLACEHOLDER
                || top.learning() == Learning.PATH) {
            return false;
        }
        RaggedTrees tree = new RaggedTrees(top);
        boolean many = top.children() >= FEWEST_CHILDREN && tree.depths() >= FEWEST_DEPTHS;
        boolean one = FEW_IDS * tree.ids <= tree.leaves
                && 2 * tree.paths <= tree.first
                && (many && (tree.recur() || tree.goOnAndOn() && areRagged(top))
                        || tree.leaves >= FEWEST_BESIDE && tree.depths() >= DEPTHS_OF_FOLDER && known.areIn(top));
        if (one) {
            known.add(top);
        }
        return one;
    }

    private int depths() {
        int depths = 0;
        for (int count : byDepth) {
            depths += count > 1 && PART_OF_DEPTH * count >= leaves ? 1 : 0;
        }
        return depths;
    }

    /** Whether the same folders stand at several depths. */
    private boolean recur() {
        return leaves >= FEWEST_LEAVES
                && recurring >= FEWEST_FOLDERS
                && 100 * firstRecurring >= RECURRING_AT_TOP * first;
    }

    /** Whether there are many keys, and so many that came once that these are no routes of an API. */
    private boolean goOnAndOn() {
        return leaves >= MANY_LEAVES && 100 * once >= ONCE * leaves && FEW_WORDS * words <= leaves && recurring > 0;
    }

    /** Whether keys stand at several depths behind most folders that come first. */
    private static boolean areRagged(SegmentNode top) {
        int[] counts = new int[2];
        top.forEachChild((name, child) -> {
            if (child.children() > 0) {
                RaggedTrees tree = new RaggedTrees(child);
                counts[0]++;
                counts[1] += tree.leaves >= LEAVES_OF_FOLDER && tree.depths() >= DEPTHS_OF_FOLDER ? 1 : 0;
            }
        });
        return counts[0] >= FEWEST_CHILDREN && 100 * counts[1] >= RAGGED_AT_TOP * counts[0];
    }

    private void look(SegmentNode place, int depth) {
        place.forEachChild((name, child) -> {
            if (++looked > MOST_LOOKED_AT) {
                return;
            }
            paths += child.isPath() ? 1 : 0;
            boolean param = child == place.param();
            ids += child.sibling() == SegmentKind.PLACEHOLDER && !param ? 1 : 0;
            boolean leaf = child.endpoint() != null && child.children() == 0;
            int names = !leaf ? 0 : param ? OF_PARAMETER : 1;
            leaves += names;
            once += leaf && child.asked() == 1 ? 1 : 0;
            words += leaf && isWord(child) ? 1 : 0;
            byDepth[Math.min(depth, Target.MAX_SEGMENTS)] += names;
            if (child.children() > 0) {
                if (!param) {
                    note(name, depth);
                }
                look(child, depth + 1);
            }
        });
    }

    private static boolean isWord(SegmentNode child) {
        return child.sibling() == SegmentKind.RESERVED || child.sibling() == SegmentKind.LISTED;
    }

    private void note(byte[] name, int depth) {
        int[] depths = folders.get(name, 0, name.length);
        if (depths == null) {
            depths = new int[1];
            folders.add(name, 0, name.length, depths);
        }
        depths[0] |= 1 << Math.min(depth, Integer.SIZE - 1);
    }
}
