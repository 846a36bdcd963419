package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.path.SliceMap;

/**
 * The words of an API that come behind what looks like folders of a tree of files: {@code issues} and {@code pulls} behind each repository, beside {@code
 * src}, behind which the files are. The tree begins behind {@code src} then. Folders that many people have may be asked for, too, but seldom.
 */
final class WordsBehindFolders {
    /** So many words, and behind so many folders each. */
    private static final int WORDS = 2;

    private static final int FOLDERS = 3;

    /** So many requests for a word behind names that are values already. */
    private static final int ASKED = 3;

    /** One in so many of the requests for what is behind the folders is for these words. */
    private static final int PART_OF_REQUESTS = 4;

    private static final int DEPTH = 4;
    private static final int MOST_LOOKED_AT = 1024;

    private final SliceMap<int[]> folders = new SliceMap<>();
    private int looked;
    private long asked;
    private long askedForWords;

    private WordsBehindFolders(SegmentNode place) {
        place.forEachChild((name, folder) -> folder.forEachChild((word, behind) -> {
            asked += behind.asked();
            if (++looked <= MOST_LOOKED_AT && isRoute(word, behind)) {
                askedForWords += behind.asked();
                note(word, !isValue(folder) ? 1 : behind.asked() >= ASKED ? FOLDERS : 0);
            }
        }));
    }

    /** Whether there are such words behind the folders in a place, or further on behind folders that are values. */
    static boolean areIn(SegmentNode place) {
        return areIn(place, DEPTH);
    }

    private static boolean areIn(SegmentNode place, int depth) {
        boolean[] found = {new WordsBehindFolders(place).areWords()};
        place.forEachChild((name, folder) -> found[0] |= depth > 1 && isValue(folder) && areIn(folder, depth - 1));
        return found[0];
    }

    private boolean areWords() {
        int[] words = new int[1];
        folders.forEach((name, count) -> words[0] += count[0] >= FOLDERS ? 1 : 0);
        return words[0] >= WORDS && PART_OF_REQUESTS * askedForWords >= asked;
    }

    private void note(byte[] word, int times) {
        int[] count = folders.get(word, 0, word.length);
        if (count == null) {
            count = new int[1];
            folders.add(word, 0, word.length, count);
        }
        count[0] += times;
    }

    private static boolean isValue(SegmentNode folder) {
        return folder.sibling() == SegmentKind.PLACEHOLDER;
    }

    private static boolean isRoute(byte[] name, SegmentNode child) {
        return child.sibling() != SegmentKind.PLACEHOLDER
                && !FileTrees.isFile(name)
                && (child.endpoint() != null || child.answered() || child.children() > 0)
                && !FileTrees.hasFiles(child);
    }
}
