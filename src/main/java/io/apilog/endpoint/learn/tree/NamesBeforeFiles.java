package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.SegmentKind;
import java.util.function.Predicate;

/** Names in one place that are values because there are files behind most of them: folders, buckets, repositories. */
public final class NamesBeforeFiles {
    /** So many names with files and nothing else behind them. */
    private static final int FOLDERS = 8;

    /** So many names with a tree of files behind them. */
    private static final int TREES = 4;

    private NamesBeforeFiles() {}

    /** Whether names in a place are values because there are files behind them. */
    public static boolean areIn(SegmentNode place) {
        return areFolders(place) || areBuckets(place) || areBeforeTrees(place);
    }

    /** Whether most names, behind a parameter, have files behind them and nothing else. */
    public static boolean areFolders(SegmentNode place) {
        return place.sibling() == SegmentKind.PLACEHOLDER
                && place.kinds().names() >= FOLDERS
                && areMost(place, FileTrees::leadsToFiles)
                && !FileTrees.hasFilesBesideFolders(place);
    }

    /** Whether files were put behind most names at the root of all paths. */
    public static boolean areBuckets(SegmentNode place) {
        return place.parent() == null
                && place.kinds().names() >= FOLDERS
                && areMost(place, FileTrees::leadsToStoredFiles);
    }

    /** Whether trees of files are known behind most names: repositories, buckets. */
    public static boolean areBeforeTrees(SegmentNode place) {
        return place.kinds().names() >= TREES
                && !place.isFront()
                && !place.isHome()
                && areMost(place, FileTrees::leadsToTree);
    }

    private static boolean areMost(SegmentNode place, Predicate<SegmentNode> condition) {
        int[] count = new int[1];
        place.forEachChild((name, child) -> count[0] += child.isName() && condition.test(child) ? 1 : 0);
        return place.kinds().areMost(count[0]);
    }
}
