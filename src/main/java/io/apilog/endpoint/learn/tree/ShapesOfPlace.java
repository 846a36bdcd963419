package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shapes name in one place: a number, a text, a list. A developer wrote one parameter for all of these where they go on alike, as a router
 * cannot tell them apart: {@code /filter/{list}} and {@code /filter/{slug}}. Addresses, dates, sizes and languages may be other routes.
 */
public final class ShapesOfPlace {
    private static final byte[][] NAMES = {ascii("{id}"), ascii("{slug}"), ascii("{list}"), ascii("{version}")};

    private ShapesOfPlace() {}

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a name is one that a shape gives to what may be any value. */
    public static boolean mayBeOne(byte[] bytes, int from, int to) {
        if (from == to || bytes[from] != '{') {
            return false;
        }
        for (byte[] name : NAMES) {
            if (Arrays.equals(bytes, from, to, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two of them may stand in a place, as far as a short look tells. */
    public static boolean mayStandIn(SegmentNode place) {
        return place.children() - place.kinds().names() >= 2;
    }

    /** What stands for the values in a place: what was learned there, or of what shapes named what was asked for most; null if there is neither. */
    public static @Nullable SegmentNode main(SegmentNode place) {
        if (place.value() != null) {
            return place.value();
        }
        SegmentNode[] most = new SegmentNode[1];
        place.forEachChild((name, child) -> {
            if (isOne(name, child) && (most[0] == null || isBefore(child, most[0]))) {
                most[0] = child;
            }
        });
        return most[0];
    }

    private static boolean isBefore(SegmentNode child, SegmentNode other) {
        return child.asked() != other.asked()
                ? child.asked() > other.asked()
                : Arrays.compare(child.name(), other.name()) < 0;
    }

    /** What shapes named besides and goes on as this does. Not at the root of a site, nor where all is one path. */
    public static List<SegmentNode> alike(SegmentNode place, SegmentNode main) {
        List<SegmentNode> alike = new ArrayList<>();
        if (!place.isHome() && place.learning() != Learning.PATH) {
            place.forEachChild((name, child) -> {
                if (child != main && isOne(name, child) && goesOnAs(child, main)) {
                    alike.add(child);
                }
            });
        }
        return alike;
    }

    private static boolean isOne(byte[] name, SegmentNode child) {
        return child.sibling() == SegmentKind.PLACEHOLDER && mayBeOne(name, 0, name.length);
    }

    /** Whether requests end at both, or what comes behind one comes behind the other, too. */
    private static boolean goesOnAs(SegmentNode child, SegmentNode main) {
        if (ends(child) && !ends(main)) {
            return false;
        }
        boolean[] others = new boolean[1];
        long[] behind = new long[1];
        child.forEachChild((name, follower) -> others[0] |= main.child(name, 0, name.length) == null);
        main.forEachChild((name, follower) -> behind[0] += follower.asked());
        return !others[0] && (child.children() > 0 || 2 * behind[0] <= main.asked());
    }

    private static boolean ends(SegmentNode node) {
        return node.endpoint() != null || node.answered();
    }
}
