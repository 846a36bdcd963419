package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.path.SliceMap;
import io.apilog.endpoint.path.Target;

/**
 * Trees of keys that people made, as a store of secrets or of settings has them: names without endings at any depth, {@code
 * /keys/mail/timeout}, {@code /keys/shop/eu/mail/url}. What tells them from an API is that there are no ids in them, that the names end at three
 * depths or more, and that the same folders stand at several depths.
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

    private final int[] byDepth = new int[Target.MAX_SEGMENTS + 1];
    private final SliceMap<int[]> folders = new SliceMap<>();
    private int leaves;
    private int ids;
    private int looked;

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

    /** Whether what stands behind a word is such a tree. */
    public static boolean isOne(SegmentNode top) {
        if (top.children() < FEWEST_CHILDREN
                || top.isFront()
                || top.isHome()
                || top.sibling() == SegmentKind.PLACEHOLDER
                || top.learning() == Learning.PATH) {
            return false;
        }
        RaggedTrees tree = new RaggedTrees(top);
        int depths = 0;
        for (int count : tree.byDepth) {
            depths += count > 1 && PART_OF_DEPTH * count >= tree.leaves ? 1 : 0;
        }
        return tree.leaves >= FEWEST_LEAVES
                && tree.recurring >= FEWEST_FOLDERS
                && depths >= FEWEST_DEPTHS
                && 100 * tree.firstRecurring >= RECURRING_AT_TOP * tree.first
                && FEW_IDS * tree.ids <= tree.leaves;
    }

    private void look(SegmentNode place, int depth) {
        place.forEachChild((name, child) -> {
            if (++looked > MOST_LOOKED_AT) {
                return;
            }
            boolean param = child == place.param();
            ids += child.sibling() == SegmentKind.PLACEHOLDER && !param ? 1 : 0;
            boolean leaf = child.endpoint() != null && child.children() == 0;
            int names = !leaf ? 0 : param ? OF_PARAMETER : 1;
            leaves += names;
            byDepth[Math.min(depth, Target.MAX_SEGMENTS)] += names;
            if (child.children() > 0) {
                if (!param) {
                    note(name, depth);
                }
                look(child, depth + 1);
            }
        });
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
