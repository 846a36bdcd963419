package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.OperationNames;
import io.apilog.endpoint.learn.name.ValueMemory;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same names behind several first words, where the words of an API may stand: {@code /styles/v1/ann-lee}, {@code /tokens/v2/ann-lee} and {@code
 * /uploads/v1/ann-lee}. Two versions of an API have the same words, too, and so have its services; but of what people are called some is more than
 * letters.
 */
final class NamesInManyPlaces {
    private static final int FEWEST = 6;
    private static final int FEWEST_PLACES = 2;
    private static final int MOST_PLACES = 64;

    /** The part of the names that must stand elsewhere, in per cent. */
    private static final int SHARE = 60;

    /** One in so many names is more than letters, and no more than one in so many are plurals or operations. */
    private static final int PART = 4;

    private final List<SegmentNode> places = new ArrayList<>();
    private final ValueMemory values;

    NamesInManyPlaces(SegmentNode root, ValueMemory values) {
        this.values = values;
        root.forEachChild((name, child) -> collect(child));
    }

    private void collect(SegmentNode place) {
        if (places.size() >= MOST_PLACES) {
            return;
        }
        boolean learned = place.learning().compareTo(Learning.ALIKE) >= 0 && place.learning() != Learning.PATH;
        if (place.sibling() != SegmentKind.PLACEHOLDER
                && (learned || place.kinds().names() >= FEWEST)) {
            places.add(place);
        }
        place.forEachChild((name, child) -> collect(child));
    }

    /** The places in which names are values. */
    List<SegmentNode> ofValues() {
        List<SegmentNode> found = new ArrayList<>();
        for (SegmentNode place : places) {
            if (place.learning().compareTo(Learning.ALIKE) < 0
                    && mayBeValues(place)
                    && others(place) >= FEWEST_PLACES) {
                found.add(place);
            }
        }
        return found;
    }

    private int others(SegmentNode place) {
        List<byte[]> tops = new ArrayList<>();
        tops.add(top(place));
        for (SegmentNode other : places) {
            byte[] top = top(other);
            if (tops.stream().noneMatch(known -> Arrays.equals(known, top)) && shares(place, other)) {
                tops.add(top);
            }
        }
        return tops.size() - 1;
    }

    private boolean shares(SegmentNode place, SegmentNode other) {
        int[] shared = new int[1];
        place.forEachChild((name, child) -> shared[0] += child.isName() && isIn(other, name) ? 1 : 0);
        return shared[0] >= FEWEST && 100 * shared[0] >= SHARE * place.kinds().names();
    }

    private boolean isIn(SegmentNode place, byte[] name) {
        SegmentNode same = place.child(name, 0, name.length);
        return same != null ? same.isName() : values.has(place.key(), name, 0, name.length);
    }

    private static boolean mayBeValues(SegmentNode place) {
        int[] counts = new int[2];
        place.forEachChild((name, child) -> {
            if (child.isName()) {
                counts[0] += isMoreThanLetters(name) ? 1 : 0;
                counts[1] += place.isPlural(child) && !child.look().singular() || OperationNames.isOne(name) ? 1 : 0;
            }
        });
        return PART * counts[0] >= place.kinds().names()
                && PART * counts[1] <= place.kinds().names();
    }

    private static boolean isMoreThanLetters(byte[] name) {
        for (byte octet : name) {
            if (Octets.isDigit(octet) || octet == '.' || octet == '-') {
                return true;
            }
        }
        return false;
    }

    private static byte[] top(SegmentNode place) {
        SegmentNode at = place;
        for (SegmentNode up = at.parent(); up != null && up.parent() != null; up = at.parent()) {
            at = up;
        }
        return at.name();
    }
}
