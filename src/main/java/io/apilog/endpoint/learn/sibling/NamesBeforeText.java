package io.apilog.endpoint.learn.sibling;

import io.apilog.endpoint.learn.tree.ParameterNodes;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** Names behind which free text comes, and nothing but it, lists with free text, and what sites put behind both. */
final class NamesBeforeText {
    /** So many names of lists may stand in front of one with free text. */
    private static final int DEPTH_OF_LISTS = 2;

    /** What sites of articles put behind each of them and each list of them, so that it says nothing of these. */
    private static final byte[][] OF_SITE = Stream.of("amp", "embed", "feed", "page", "rss", "trackback")
            .map(word -> word.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private NamesBeforeText() {}

    static boolean isOne(SegmentNode name) {
        return countText(name, DEPTH_OF_LISTS) > 0;
    }

    /** How often free text comes behind a name; negative if something else does. */
    private static int countText(SegmentNode place, int depth) {
        SegmentNode text = ParameterNodes.text(place);
        int[] texts = new int[1];
        boolean[] others = new boolean[1];
        place.forEachChild((name, child) -> {
            boolean list = depth > 0 && isList(child);
            int below = list ? countText(child, depth - 1) : 0;
            texts[0] += child == text ? 1 : Math.max(0, below);
            others[0] |= list ? below < 0 : child != text && !isOfSite(name);
        });
        return others[0] ? -1 : texts[0];
    }

    private static boolean isList(SegmentNode child) {
        return child.isName() && !isOfSite(child.name()) && child.children() > 0;
    }

    private static boolean isOfSite(byte[] name) {
        return Arrays.stream(OF_SITE).anyMatch(word -> Arrays.equals(word, name));
    }
}
