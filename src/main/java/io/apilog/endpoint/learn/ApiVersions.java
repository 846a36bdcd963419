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
 * stand in front of something else, both stay: {@code /api/0/teams} beside {@code /api/4711/upload}. At the root of all paths there may be {@value
 * #MOST_DATES} dates, of which each has paths of its own: a service that gives each of its parts the date of its last change.
 */
final class ApiVersions {
    /** So many versions of an API are asked for at one time. */
    static final int MOST = 3;

    /** So many dates are versions at the root, if no path comes behind more than {@value #MOST} of them. */
    static final int MOST_DATES = 18;

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
        boolean apart = place.isFront()
                && to - from == 1
                && others != null
                && others.child(next.bytes(), 0, next.length()) == null;
        return place.kinds().versions() < MOST && (others == null || apart);
    }

    /** Whether a segment is a number that versions have, as few APIs reach a higher one. */
    static boolean isLow(Target target, int i) {
        int octet = target.bytes()[target.from(i)];
        return target.to(i) - target.from(i) == 1 && octet >= '1' && octet <= '0' + MOST;
    }

    /** Whether a date at the root may be one more of many, if {@value #MOST} of those that are known do not lead to what it leads to. */
    static boolean mayBeOneOfMany(@Nullable SegmentNode place, Target target, int i, @Nullable NameBuffer next) {
        int length = target.to(i) - target.from(i);
        return place != null
                && place.parent() == null
                && next != null
                && length > 1
                && VersionLook.isOne(target.bytes(), target.from(i), target.to(i))
                && place.kinds().versions() < MOST_DATES
                && others(place, length) == null;
    }

    /** Whether a version is a value as others are: a day, and a number if something comes behind both, or where no API begins for certain. */
    static boolean isLike(SegmentNode place, SegmentNode version, SegmentNode others) {
        if (!place.isFront()) {
            return true;
        }
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
