package io.apilog.endpoint.learn.behind;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.OwnThings;
import io.apilog.endpoint.learn.tree.Followers;
import io.apilog.endpoint.learn.tree.SegmentNode;
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
public final class Subtrees {
    /** So many names at least, whatever they share. */
    public static final int FEWEST_NAMES = 4;

    /** So many where the things of a collection have names and no ids. */
    public static final int FEWEST_THINGS = 3;

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
    public static final int FEWEST_ENVIRONMENTS = 2;

    private static final int FEWEST_WORDS = 2;
    private static final int FEWEST_WORDS_BEYOND = 3;

    /** The part of what comes next that may be shared where it is values, too, in per cent. */
    private static final int OPEN = 50;

    /** The part of what comes behind a name that must come behind all environments, in per cent. */
    private static final int SHARE = 75;

    /** What comes behind so many names comes behind any. */
    private static final int MANY = 5;

    private final SegmentNode position;
    private final BehindNames names;
    private final Followers next;
    private final Followers beyond;

    /** Whether the names are those of a collection in whose place no ids stand. */
    private boolean things;

    private boolean environments;

    /** Which names are values, where they are told by the collections or by the words behind them. */
    private @Nullable Predicate<SegmentNode> told;

    private boolean sharedNext;
    private boolean sharedBeyond;

    private Subtrees(SegmentNode position, Predicate<SegmentNode> isName) {
        this.position = position;
        this.names = new BehindNames(position, isName);
        this.next = names.next();
        this.beyond = names.beyond();
    }

    /** What comes behind all names of a place. */
    public static Subtrees ofNames(SegmentNode position) {
        return new Subtrees(position, SegmentNode::isName);
    }

    /** What comes behind the languages in a place. */
    public static Subtrees ofLanguages(SegmentNode position) {
        return new Subtrees(position, child -> child.sibling() == SegmentKind.LANGUAGE);
    }

    /** What comes behind the names of environments in a place. */
    public static Subtrees ofEnvironments(SegmentNode position) {
        return new Subtrees(position, child -> child.sibling() == SegmentKind.ENVIRONMENT);
    }

    /** What comes behind the codes in a place. */
    public static Subtrees ofCodes(SegmentNode position) {
        return new Subtrees(position, child -> child.sibling() == SegmentKind.CODE);
    }

    /** Whether the names are values. */
    public boolean areValues() {
        if (haveMarkedWords()) {
            return true;
        }
        boolean collection = position.look().plural();
        boolean front = position.isFront();
        things = collection && position.isCollection() && names.areThingsOfTheirOwn();
        if (things) {
            return areValues(true, FEWEST_THINGS, position.look().singular() ? EVIDENCE : EVIDENCE_OF_THINGS)
                    && !(position.look().singular()
                            && names.count() < FEWEST_NAMES_ELSEWHERE
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
        next.close(names.withFollowers());
        int marked = next.marked(names.withFollowers());
        sharedNext = names.withFollowers() >= FEWEST_NAMES
                && marked >= FEWEST_WORDS
                && (!names.areCollections()
                        || marked >= FEWEST_WORDS_BEYOND && !next.hasUnmarked() && !names.haveWordsBehindIds());
        return sharedNext;
    }

    /** Whether the place is one of each value of a parameter or of an id, so that its words are the same in many places. */
    private boolean isBelowParameter() {
        SegmentNode at = position;
        while (at != null && at.sibling() != SegmentKind.PLACEHOLDER) {
            at = at.parent();
        }
        return at != null;
    }

    /** Whether such names are those of things, as tables and queues have them: behind a plural, and the same comes behind all of them. */
    private boolean areThingsCalledAsCollections(int alike) {
        int words = next.wordsOfAnyKind() + names.wordsFurtherOn();
        return alike == names.withFollowers()
                && (words == 1
                        ? alike >= FEWEST_NAMES_ELSEWHERE && position.look().named()
                        : alike >= FEWEST_NAMES && words * alike >= EVIDENCE);
    }

    /** Whether several names are told by what comes behind them, whatever stands beside them: see {@link Twins} and {@link Tenants}. */
    public boolean areTwins() {
        next.close(names.withFollowers());
        if (position.isFront() && names.withFollowers() >= Twins.FEWEST) {
            Twins twins = new Twins(position, names::isName);
            told = twins.areEnough() ? twins::areLike : null;
        }
        if (told == null && Tenants.mayStandIn(position)) {
            Tenants tenants = new Tenants(position);
            told = tenants.areEnough() ? tenants::areLike : null;
        }
        sharedNext = told != null;
        return sharedNext;
    }

    /** Whether few names are told by all routes behind them: see {@link ParallelNames}. */
    public boolean areParallel() {
        ParallelNames parallel = new ParallelNames(position);
        if (!parallel.areEnough()) {
            return false;
        }
        next.least(2);
        told = parallel::areLike;
        sharedNext = true;
        return true;
    }

    /** Takes back of names that are told by what comes behind them that they are words: they came behind several values of a parameter. */
    public void unsetWords() {
        position.forEachChild((name, child) -> {
            boolean value = told != null ? told.test(child) : environments && goesOnAsEnvironments(child);
            if (child.word() && value) {
                child.unsetWord();
            } else if (value && told != null) {
                child.unlist();
            }
        });
    }

    /** Whether languages are. */
    public boolean areLanguages() {
        return areValues(true, 3, 6);
    }

    /** Whether two environments or more have the same two words behind them. */
    public boolean areEnvironments() {
        next.least(names.withFollowers());
        environments = names.withFollowers() >= FEWEST_ENVIRONMENTS && next.wordsBehindAll() >= FEWEST_WORDS;
        return environments;
    }

    private boolean areValues(boolean collection, int least, int evidence) {
        if (names.withFollowers() < least
                || names.areCollections()
                || names.areServices()
                || names.arePlurals() && !position.isCollection()
                || !collection && names.areHalfPlurals()) {
            return false;
        }
        next.close(names.withFollowers());
        beyond.close(names.withFollowers());
        boolean middleOfValues = names.areBeforeValues();
        if (next.isClosed() && !middleOfValues) {
            sharedNext = true;
            sharedBeyond = beyond.isClosed();
            int words = next.words() + (sharedBeyond ? beyond.words() : 0);
            int alike = names.alike(next);
            if (names.arePlurals()) {
                return areThingsCalledAsCollections(alike);
            }
            if (things) {
                words = next.wordsOfAnyKind() + names.wordsFurtherOn();
                if (words == 1
                        && alike == names.withFollowers()
                        && position.kinds().numbered() == 0
                        && next.marked(names.withFollowers()) == 1) {
                    return true;
                }
                if (words == 1
                        && alike >= (isBelowParameter() ? FEWEST_NAMES : WITH_ONE_WORD)
                        && alike == names.withFollowers()
                        && !OwnThings.isOne(position.name())) {
                    return true;
                }
            }
            return words >= FEWEST_WORDS
                    && names.alike(next) >= least
                    && names.areMost(names.alike(next))
                    && words * names.alike(next) >= evidence;
        }
        boolean open = !names.arePlurals()
                && next.open()
                && names.areBeforeFewResources()
                && (middleOfValues || 100 * next.shared() <= OPEN * next.pairs());
        int words = beyond.wordsOfAnyKind();
        sharedBeyond = true;
        return open
                && words >= FEWEST_WORDS_BEYOND
                && beyond.isClosed()
                && names.alike(beyond) >= (things ? FEWEST_NAMES : least)
                && names.areMost(names.alike(beyond))
                && 2 * words * names.alike(beyond) >= 3 * (things ? EVIDENCE : evidence);
    }

    /** Whether what comes behind a name is what comes behind the others. To be asked after {@link #areValues}. */
    public boolean isAlike(SegmentNode child) {
        if (told != null) {
            return told.test(child);
        }
        return environments && goesOnAsEnvironments(child)
                || sharedNext && names.isAlike(child, next)
                || sharedBeyond && names.isAlike(child, beyond);
    }

    /** Whether behind a name comes what comes behind all environments, two words at least, and little else. */
    private boolean goesOnAsEnvironments(SegmentNode child) {
        int[] counts = new int[2];
        Plumbing.forEachBehind(child, (name, follower, resource) -> {
            counts[0]++;
            counts[1] += next.isShared(name) ? 1 : 0;
        });
        return names.isName(child) || counts[1] >= FEWEST_WORDS && 100 * counts[1] >= SHARE * counts[0];
    }

    /** Whether ids stand directly behind half of the names that have something behind them, so that these are collections. */
    public boolean areCollections() {
        return names.areCollections();
    }

    /** Whether all names have the same behind them, of whatever that is. */
    public boolean areShared() {
        sharedNext = true;
        return names.areShared();
    }

    /**
     * Whether a name stands apart from values that are told by their number: something else comes behind it than behind others, where little
     * comes behind these or where the name is that of a collection.
     */
    public boolean isApart(SegmentNode child) {
        boolean leaves = names.areMostlyLeaves();
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
    public boolean isWordBehind(SegmentNode child) {
        return sharedNext && next.isShared(child.name()) || sharedBeyond && beyond.isShared(child.name());
    }

    /** Whether a name was asked for so often without anything behind it that it is no value. */
    public boolean endsHere(SegmentNode child) {
        return names.endsHere(child);
    }

    /** Whether requests ended at names that go on as others do, so that the parameter is a route, too. To be asked after {@link #areValues}. */
    public boolean areAnswered() {
        boolean[] answered = new boolean[1];
        position.forEachChild((name, child) ->
                answered[0] |= names.isName(child) && isAlike(child) && (child.answered() || child.endpoint() != null));
        return answered[0];
    }

    /** Takes what is shared for words, behind the parameter that the names became. */
    public void setWords(SegmentNode param) {
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
