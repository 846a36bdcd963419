package io.apilog.endpoint.learn.behind;

import io.apilog.endpoint.learn.tree.Followers;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.util.function.Predicate;

/**
 * Names where the words of an API stand that have the same collections with values in them behind them, three at least: {@code
 * /v3/football/teams/ajax}, {@code /v3/tennis/teams/spain}. Others may stand beside them.
 */
final class Twins {
    /** So many names at least. */
    static final int FEWEST = 5;

    private static final int FEWEST_COLLECTIONS = 3;

    /** The part of what comes behind a name that must be such collections, in per cent. */
    private static final int CLOSED = 75;

    private final Followers collections = new Followers();
    private final boolean enough;

    /** The collections behind the names in a place. */
    Twins(SegmentNode position, Predicate<SegmentNode> isName) {
        position.forEachChild((name, child) -> {
            if (isName.test(child) && child.id() == null) {
                collections.nextName();
                Plumbing.forEachBehind(child, (behind, follower, resource) -> {
                    if (leadsToValues(follower)) {
                        collections.add(behind, follower);
                    }
                });
            }
        });
        int[] twins = new int[1];
        position.forEachChild((name, child) -> twins[0] += isName.test(child) && isOne(child) ? 1 : 0);
        enough = twins[0] >= FEWEST;
    }

    /** Whether they are so many that all of them are values. */
    boolean areEnough() {
        return enough;
    }

    /** Whether a name is one of them, or has only such collections behind it, though not all of them yet. */
    boolean areLike(SegmentNode child) {
        return isOne(child) || isPart(child);
    }

    private static boolean leadsToValues(SegmentNode follower) {
        return follower.look().plural()
                && !follower.look().singular()
                && follower.isCollection()
                && follower.children() > 0;
    }

    /** Whether three collections come behind a name that come behind most of those that have some, and little else. */
    private boolean isOne(SegmentNode child) {
        if (child.id() != null) {
            return false;
        }
        int[] counts = new int[2];
        Plumbing.forEachBehind(child, (name, follower, resource) -> {
            counts[0]++;
            counts[1] += leadsToValues(follower) && collections.isBehind(name, FEWEST) ? 1 : 0;
        });
        return counts[1] >= FEWEST_COLLECTIONS && 100 * counts[1] >= CLOSED * counts[0];
    }

    private boolean isPart(SegmentNode child) {
        boolean[] others = new boolean[1];
        Plumbing.forEachBehind(child, (name, follower, resource) -> others[0] |= !collections.isBehind(name, FEWEST));
        return child.children() > 0 && !others[0];
    }
}
