package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.behind.Plumbing;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.SegmentNode;

/**
 * Words beside ids that are values of the same parameter: {@code default} in {@code /pipelines/default/stages} beside {@code
 * /pipelines/{id}/stages}. What comes behind such a word comes behind the ids, too, and most of what comes behind these. Only words that are
 * known to go on so are values, and none that ends where they end: it may be a route.
 */
final class BesideIds {
    /** So many requests for ids, and for the word, tell what comes behind them. */
    private static final int FEWEST = 12;

    /** So many words at least if more than one comes behind ids. */
    private static final int WORDS = 2;

    private static final int PART_OF_WORD = 90;
    private static final int PART_OF_IDS = 50;

    private final SegmentNode word;
    private final SegmentNode ids;
    private long asked;
    private long askedAlike;
    private long askedOfIds;
    private long askedOfIdsAlike;
    private int words;
    private int wordsOfIds;

    private BesideIds(SegmentNode word, SegmentNode ids) {
        this.word = word;
        this.ids = ids;
        word.forEachChild((name, behind) -> {
            boolean alike = ids.child(name, 0, name.length) != null;
            asked += behind.asked();
            askedAlike += alike ? behind.asked() : 0;
            words += alike && isWord(name, behind) ? 1 : 0;
        });
        ids.forEachChild((name, behind) -> {
            boolean alike = word.child(name, 0, name.length) != null;
            askedOfIds += behind.asked();
            askedOfIdsAlike += alike ? behind.asked() : 0;
            wordsOfIds += isWord(name, behind) ? 1 : 0;
        });
    }

    private static boolean isWord(byte[] name, SegmentNode behind) {
        return behind.sibling() != SegmentKind.PLACEHOLDER
                && behind.sibling() != SegmentKind.FILE
                && !Plumbing.isOne(name);
    }

    private boolean isValue() {
        return words >= Math.min(WORDS, wordsOfIds)
                && words > 0
                && 100 * askedAlike >= PART_OF_WORD * asked
                && 100 * askedOfIdsAlike >= PART_OF_IDS * askedOfIds
                && (word.endpoint() == null && !word.answered() || ids.endpoint() != null || ids.answered());
    }

    /** Whether a name in a place is a value of the ids there. */
    static boolean isOne(SegmentNode place, SegmentNode word) {
        SegmentNode ids = place.id();
        return ids != null
                && ids.asked() >= FEWEST
                && word.asked() >= FEWEST
                && word.children() > 0
                && word.isName()
                && new BesideIds(word, ids).isValue();
    }
}
