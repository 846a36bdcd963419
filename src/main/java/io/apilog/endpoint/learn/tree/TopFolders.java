package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.StaticFiles;
import io.apilog.endpoint.path.SliceMap;
import org.jspecify.annotations.Nullable;

/** The folders that come first in what may be a tree of files: they tell whether it begins with them, or behind each of them. */
public final class TopFolders {
    /** The part of what comes first that leads to files, in per cent. */
    private static final int SHARE = 70;

    /** So many folders may be words of an API, where each was asked for so often on average. */
    private static final int MOST_WORDS = 8;

    private static final int ASKED_AGAIN = 12;

    /** Of so many folders behind the folders behind these, one in so many comes behind several where each of these has a tree of its own. */
    private static final int FEWEST_BEHIND = 16;

    private static final int SHARED_BEHIND = 4;

    /** So many names come again behind a word in front of them. */
    private static final int FEWEST_AGAIN = 2;

    private static final int MOST_LOOKED_AT = 1024;

    private TopFolders() {}

    /** The place where a tree begins: behind folders that stand alone, as {@code branch/main}. */
    public static SegmentNode beginning(SegmentNode top) {
        SegmentNode at = top;
        for (SegmentNode only = only(at); only != null; only = only(at)) {
            if (only.sibling() == SegmentKind.PLACEHOLDER || only.children() == 0) {
                return at;
            }
            at = only;
        }
        return at;
    }

    /** The only child besides groups of files; null if there are others or none. */
    private static @Nullable SegmentNode only(SegmentNode at) {
        SegmentNode[] found = new SegmentNode[1];
        int[] count = new int[1];
        at.forEachChild((name, child) -> {
            if (!StaticFiles.isGroup(name)) {
                found[0] = child;
                count[0]++;
            }
        });
        return count[0] == 1 ? found[0] : null;
    }

    /** Whether most of what comes next is a file or a folder with files, so that the tree begins no further on. */
    static boolean areOfTree(SegmentNode top) {
        int[] counts = new int[2];
        top.forEachChild((name, child) -> {
            boolean leads = FileTrees.isFolderOfTree(child);
            counts[FileTrees.isFile(name) || child.isPath() || leads ? 0 : 1]++;
        });
        return 100 * counts[0] >= SHARE * (counts[0] + counts[1]) && !areWordsOfAnApi(top);
    }

    /**
     * Whether nothing but a few folders come next, and the same again and again: {@code hls} and {@code subs} behind each film. Not where each of
     * them leads deep into others, as {@code com} and {@code org} do.
     */
    private static boolean areWordsOfAnApi(SegmentNode top) {
        boolean[] files = new boolean[1];
        int[] folders = new int[1];
        top.forEachChild((name, child) -> {
            boolean file = FileTrees.isFile(name) || child.isPath() || child.sibling() == SegmentKind.PLACEHOLDER;
            files[0] |= file && !StaticFiles.isGroup(name);
            folders[0] += child.children() > 0 ? 1 : 0;
        });
        return !files[0]
                && folders[0] > 1
                && folders[0] <= MOST_WORDS
                && top.asked() >= ASKED_AGAIN * folders[0]
                && (!FileTrees.areDeep(top) || areAlike(top));
    }

    /** Whether most of what comes behind the folders in a place comes behind several of them. */
    static boolean areAlike(SegmentNode top) {
        Followers behind = new Followers();
        top.forEachChild((name, child) -> {
            behind.nextName();
            child.forEachChild(behind::add);
        });
        behind.least(2);
        return behind.sharedPairs() * 2 >= behind.pairs() && shareFoldersBehind(top);
    }

    /**
     * Whether behind some of the names in a place most of the others come again: {@code public/photos} and {@code public/papers} beside {@code photos} and
     * {@code papers}. Not where they come behind most, as where two of a kind are compared.
     */
    static boolean haveWordsInFront(SegmentNode place) {
        int[] found = new int[1];
        place.forEachChild((name, child) -> {
            int[] again = new int[1];
            child.forEachChild((next, behind) ->
                    again[0] += behind.children() > 0 && place.child(next, 0, next.length) != null ? 1 : 0);
            found[0] += again[0] >= FEWEST_AGAIN && 2 * again[0] >= child.children() ? 1 : 0;
        });
        return found[0] > 0 && 2 * found[0] <= place.children();
    }

    /** Whether, behind these, some of the folders are shared, too; of {@code com/oak} and {@code org/oak} only the names are the same. */
    private static boolean shareFoldersBehind(SegmentNode top) {
        SliceMap<int[]> paths = new SliceMap<>();
        int[] counts = new int[2];
        top.forEachChild((name, child) ->
                child.forEachChild((first, folder) -> folder.forEachChild((second, behind) -> {
                    if (behind.children() > 0 && counts[0] < MOST_LOOKED_AT) {
                        counts[0]++;
                        counts[1] += note(paths, KnownFolders.path(first, second));
                    }
                })));
        return counts[0] < FEWEST_BEHIND || SHARED_BEHIND * counts[1] >= counts[0];
    }

    /** Notes a path; says how many more are shared now. */
    private static int note(SliceMap<int[]> paths, byte[] path) {
        int[] times = paths.get(path, 0, path.length);
        if (times == null) {
            paths.add(path, 0, path.length, new int[] {1});
            return 0;
        }
        return ++times[0] == 2 ? 2 : 1;
    }
}
