package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.ParameterNodes;
import io.apilog.endpoint.learn.tree.SegmentNode;

/**
 * Few names of a collection behind all of which nothing but values is known to come: {@code /queues/billing/{param}}, {@code
 * /queues/staging/{param}}. Of the words of an API behind a plural something else comes behind one or the other. Names that are plurals
 * themselves may be collections of parts.
 */
final class BeforeValues {
    private static final int FEWEST = 3;
    private static final int ASKED = 8;

    /** One in so many requests may be for what is no value, or is none yet. */
    private static final int FEW_OTHERS = 3;

    private int names;
    private int plurals;
    private boolean others;
    private long askedForValues;
    private long askedForOthers;

    private BeforeValues(SegmentNode place) {
        place.forEachChild((name, child) -> {
            boolean listed = child.sibling() == SegmentKind.LISTED && child.children() > 0;
            if (listed || child.isName()) {
                names++;
                plurals += !listed && place.isPlural(child) && !child.look().singular() ? 1 : 0;
                others |= !leadsToValues(child);
            } else {
                boolean shaped = child.sibling() == SegmentKind.PLACEHOLDER && child != ParameterNodes.text(place);
                others |= shaped && child.children() > 0 || child.word();
            }
        });
    }

    private boolean leadsToValues(SegmentNode child) {
        SegmentNode param = child.param();
        if (param == null || child.learning().compareTo(Learning.ALIKE) < 0 || param.asked() < ASKED) {
            return false;
        }
        askedForValues += param.asked();
        child.forEachChild((name, follower) -> askedForOthers += follower == param ? 0 : follower.asked());
        return true;
    }

    /** Whether the names in a place are values. */
    static boolean areIn(SegmentNode place) {
        if (place.kinds().names() < FEWEST - 1
                || place.learning().compareTo(Learning.ALIKE) >= 0
                || place.isFront()
                || place.isHome()
                || !place.isCollection()) {
            return false;
        }
        BeforeValues found = new BeforeValues(place);
        return !found.others
                && found.names >= FEWEST
                && 2 * found.plurals < found.names
                && FEW_OTHERS * found.askedForOthers <= found.askedForValues;
    }
}
