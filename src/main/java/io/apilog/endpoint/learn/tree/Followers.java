package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.path.SliceMap;

/** Words that come behind names, and behind how many of them: names are gone through one by one, and what is shared is found at the end. */
public final class Followers {
    /** The part of the names that have something behind them that must share it, in per cent. */
    private static final int SHARE = 75;

    /** The part of what comes behind all names that must come behind several, in per cent. */
    private static final int CLOSED = 75;

    private final SliceMap<int[]> counts = new SliceMap<>();
    private int name;
    private int pairs;
    private int shared;
    private int words;
    private int wordsOfAnyKind;
    private int open;
    private int least;

    public void nextName() {
        name++;
    }

    public void add(byte[] bytes, SegmentNode follower) {
        boolean listed = follower.sibling() == SegmentKind.RESERVED || follower.sibling() == SegmentKind.LISTED;
        boolean word =
                listed || follower.sibling() == SegmentKind.WORD || follower.sibling() == SegmentKind.ENVIRONMENT;
        if (follower.sibling() == SegmentKind.PLACEHOLDER || follower.sibling() == SegmentKind.FILE) {
            open += isLearned(bytes) ? 1 : 0;
            return;
        }
        int[] known = counts.get(bytes, 0, bytes.length);
        if (known == null) {
            boolean own = !listed || follower.word() || isMarked(bytes);
            known = new int[] {0, 0, own ? 1 : 0};
            counts.add(bytes, 0, bytes.length, known);
        }
        if (known[1] != name) {
            known[1] = name;
            known[0]++;
            pairs++;
            open += word ? 0 : 1;
        }
    }

    /** Whether this is what names became: {@code {param}} or {@code {slug}}, and no id. */
    private static boolean isLearned(byte[] bytes) {
        return bytes.length > 1 && (bytes[1] == 'p' || bytes[1] == 's');
    }

    /** An underscore or a dollar sign in front is an API's own mark, as in {@code _search}. */
    public static boolean isMarked(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] == '_' || bytes[0] == '$') || bytes.length == 1 && bytes[0] == '-';
    }

    /** Finds what is shared, when all was added. */
    public void close(int names) {
        least = Math.max(3, names / 12);
        shared = 0;
        words = 0;
        wordsOfAnyKind = 0;
        counts.forEach((bytes, count) -> {
            if (count[0] >= least) {
                shared += count[0];
                words += count[2];
                wordsOfAnyKind++;
            }
        });
    }

    /** Takes for shared what comes behind as many names as are said. */
    public void least(int names) {
        least = names;
    }

    /** Words with an underscore in front that come behind most of so many names. */
    public int marked(int names) {
        int[] marked = new int[1];
        counts.forEach((bytes, count) ->
                marked[0] += bytes[0] == '_' && isMarked(bytes) && 100 * count[0] >= SHARE * names ? 1 : 0);
        return marked[0];
    }

    /** How often something comes that is shared, at the least that was said. */
    int sharedPairs() {
        int[] all = new int[1];
        counts.forEach((bytes, count) -> all[0] += count[0] >= least ? count[0] : 0);
        return all[0];
    }

    /** Whether there is a word without an underscore among what is shared. */
    public boolean hasUnmarked() {
        boolean[] unmarked = new boolean[1];
        counts.forEach((bytes, count) -> unmarked[0] |= count[0] >= least && !isMarked(bytes));
        return unmarked[0];
    }

    /** Words that come behind as many names as are asked for. */
    public int wordsBehindAll() {
        int[] words = new int[1];
        counts.forEach((bytes, count) -> words[0] += count[0] >= least ? 1 : 0);
        return words[0];
    }

    public boolean isShared(byte[] bytes) {
        return isBehind(bytes, least);
    }

    public boolean isBehind(byte[] bytes, int names) {
        int[] count = counts.get(bytes, 0, bytes.length);
        return count != null && count[0] >= names;
    }

    /** Whether most of what comes behind names comes behind several. */
    public boolean isClosed() {
        return pairs > 0 && 100 * shared >= CLOSED * pairs;
    }

    public int wordsOfAnyKind() {
        return wordsOfAnyKind;
    }

    public int pairs() {
        return pairs;
    }

    public int shared() {
        return shared;
    }

    public int words() {
        return words;
    }

    /** Whether what comes behind can be values: there are names, or a parameter that was learned. */
    public boolean open() {
        return pairs > 0 || open > 0;
    }
}
