package io.apilog.endpoint.learn.sibling;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.ChildKinds;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.Octets;

/** The codes in capitals among the names in one place: currencies, stock numbers, and words of an API that are spelt so. */
public final class CodeNames {
    /** Codes, those that lead nowhere or only to other values, and those written to with nothing behind them. */
    private int codes;

    private int alone;
    private int written;

    /** Codes with a digit or an id, and those with an id behind them. */
    private int numbered;

    private int prefixes;

    /** Counts a child of the place if it is one. */
    public void add(SegmentNode child) {
        if (child.sibling() == SegmentKind.CODE) {
            codes++;
            alone += leadsToValues(child) ? 1 : 0;
            boolean prefix = child.name()[child.name().length - 1] == '}';
            prefixes += prefix ? 1 : 0;
            numbered += prefix || hasDigit(child.name()) ? 1 : 0;
            written += child.children() == 0 && child.written() ? 1 : 0;
        }
    }

    private static boolean hasDigit(byte[] name) {
        for (byte octet : name) {
            if (Octets.isDigit(octet)) {
                return true;
            }
        }
        return false;
    }

    private static boolean leadsToValues(SegmentNode child) {
        boolean[] words = new boolean[1];
        child.forEachChild((name, follower) -> words[0] |= follower.sibling() != SegmentKind.PLACEHOLDER
                && follower.sibling() != SegmentKind.CODE
                && follower.sibling() != SegmentKind.NUMBERED);
        return !words[0];
    }

    public int count() {
        return codes;
    }

    /** Codes with a digit or an id: a word of an API in capitals has none. */
    public int numbered() {
        return numbered;
    }

    /** Codes in front of an id, as numbers of goods have them: {@code TSH-{id}}. */
    public int prefixes() {
        return prefixes;
    }

    /** Whether no more than a few codes are sent to. */
    public boolean areMostlyRead() {
        return WrittenNames.FEW_WRITTEN * written <= codes;
    }

    /** Whether nothing comes behind most codes, or values alone. */
    public boolean leadToValues() {
        return 100 * alone >= ChildKinds.MOST * codes;
    }

    /** Whether most names are codes, and nothing comes behind the others, so that these are an API's own: {@code /issue/picker} beside {@code /issue/WEB-42}. */
    public static boolean areBesideWords(SegmentNode place) {
        boolean[] goOn = new boolean[1];
        place.forEachChild((name, child) ->
                goOn[0] |= child.isName() && child.sibling() != SegmentKind.CODE && child.children() > 0);
        return place.kinds().areMost(place.kinds().codes()) && !goOn[0];
    }
}
