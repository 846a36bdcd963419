package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.SegmentKind;
import java.util.Arrays;
import java.util.function.Predicate;

/** Names in one place that are values because there are files behind most of them: folders, buckets, repositories. */
public final class NamesBeforeFiles {
    /** So many names with files and nothing else behind them. */
    private static final int FOLDERS = 8;

    /** So many names that are a part of that of the only file behind them, and that were asked for less than so many times on average. */
    private static final int NAMESAKES = 16;

    private static final int SELDOM = 5;

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

    /**
     * Whether behind most names there is but one file with a name that has more to it, {@code tower/hd_tower.htm}, and each was asked for seldom: a page of a
     * site would be {@code tower/tower.htm}.
     */
    public static boolean areNamesakes(SegmentNode place) {
        return place.kinds().names() >= NAMESAKES
                && place.asked() < SELDOM * place.kinds().names()
                && areMost(place, NamesBeforeFiles::isNamesake);
    }

    private static boolean isNamesake(SegmentNode folder) {
        boolean[] same = {folder.children() == 1};
        folder.forEachChild((name, file) -> {
            int ending = FileTrees.ending(name);
            same[0] &= file.children() == 0 && ending > folder.name().length && contains(name, folder.name());
        });
        return same[0];
    }

    private static boolean contains(byte[] name, byte[] part) {
        boolean found = false;
        for (int i = 0; !found && i + part.length <= name.length; i++) {
            found = Arrays.equals(name, i, i + part.length, part, 0, part.length);
        }
        return found;
    }

    private static boolean areMost(SegmentNode place, Predicate<SegmentNode> condition) {
        int[] count = new int[1];
        place.forEachChild((name, child) -> count[0] += child.isName() && condition.test(child) ? 1 : 0);
        return place.kinds().areMost(count[0]);
    }
}
