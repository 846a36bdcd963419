package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.name.VersionLook;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Target;
import org.jspecify.annotations.Nullable;

/**
 * Versions of an API that look like values: a number of one digit or a date, where an API begins and resources stand behind it, as in {@code
 * /rest/api/3/issue} and {@code /2010-04-01/accounts}. There are few of them, while ids and days come in any number: so these stay as they are
 * until there are more than {@value #MOST} in one place, or numbers that are no versions stand there in front of the same. Where the ids of things
 * stand in front of something else, both stay: {@code /api/0/teams} beside {@code /api/4711/upload}.
 */
final class ApiVersions {
    /** So many versions of an API are asked for at one time. */
    static final int MOST = 3;

    /** The length of a date with its day. */
    static final int DAY = VersionLook.DAY;

    private static final byte[] DATE = {'{', 'd', 'a', 't', 'e', '}'};

    private ApiVersions() {}

    /**
     * Whether a segment of a path that a shape has a name for is one where an API begins: because it is known, or because there is room for it.
     *
     * @param place null if nothing came there yet
     * @param next the word that comes next; null if none does
     */
    static boolean isOne(@Nullable SegmentNode place, Target target, int i, @Nullable NameBuffer next) {
        byte[] bytes = target.bytes();
        int from = target.from(i);
        int to = target.to(i);
        if (!VersionLook.isOne(bytes, from, to)) {
            return false;
        }
        if (place == null || next == null || place.child(bytes, from, to) != null) {
            return next != null || place != null && place.child(bytes, from, to) != null;
        }
        SegmentNode others = others(place, to - from);
        boolean apart = to - from == 1 && others != null && others.child(next.bytes(), 0, next.length()) == null;
        return place.kinds().versions() < MOST && (others == null || apart);
    }

    /** Whether a version is a value as others are: a day, and a number if something comes behind both. */
    static boolean isLike(SegmentNode version, SegmentNode others) {
        boolean[] like = new boolean[1];
        version.forEachChild((name, child) -> like[0] |= others.child(name, 0, name.length) != null);
        return like[0] || version.children() == 0 || version.name().length > 1;
    }

    /** The child that stands for other values of the shape that a version of this length has, where something comes behind them; null if there is none. */
    static @Nullable SegmentNode others(SegmentNode place, int length) {
        SegmentNode others = length == 1 ? place.id() : place.child(DATE, 0, DATE.length);
        return others != null && others.children() > 0 ? others : null;
    }
}
