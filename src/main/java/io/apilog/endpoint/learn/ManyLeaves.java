package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.OperationNames;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Many names behind one word that are only read, with nothing behind them and no word of an API beside them: {@code /health/service/web},
 * {@code /blog/blue-summit}. Not where the word before them is one behind which developers put pages and words of their own.
 */
final class ManyLeaves {
    private static final int FEWEST = 12;

    /** One in so many names may have something behind it, and one beside so many may be a word of routes. */
    private static final int FEW = 8;

    private static final int MANY_BESIDE = 8;

    /** Words of routes behind which comes what something is done with; it may be sent there. */
    private static final Set<String> BEFORE_THINGS =
            Set.of("activate", "confirm", "login", "lookup", "share", "unsubscribe", "validate", "verify");

    private int names;
    private int deep;
    private int plurals;
    private int operations;
    private int listed;
    private boolean others;

    private ManyLeaves(SegmentNode place, boolean sent) {
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                names++;
                deep += child.children() > 0 ? 1 : 0;
                plurals += place.isPlural(child) && !child.look().singular() ? 1 : 0;
                operations += OperationNames.isOne(name) ? 1 : 0;
                others |= child.written() && !sent || child.word();
            } else {
                listed += child.sibling() == SegmentKind.LISTED && child.children() == 0 ? 1 : 0;
                others |= child.sibling() == SegmentKind.RESERVED
                        || child.sibling() == SegmentKind.LISTED && (child.written() || child.children() > 0);
            }
        });
    }

    /** Whether the names in a place are values. */
    static boolean areValues(SegmentNode place) {
        if (place.kinds().names() < FEWEST
                || place.isFront()
                || place.isHome()
                || place.learning().compareTo(Learning.ALIKE) >= 0
                || SegmentKind.isPluralOfWords(place.name())) {
            return false;
        }
        boolean before = (place.sibling() == SegmentKind.LISTED || place.sibling() == SegmentKind.RESERVED)
                && BEFORE_THINGS.contains(new String(place.name(), StandardCharsets.US_ASCII));
        if (!before
                && (place.sibling() != SegmentKind.WORD && !place.word()
                        || mayBeValue(place)
                        || Methods.mayBeCommands(place)
                        || Methods.areCommands(place))) {
            return false;
        }
        ManyLeaves leaves = new ManyLeaves(place, before);
        return !leaves.others
                && FEW * leaves.deep <= leaves.names
                && FEW * leaves.listed <= leaves.names
                && 2 * leaves.plurals < leaves.names
                && (before || 2 * leaves.operations < leaves.names);
    }

    /** Whether the word before the names is one of so many that it may be a value itself, and the names folders of somebody. */
    private static boolean mayBeValue(SegmentNode place) {
        SegmentNode parent = place.parent();
        return parent != null && !parent.isFront() && parent.kinds().names() >= MANY_BESIDE;
    }
}
