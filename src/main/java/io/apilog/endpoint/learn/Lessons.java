package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.behind.Subtrees;
import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.OwnThings;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.SliceMap;
import java.util.Arrays;

/**
 * What was learned behind a word in one place, so that it holds behind the same word, and behind the words beside it, in others: few names
 * suffice there.
 */
final class Lessons {
    /** So many names suffice. */
    static final int FEW = 3;

    /** So many of the places beside one must have learned the same. */
    private static final int PLACES = 3;

    private final SliceMap<SegmentNode[]> places = new SliceMap<>();

    /** Notes that the names in a place are values, all of them or those with the same behind them. */
    void add(SegmentNode place) {
        byte[] name = place.name();
        if (place.sibling() == SegmentKind.PLACEHOLDER || name.length == 0) {
            return;
        }
        SegmentNode[] known = places.get(name, 0, name.length);
        if (known == null) {
            places.add(name, 0, name.length, new SegmentNode[] {place});
        } else {
            known[0] = place;
        }
    }

    /** What to learn of a place where there are few names; {@link Learning#NOTHING} if there was no lesson. */
    Learning verdict(SegmentNode place) {
        if (place.kinds().names() < FEW
                || place.look().ofResources()
                || place.sibling() == SegmentKind.PLACEHOLDER
                || isWritten(place)) {
            return Learning.NOTHING;
        }
        SegmentNode[] same = places.get(place.name(), 0, place.name().length);
        if (same != null && same[0] != place && isSameWord(place, same[0])) {
            Learning learned = same[0].learning();
            boolean shared = Subtrees.ofNames(place).areShared();
            if (learned == Learning.ALIKE
                    ? shared
                    : isLike(place, same[0]) || place.look().plural() && shared) {
                return learned;
            }
        }
        return areLearnedBeside(place) ? Learning.WORDS : Learning.NOTHING;
    }

    /**
     * Whether the word in front of the names is a developer's in both places. Behind a parameter one that names no thing may be a value: what stands
     * behind {@code /topics/ann/prod} tells nothing of what stands behind {@code /spaces/ann/prod}.
     */
    private static boolean isSameWord(SegmentNode place, SegmentNode other) {
        SegmentNode parent = place.parent();
        if (place.look().plural() || parent == null || parent.sibling() != SegmentKind.PLACEHOLDER) {
            return true;
        }
        return Arrays.equals(wordBefore(place), wordBefore(other));
    }

    private static byte[] wordBefore(SegmentNode place) {
        SegmentNode at = place.parent();
        while (at != null && at.sibling() == SegmentKind.PLACEHOLDER) {
            at = at.parent();
        }
        return at == null ? place.name() : at.name();
    }

    /** Whether what comes behind the names is known from behind those of the other place: most of it, if there is something. */
    private static boolean isLike(SegmentNode place, SegmentNode other) {
        SegmentNode param = other.param();
        if (param == null) {
            return false;
        }
        int[] counts = new int[2];
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                child.forEachChild((next, follower) -> {
                    counts[0]++;
                    counts[1] += param.child(next, 0, next.length) != null ? 1 : 0;
                });
            }
        });
        return 2 * counts[1] > counts[0] || counts[0] == 0;
    }

    /** Whether most places beside this one, each behind a plural, have learned that all names are values. */
    private static boolean areLearnedBeside(SegmentNode place) {
        SegmentNode parent = place.parent();
        if (parent == null || !place.look().plural() || OwnThings.isOne(place.name())) {
            return false;
        }
        int[] counts = new int[2];
        parent.forEachChild((name, beside) -> {
            boolean learned = beside.learning() == Learning.WORDS && beside.isCollection();
            counts[0] += learned ? 1 : 0;
            counts[1] += !learned && beside.kinds().names() >= FEW ? 1 : 0;
        });
        return counts[0] >= PLACES && counts[0] >= counts[1];
    }

    /** Whether one of the names is sent to by POST, with nothing behind it: an operation. */
    private static boolean isWritten(SegmentNode place) {
        boolean[] written = new boolean[1];
        place.forEachChild((name, child) -> written[0] |= child.isName() && child.children() == 0 && child.written());
        return written[0];
    }
}
