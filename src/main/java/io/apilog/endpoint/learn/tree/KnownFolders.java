package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.path.SliceMap;
import java.util.Arrays;

/**
 * The folders that came first and second in trees. Where the same come first again there is a tree, too, though fewer files were asked for: buckets have
 * the same folders. So have stores of keys, which have the data of each key and the metadata, but there many of the same come second, too.
 */
public final class KnownFolders {
    private static final int MOST = 4096;

    /** So many folders that come first, and the part of them that is known, in per cent. */
    private static final int FEWEST = 3;

    private static final int SHARE = 75;

    /** The part of what comes behind these that is known. */
    private static final int SHARE_BEHIND = 50;

    private final SliceMap<Boolean> paths = new SliceMap<>();

    /** Knows none yet. */
    public KnownFolders() {}

    /** Notes the folders in a place where a tree begins. */
    void add(SegmentNode top) {
        top.forEachChild((first, child) -> {
            if (child.children() > 0) {
                add(first);
                child.forEachChild((second, behind) -> add(path(first, second)));
            }
        });
    }

    private void add(byte[] path) {
        if (paths.size() < MOST && !isKnown(path)) {
            paths.add(path, 0, path.length, Boolean.TRUE);
        }
    }

    private boolean isKnown(byte[] path) {
        return paths.get(path, 0, path.length) != null;
    }

    /** Whether most folders in a place are known. */
    boolean areFirstIn(SegmentNode top) {
        int[] here = new int[2];
        top.forEachChild((first, child) -> {
            here[0]++;
            here[1] += isKnown(first) ? 1 : 0;
        });
        return here[1] >= FEWEST && 100 * here[1] >= SHARE * here[0];
    }

    /** Whether most folders in a place are known, and many of what comes behind them. */
    boolean areIn(SegmentNode top) {
        int[] behind = new int[2];
        top.forEachChild((first, child) -> child.forEachChild((second, folder) -> {
            behind[0]++;
            behind[1] += isKnown(path(first, second)) ? 1 : 0;
        }));
        return areFirstIn(top) && 100 * behind[1] >= SHARE_BEHIND * behind[0];
    }

    static byte[] path(byte[] first, byte[] second) {
        byte[] path = Arrays.copyOf(first, first.length + 1 + second.length);
        path[first.length] = '/';
        System.arraycopy(second, 0, path, first.length + 1, second.length);
        return path;
    }
}
