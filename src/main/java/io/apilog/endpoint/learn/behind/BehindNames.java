package io.apilog.endpoint.learn.behind;

import io.apilog.endpoint.learn.name.OperationNames;
import io.apilog.endpoint.learn.tree.Followers;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.util.function.Predicate;

/** What comes behind names in one place, counted: the words directly behind them and those one step further, and of what sort the names are by it. */
final class BehindNames {
    /** The part of what comes behind all names that must come behind several, in per cent. */
    private static final int CLOSED = 75;

    private static final int HALF = 50;

    /** The part of the names with something behind them that must share it, in per cent. */
    private static final int SHARE = 75;

    /** So many names where the place is not that of a collection. */
    private static final int FEWEST_NAMES_ELSEWHERE = 8;

    /** So many names have something in common. */
    private static final int FEW = 3;

    /** So far behind what comes next words are looked for. */
    private static final int DEPTH = 3;

    /** So many requests that should have gone on make it certain that none does: by chance it would be one name in a thousand. */
    private static final int CERTAIN = 7;

    private final SegmentNode place;
    private final Predicate<SegmentNode> isName;
    private final Followers next = new Followers();
    private final Followers beyond = new Followers();

    /** What comes directly behind names, plumbing and all: it tells where nothing else comes. */
    private final Followers plumbing = new Followers();

    private final MiddleNames middle = new MiddleNames();
    private int names;
    private int withFollowers;
    private int withAnything;
    private int plurals;

    /** Those of them that end as plurals do, so that they are no names of single things. */
    private int many;

    /** What comes behind names, and what of it behind {@code api} or a version: words of APIs, and no second parameter. */
    private int followers;

    private int resources;

    /** Names directly behind which ids stand, so that they are those of collections. */
    private int beforeIds;

    /** Names of services in a package that are sent to, as those of gRPC are: words, even if their methods have the same names. */
    private int services;

    /** Requests for names, and those of them that go on behind these. */
    private long asked;

    private long goingOn;

    BehindNames(SegmentNode place, Predicate<SegmentNode> isName) {
        this.place = place;
        this.isName = isName;
        place.forEachChild((name, child) -> {
            if (isName.test(child)) {
                collect(child);
                services += child.written() && OperationNames.isService(name) ? 1 : 0;
            }
        });
    }

    private void collect(SegmentNode child) {
        names++;
        plurals += place.isPlural(child) ? 1 : 0;
        many += place.isPlural(child) && !child.look().singular() ? 1 : 0;
        beforeIds += child.id() != null ? 1 : 0;
        boolean[] any = new boolean[1];
        next.nextName();
        beyond.nextName();
        plumbing.nextName();
        asked += child.asked();
        child.forEachChild((name, follower) -> {
            plumbing.add(name, follower);
            goingOn += follower.asked();
        });
        withAnything += child.children() > 0 ? 1 : 0;
        Plumbing.forEachBehind(child, (name, follower, resource) -> {
            any[0] = true;
            resources += resource ? 1 : 0;
            followers++;
            next.add(name, follower);
            Plumbing.forEachBehind(follower, (further, position, ofNext) -> beyond.add(further, position));
            if (!resource && (follower.isName() || follower.word())) {
                middle.add(name, follower);
            }
        });
        withFollowers += any[0] ? 1 : 0;
    }

    boolean isName(SegmentNode child) {
        return isName.test(child);
    }

    int count() {
        return names;
    }

    /** Names with something behind them that is no plumbing. */
    int withFollowers() {
        return withFollowers;
    }

    /** What comes directly behind the names. */
    Followers next() {
        return next;
    }

    /** What comes one step further. */
    Followers beyond() {
        return beyond;
    }

    /** Whether the names that come next are values as well. */
    boolean areBeforeValues() {
        return middle.areValues();
    }

    /** Whether most of what comes next is no resource of an API. */
    boolean areBeforeFewResources() {
        return 2 * resources < followers;
    }

    /**
     * Whether ids stand directly behind half of the names that have something behind them, so that these are collections; not so behind a word
     * for one thing, as in {@code /job/nightly/4711}.
     */
    boolean areCollections() {
        return 100 * beforeIds >= HALF * Math.max(1, withFollowers)
                && !(place.look().singular() && withFollowers >= FEWEST_NAMES_ELSEWHERE);
    }

    boolean areServices() {
        return 2 * services >= names;
    }

    /** Whether nearly all names end as those of collections do. */
    boolean arePlurals() {
        return 100 * plurals > (100 - CLOSED / 2) * names;
    }

    /** Whether half of them do. */
    boolean areHalfPlurals() {
        return 100 * plurals >= HALF * names;
    }

    /** Whether the things of a collection have names and no ids, and these names are not those of collections themselves. */
    boolean areThingsOfTheirOwn() {
        return place.id() == null && 2 * many < names;
    }

    /** Whether little comes behind the names. */
    boolean areMostlyLeaves() {
        return 100 * withFollowers <= (100 - CLOSED) * names;
    }

    /** Whether all names have the same behind them, of whatever that is. */
    boolean areShared() {
        next.close(withFollowers);
        plumbing.close(withAnything);
        boolean shared = withFollowers == 0
                ? withAnything >= FEW && plumbing.isClosed()
                : withFollowers >= FEW && next.isClosed();
        return shared && !areCollections();
    }

    /**
     * Whether a name was asked for so often without anything behind it that it would have had something there if it were a value: a page
     * beside the users of a site.
     */
    boolean endsHere(SegmentNode child) {
        return child.children() == 0 && child.asked() * goingOn >= CERTAIN * Math.max(1, asked);
    }

    /** Whether so many are most of those with something behind them. */
    boolean areMost(int alike) {
        return 100 * alike >= SHARE * withFollowers;
    }

    /** Names behind which something comes that is shared, next or beyond. */
    int alike(Followers shared) {
        int[] alike = new int[1];
        place.forEachChild((name, child) -> alike[0] += isName.test(child) && isAlike(child, shared) ? 1 : 0);
        return alike[0];
    }

    /** Whether behind a name comes something that is shared, next or beyond. */
    boolean isAlike(SegmentNode child, Followers shared) {
        boolean[] alike = new boolean[1];
        Plumbing.Visitor look = (name, follower, resource) -> alike[0] |= shared.isShared(name);
        if (shared == next) {
            Plumbing.forEachBehind(child, look);
        } else {
            Plumbing.forEachBehind(child, (name, follower, resource) -> Plumbing.forEachBehind(follower, look));
        }
        return alike[0];
    }

    /** Whether the same words come behind the ids that stand directly behind names, so that these are collections of an API. */
    boolean haveWordsBehindIds() {
        Followers behind = new Followers();
        place.forEachChild((name, child) -> {
            SegmentNode ids = child.id();
            if (isName.test(child) && ids != null) {
                behind.nextName();
                ids.forEachChild(behind::add);
            }
        });
        behind.close(withFollowers);
        return behind.hasUnmarked();
    }

    /** Words that come behind names not directly, but behind the same as behind most others. */
    int wordsFurtherOn() {
        Followers further = new Followers();
        place.forEachChild((name, child) -> {
            if (isName.test(child) && child.children() > 0) {
                further.nextName();
                Plumbing.forEachBehind(child, (behind, follower, resource) -> addAll(follower, further, DEPTH));
            }
        });
        further.close(withFollowers);
        return further.isClosed() ? further.words() : 0;
    }

    private static void addAll(SegmentNode position, Followers all, int depth) {
        position.forEachChild((name, child) -> {
            all.add(name, child);
            if (depth > 1) {
                addAll(child, all, depth - 1);
            }
        });
    }
}
