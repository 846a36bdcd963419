package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.OperationNames;
import io.apilog.endpoint.learn.name.OwnThings;
import io.apilog.endpoint.learn.tree.Followers;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.SliceMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether the same comes behind the names in one place, as {@code orders} and {@code invoices} come behind each tenant: then the names
 * are values, and what comes behind them are an API's words.
 *
 * <p>Looked at are the words directly behind a name, and those one step further. The words of an API are a closed set: nearly each that
 * comes behind one name comes behind others. Behind the names of collections stand things, and these are different ones. So where the
 * next segments are not shared and those after them are, there are two parameters in a row, as in {@code /repos/{owner}/{repo}/pulls}.
 * {@link Plumbing} is passed over: the services behind a gateway have it in common, and different resources behind it.
 */
final class Subtrees {
    /** So many names at least, whatever they share. */
    static final int FEWEST_NAMES = 4;

    /** So many where the things of a collection have names and no ids. */
    static final int FEWEST_THINGS = 3;

    /** Names times words that suffice in a collection, and in one of things with names. */
    private static final int EVIDENCE = 12;

    private static final int EVIDENCE_OF_THINGS = 8;

    /** So many names there make one word enough. */
    private static final int WITH_ONE_WORD = 5;

    /** So many names where the place is not that of a collection. */
    private static final int FEWEST_NAMES_ELSEWHERE = 8;

    /** So many at the root of all paths and behind {@code api}, where words of an API are more likely than values. */
    private static final int FEWEST_NAMES_OF_ROOT = 12;

    /** So many names of environments. */
    static final int FEWEST_ENVIRONMENTS = 2;

    private static final int FEWEST_WORDS = 2;
    private static final int FEWEST_WORDS_BEYOND = 3;

    /** The part of what comes behind all names that must come behind several, in per cent. */
    private static final int CLOSED = 75;

    private static final int OPEN = 50;

    /** The part of the names with something behind them that must share it, in per cent. */
    private static final int SHARE = 75;

    private static final int HALF = 50;

    /** So far behind what comes next words are looked for. */
    private static final int DEPTH = 3;

    /** So many requests that should have gone on make it certain that none does: by chance it would be one name in a thousand. */
    private static final int CERTAIN = 7;

    /** What comes behind so many names comes behind any. */
    private static final int MANY = 5;

    private final SegmentNode position;
    private final Followers next = new Followers();
    private final Followers beyond = new Followers();

    /** What comes directly behind names, plumbing and all: it tells where nothing else comes. */
    private final Followers plumbing = new Followers();

    /** What comes behind each of the next names, whatever name is in front of these: whether they are values, too. */
    private final SliceMap<SliceMap<SegmentNode>> middle = new SliceMap<>();

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

    private final Predicate<SegmentNode> isName;

    /** Requests for names, and those of them that go on behind these. */
    private long asked;

    private long goingOn;

    /** Whether the names are those of a collection in whose place no ids stand. */
    private boolean things;

    private boolean environments;

    /** Which names are values, where they are told by the collections or by the words behind them. */
    private @Nullable Predicate<SegmentNode> told;

    private boolean sharedNext;
    private boolean sharedBeyond;

    private Subtrees(SegmentNode position, Predicate<SegmentNode> isName) {
        this.position = position;
        this.isName = isName;
        position.forEachChild((name, child) -> {
            if (isName.test(child)) {
                collect(child);
                services += child.written() && OperationNames.isService(name) ? 1 : 0;
            }
        });
    }

    /** What comes behind all names of a place. */
    static Subtrees ofNames(SegmentNode position) {
        return new Subtrees(position, SegmentNode::isName);
    }

    /** What comes behind the languages in a place. */
    static Subtrees ofLanguages(SegmentNode position) {
        return new Subtrees(position, child -> child.sibling() == SegmentKind.LANGUAGE);
    }

    /** What comes behind the names of environments in a place. */
    static Subtrees ofEnvironments(SegmentNode position) {
        return new Subtrees(position, child -> child.sibling() == SegmentKind.ENVIRONMENT);
    }

    /** What comes behind the codes in a place. */
    static Subtrees ofCodes(SegmentNode position) {
        return new Subtrees(position, child -> child.sibling() == SegmentKind.CODE);
    }

    private void collect(SegmentNode child) {
        names++;
        plurals += position.isPlural(child) ? 1 : 0;
        many += position.isPlural(child) && !child.look().singular() ? 1 : 0;
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
                collectMiddle(name, follower);
            }
        });
        withFollowers += any[0] ? 1 : 0;
    }

    private void collectMiddle(byte[] name, SegmentNode follower) {
        SliceMap<SegmentNode> known = middle.get(name, 0, name.length);
        if (known == null) {
            known = new SliceMap<>();
            middle.add(name, 0, name.length, known);
        }
        SliceMap<SegmentNode> behind = known;
        Plumbing.forEachBehind(follower, (further, position, resource) -> {
            if (behind.get(further, 0, further.length) == null) {
                behind.add(further, 0, further.length, position);
            }
        });
    }

    /** Whether the names that come next have the same behind them, too, so that these are values as well. */
    private boolean isMiddleOfValues() {
        Followers behind = new Followers();
        int[] counts = new int[2];
        middle.forEach((name, followers) -> {
            if (followers.size() > 0) {
                counts[0]++;
                counts[1] += (name[name.length - 1] | 0x20) == 's' ? 1 : 0;
                behind.nextName();
                followers.forEach(behind::add);
            }
        });
        behind.close(counts[0]);
        return counts[0] >= FEWEST_NAMES_ELSEWHERE
                && 100 * counts[1] < HALF * counts[0]
                && behind.words() >= FEWEST_WORDS
                && behind.isClosed();
    }

    /** Whether the names are values. */
    boolean areValues() {
        if (haveMarkedWords()) {
            return true;
        }
        boolean collection = position.look().plural();
        boolean front = position.isFront();
        things = collection && position.isCollection() && areThingsOfTheirOwn();
        if (things) {
            return areValues(true, FEWEST_THINGS, position.look().singular() ? EVIDENCE : EVIDENCE_OF_THINGS)
                    && !(position.look().singular()
                            && names < FEWEST_NAMES_ELSEWHERE
                            && FewNames.mayBeWordsBeforeValues(position));
        }
        int least = collection ? FEWEST_NAMES : front ? FEWEST_NAMES_OF_ROOT : FEWEST_NAMES_ELSEWHERE;
        return areValues(collection, least, collection ? EVIDENCE : front ? 40 : 24);
    }

    /**
     * Whether the same two words come behind most names that an API marks with an underscore, as in {@code /orders/_search}, and no ids, or three and
     * no other word: tables.
     */
    private boolean haveMarkedWords() {
        next.close(withFollowers);
        int marked = next.marked(withFollowers);
        sharedNext = withFollowers >= FEWEST_NAMES
                && marked >= FEWEST_WORDS
                && (!areCollections() || marked >= FEWEST_WORDS_BEYOND && !next.hasUnmarked() && !haveWordsBehindIds());
        return sharedNext;
    }

    /** Whether the same words come behind the ids that stand directly behind names, so that these are collections of an API. */
    private boolean haveWordsBehindIds() {
        Followers behind = new Followers();
        position.forEachChild((name, child) -> {
            SegmentNode ids = child.id();
            if (isName.test(child) && ids != null) {
                behind.nextName();
                ids.forEachChild(behind::add);
            }
        });
        behind.close(withFollowers);
        return behind.hasUnmarked();
    }

    /** Whether the things of a collection have names and no ids, and these names are not those of collections themselves. */
    private boolean areThingsOfTheirOwn() {
        return position.id() == null && 2 * many < names;
    }

    /** Whether the place is one of each value of a parameter or of an id, so that its words are the same in many places. */
    private boolean isBelowParameter() {
        SegmentNode at = position;
        while (at != null && at.sibling() != SegmentKind.PLACEHOLDER) {
            at = at.parent();
        }
        return at != null;
    }

    /** Whether nearly all names end as those of collections do. */
    private boolean arePlurals() {
        return 100 * plurals > (100 - CLOSED / 2) * names;
    }

    /** Whether such names are those of things, as tables and queues have them: behind a plural, and the same comes behind all of them. */
    private boolean areThingsCalledAsCollections(int alike) {
        int words = next.wordsOfAnyKind() + wordsFurtherOn();
        return alike == withFollowers
                && (words == 1
                        ? alike >= FEWEST_NAMES_ELSEWHERE && position.look().named()
                        : alike >= FEWEST_NAMES && words * alike >= EVIDENCE);
    }

    /** Whether several names are told by what comes behind them, whatever stands beside them: see {@link Twins} and {@link Tenants}. */
    boolean areTwins() {
        next.close(withFollowers);
        if (position.isFront() && withFollowers >= Twins.FEWEST) {
            Twins twins = new Twins(position, isName);
            told = twins.areEnough() ? twins::areLike : null;
        }
        if (told == null && Tenants.mayStandIn(position)) {
            Tenants tenants = new Tenants(position);
            told = tenants.areEnough() ? tenants::areLike : null;
        }
        sharedNext = told != null;
        return sharedNext;
    }

    /** Takes back of names that are told by what comes behind them that they are words: they came behind several values of a parameter. */
    void unsetWords() {
        position.forEachChild((name, child) -> {
            boolean value = told != null ? told.test(child) : environments && goesOnAsEnvironments(child);
            if (child.word() && value) {
                child.unsetWord();
            }
        });
    }

    /** Whether languages are. */
    boolean areLanguages() {
        return areValues(true, 3, 6);
    }

    /** Whether two environments or more have the same two words behind them. */
    boolean areEnvironments() {
        next.least(withFollowers);
        environments = withFollowers >= FEWEST_ENVIRONMENTS && next.wordsBehindAll() >= FEWEST_WORDS;
        return environments;
    }

    private boolean areValues(boolean collection, int least, int evidence) {
        if (withFollowers < least
                || areCollections()
                || 2 * services >= names
                || arePlurals() && !position.isCollection()
                || !collection && 100 * plurals >= HALF * names) {
            return false;
        }
        next.close(withFollowers);
        beyond.close(withFollowers);
        boolean middleOfValues = isMiddleOfValues();
        if (next.isClosed() && !middleOfValues) {
            sharedNext = true;
            sharedBeyond = beyond.isClosed();
            int words = next.words() + (sharedBeyond ? beyond.words() : 0);
            int alike = alike(next);
            if (arePlurals()) {
                return areThingsCalledAsCollections(alike);
            }
            if (things) {
                words = next.wordsOfAnyKind() + wordsFurtherOn();
                if (words == 1
                        && alike == withFollowers
                        && position.kinds().numbered() == 0
                        && next.marked(withFollowers) == 1) {
                    return true;
                }
                if (words == 1
                        && alike >= (isBelowParameter() ? FEWEST_NAMES : WITH_ONE_WORD)
                        && alike == withFollowers
                        && !OwnThings.isOne(position.name())) {
                    return true;
                }
            }
            return words >= FEWEST_WORDS
                    && alike(next) >= least
                    && isMost(alike(next))
                    && words * alike(next) >= evidence;
        }
        boolean open = !arePlurals()
                && next.open()
                && 2 * resources < followers
                && (middleOfValues || 100 * next.shared() <= OPEN * next.pairs());
        int words = beyond.wordsOfAnyKind();
        sharedBeyond = true;
        return open
                && words >= FEWEST_WORDS_BEYOND
                && beyond.isClosed()
                && alike(beyond) >= (things ? FEWEST_NAMES : least)
                && isMost(alike(beyond))
                && 2 * words * alike(beyond) >= 3 * (things ? EVIDENCE : evidence);
    }

    /**
     * Whether ids stand directly behind half of the names that have something behind them, so that these are collections; not so behind a word
     * for one thing, as in {@code /job/nightly/4711}.
     */
    boolean areCollections() {
        return 100 * beforeIds >= HALF * Math.max(1, withFollowers)
                && !(position.look().singular() && withFollowers >= FEWEST_NAMES_ELSEWHERE);
    }

    private boolean isMost(int alike) {
        return 100 * alike >= SHARE * withFollowers;
    }

    /** Words that come behind names not directly, but behind the same as behind most others. */
    private int wordsFurtherOn() {
        Followers further = new Followers();
        position.forEachChild((name, child) -> {
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

    private int alike(Followers followers) {
        int[] alike = new int[1];
        position.forEachChild((name, child) -> alike[0] += isName.test(child) && isAlike(child, followers) ? 1 : 0);
        return alike[0];
    }

    private boolean isAlike(SegmentNode child, Followers followers) {
        boolean[] alike = new boolean[1];
        Plumbing.Visitor look = (name, follower, resource) -> alike[0] |= followers.isShared(name);
        if (followers == next) {
            Plumbing.forEachBehind(child, look);
        } else {
            Plumbing.forEachBehind(child, (name, follower, resource) -> Plumbing.forEachBehind(follower, look));
        }
        return alike[0];
    }

    /** Whether what comes behind a name is what comes behind the others. To be asked after {@link #areValues}. */
    boolean isAlike(SegmentNode child) {
        if (told != null) {
            return told.test(child);
        }
        return environments && goesOnAsEnvironments(child)
                || sharedNext && isAlike(child, next)
                || sharedBeyond && isAlike(child, beyond);
    }

    /** Whether behind a name comes what comes behind all environments, two words at least, and little else. */
    private boolean goesOnAsEnvironments(SegmentNode child) {
        int[] counts = new int[2];
        Plumbing.forEachBehind(child, (name, follower, resource) -> {
            counts[0]++;
            counts[1] += next.isShared(name) ? 1 : 0;
        });
        return isName.test(child) || counts[1] >= FEWEST_WORDS && 100 * counts[1] >= SHARE * counts[0];
    }

    /** Whether all names have the same behind them, of whatever that is. */
    boolean areShared() {
        next.close(withFollowers);
        plumbing.close(withAnything);
        sharedNext = true;
        boolean shared = withFollowers == 0
                ? withAnything >= Lessons.FEW && plumbing.isClosed()
                : withFollowers >= Lessons.FEW && next.isClosed();
        return shared && !areCollections();
    }

    /**
     * Whether a name stands apart from values that are told by their number: something else comes behind it than behind others, where little
     * comes behind these or where the name is that of a collection.
     */
    boolean isApart(SegmentNode child) {
        boolean leaves = 100 * withFollowers <= (100 - CLOSED) * names;
        if (child.children() == 0 || !leaves && !position.isPlural(child)) {
            return false;
        }
        boolean[] common = new boolean[1];
        boolean[] own = new boolean[1];
        Plumbing.forEachBehind(child, (name, follower, resource) -> {
            own[0] = true;
            common[0] |= next.isBehind(name, MANY);
        });
        return own[0] && !common[0];
    }

    /** Whether a name is one of the words that come behind names. To be asked after {@link #areValues}. */
    boolean isWordBehind(SegmentNode child) {
        return sharedNext && next.isShared(child.name()) || sharedBeyond && beyond.isShared(child.name());
    }

    /**
     * Whether a name was asked for so often without anything behind it that it would have had something there if it were a value: a page
     * beside the users of a site.
     */
    boolean endsHere(SegmentNode child) {
        return child.children() == 0 && child.asked() * goingOn >= CERTAIN * Math.max(1, asked);
    }

    /** Whether requests ended at names that go on as others do, so that the parameter is a route, too. To be asked after {@link #areValues}. */
    boolean areAnswered() {
        boolean[] answered = new boolean[1];
        position.forEachChild((name, child) ->
                answered[0] |= isName.test(child) && isAlike(child) && (child.answered() || child.endpoint() != null));
        return answered[0];
    }

    /** Takes what is shared for words, behind the parameter that the names became. */
    void setWords(SegmentNode param) {
        Plumbing.forEachBehind(param, (name, child, resource) -> {
            if (sharedNext && next.isShared(name) && child.sibling() == SegmentKind.WORD) {
                child.setWord();
            }
            if (sharedBeyond && !child.look().named() && !child.look().singular()) {
                Plumbing.forEachBehind(child, (further, follower, ofNext) -> {
                    if (beyond.isShared(further) && follower.sibling() == SegmentKind.WORD) {
                        follower.setWord();
                    }
                });
            }
        });
    }
}
