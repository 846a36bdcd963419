package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.OperationNames;
import io.apilog.endpoint.learn.name.StaticFiles;
import io.apilog.endpoint.learn.name.Vocabulary;
import io.apilog.endpoint.learn.tree.FileTrees;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When the names in one place are taken for values of a parameter. Names whose requests were refused or not found never count: they
 * get no {@link SegmentNode}. Reserved words, files and what a {@code Shape} named whole neither count nor collapse.
 *
 * <p>Words alone say little, since a verb and a value look alike; so they need something besides: nothing but free text behind them or
 * mostly beside them, the same words behind each in a collection, the length of titles, or so great a number that no API has as many
 * words in one place.
 */
final class SegmentKinds {
    /** So many names with a digit, if they are {@link #SHARE} of the names. */
    static final int NUMBERED = 8;

    /** So many names with a digit, if they are {@link #SHARE} of the names, where most requests are for ids and the like. */
    static final int NUMBERED_BESIDE_IDS = 4;

    /** So many in capitals there, and so many with a digit where {@link #TIMES_NAMED} as many requests are for ids as for names. */
    static final int BESIDE_IDS = 2;

    private static final int TIMES_NAMED = 8;

    /** So many names with a digit, if they are {@link #SHARE} of the names and have the same behind them. */
    static final int NUMBERED_ALIKE = 4;

    /** So many names with files and nothing else behind them. */
    static final int FOLDERS = 8;

    /** So many names with a tree of files behind them. */
    private static final int TREES = 4;

    /** So many names of hosts. */
    private static final int HOSTS = 4;

    /** So many names in front of the numbers of releases. */
    private static final int PACKAGES = 4;

    /** So many codes in capitals; and so many where the words of an API stand. */
    static final int CODES = 4;

    static final int CODES_IN_FRONT = 8;

    /** So many names with a tilde in front. */
    private static final int HOMES = 2;

    /** So many names if {@link #SHARE} of them are values elsewhere. */
    static final int KNOWN = 5;

    /** So many names that are only read where most requests are for free text, or behind most of which comes free text alone. */
    static final int WITH_TEXT = 8;

    /** So many names of lists may stand in front of one with free text. */
    private static final int DEPTH_OF_LISTS = 2;

    /** So many beside free text behind a word for searching. */
    private static final int SEARCHED = 2;

    /** So many names in a collection if behind {@link #SHARE} of them come the same words. */
    static final int ALIKE = 8;

    /** So many names of four words or more, if they are {@link #SHARE} of the names and only read. */
    static final int TITLES = 12;

    /** So many names if half of them are asked for seldom, lead nowhere else, and they are only read: an API has fewer words in one place, and asks them again. */
    static final int SELDOM = 40;

    /** So many of them where the pages of a site stand, of which there are more, if one request in so many is for a name that never came before. */
    private static final int SELDOM_AT_HOME = 64;

    private static final long NEW_AT_HOME = 4;

    /** So many names that came once are a flood if they are so many times as many as those that came a few times. */
    private static final int FEWEST_NEW = 6;

    private static final int MORE_THAN_BETWEEN = 8;

    /** So many requests tell a word from a flood of so many names. */
    private static final int AGAIN = 3;

    private static final int MANY_NEW = 24;

    /** Names of a collection are values if one request in so many is for a name that never came before. */
    private static final long NEW_IN_COLLECTION = 24;

    /** So many names, whatever they are, unless they are operations. */
    static final int ANY = 96;

    /** So many operations have to be asked for twice each. */
    private static final int OPERATIONS = 384;

    /** So many names of a collection that are asked for, and lead nowhere else. */
    static final int COLLECTED = 10;

    /** The part of the names that one kind must have, in per cent. */
    private static final int SHARE = 80;

    /** What comes behind names is looked at when as much was added as this part of the names. */
    private static final int GROWTH = 8;

    /** So many names of a collection of which it is known that its things have names, and few of them. */
    static final int NAMED = 3;

    /** Where one in so many names is more than a word, a name that is so, too, is no page of its own. */
    private static final int FEW_SLUGS = 3;

    /** So many names with the same method behind a colon, but in a collection. */
    private static final int FEWEST_WITH_METHOD = 8;

    /** Among slugs that came once one that was asked for so often is a word, too. */
    private static final int SLUG_IN_FLOOD = 16;

    private static final int SELDOM_ASKED = 2;
    private static final int FEWEST_SHAPED = 8;
    /** A name asked for as often, and so many times as often as others, is a route of its own when those are found to be values. */
    private static final int ESTABLISHED = 8;

    private static final int TIMES_OTHERS = 4;

    /** A word is asked for so many times as often as the names that are values. */
    private static final int TIMES_NEXT = 3;

    /** One in so many names may be asked for nearly as often as words, and so many must be asked for less. */
    private static final int BETWEEN = 4;

    /** So many words are told from a flood by nothing else. */
    private static final int FEW_ABOVE = 3;

    /** Where one in so many or fewer names is written to, these are routes of their own. */
    private static final int FEW_WRITTEN = 5;

    private static final byte[] SEARCH = "search".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIND = "find".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = "{version}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LIST = "{list}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TEXT = "{slug}".getBytes(StandardCharsets.US_ASCII);

    private final SegmentNode position;
    private final @Nullable Vocabulary vocabulary;

    /** Names asked for seldom, and once, with nothing behind them, those with free text alone behind them, and those written to. */
    private int seldom;

    private int once;

    private int between;
    private int beforeText;
    private int written;

    /** Names with nothing behind them, those of these that are sent to by POST, and those that look like operations. */
    private int leaves;

    private int posted;
    private int operations;
    private int operationsAgain;
    private int hosts;

    /** Names directly behind which the numbers of releases stand. */
    private int packages;

    /** Names that end in an id, beside a word. */
    private int compounds;

    /** Codes, those that lead nowhere or only to other values, and those written to. */
    private int codes;

    private int codesAlone;
    private int codesWritten;

    /** Names in front of the coordinates of map tiles. */
    private int layers;

    /** Names with a list and nothing else behind them: coordinates, behind a way to travel; ids stand behind plurals. */
    private int routings;

    /** Names that are values elsewhere. */
    private int known;

    /** Those of them that are told by their look, too. */
    private int knownByLook;

    private int plurals;

    /** Names that are more than a word. */
    private int slugs;

    private long versions;

    /** Requests for what a shape named whole, for free text among it, and for names. */
    private long shaped;

    private long text;
    private long named;

    private SegmentKinds(SegmentNode position, @Nullable Vocabulary vocabulary) {
        this.position = position;
        this.vocabulary = vocabulary;
        position.forEachChild(this::look);
    }

    private void look(byte[] name, SegmentNode child) {
        if (child.sibling() == SegmentKind.PLACEHOLDER) {
            boolean learned = child == position.param();
            shaped += learned ? 0 : child.asked();
            text += isText(name) ? child.asked() : 0;
            versions += Arrays.equals(name, VERSION) ? child.asked() : 0;
        } else if (child.isName()) {
            named += child.asked();
            seldom += child.asked() <= SELDOM_ASKED && child.children() == 0 ? 1 : 0;
            once += child.asked() <= 1 ? 1 : 0;
            between += child.asked() > 1 && child.asked() < ESTABLISHED ? 1 : 0;
            beforeText += hasOnlyText(child) ? 1 : 0;
            hosts += isHost(name, child) ? 1 : 0;
            packages += child.child(VERSION, 0, VERSION.length) != null ? 1 : 0;
            plurals += position.isPlural(child) ? 1 : 0;
            slugs += isSlug(name) ? 1 : 0;
            compounds += name[name.length - 1] == '}' ? 1 : 0;
            boolean leaf = child.children() == 0;
            leaves += leaf ? 1 : 0;
            posted += leaf && child.written() ? 1 : 0;
            boolean operation = leaf ? OperationNames.isOne(name) : OperationNames.isService(name);
            operations += child.written() && operation ? 1 : 0;
            operationsAgain += child.written() && operation && child.asked() > 1 ? 1 : 0;
            written += child.written() ? 1 : 0;
            layers += isLayer(child) ? 1 : 0;
            boolean many = child.look().plural() && !child.look().singular();
            routings += !many && child.children() == 1 && child.child(LIST, 0, LIST.length) != null ? 1 : 0;
            if (vocabulary != null && vocabulary.has(name)) {
                known++;
                knownByLook += Learning.NUMBERED.collapses(child.sibling()) ? 1 : 0;
            }
            if (child.sibling() == SegmentKind.CODE) {
                codes++;
                codesAlone += leadsToValues(child) ? 1 : 0;
                codesWritten += leaf && child.written() ? 1 : 0;
            }
        }
    }

    /** What the names here tell: never less than what was learned before. */
    static Learning verdict(SegmentNode position, Lessons lessons, Vocabulary vocabulary) {
        Learning learned = position.learning();
        if (position.kinds().methods() >= Subtrees.FEWEST_NAMES
                && learned.compareTo(Learning.WORDS) < 0
                && haveMethods(position)) {
            return Learning.WORDS;
        }
        if (position.kinds().names() < BESIDE_IDS && !isCompoundBesideIds(position)
                || learned.compareTo(Learning.WORDS) >= 0) {
            return learned;
        }
        Learning verdict = lessons.verdict(position);
        if (verdict != Learning.WORDS) {
            verdict = greater(verdict, new SegmentKinds(position, vocabulary).verdict());
        }
        if (verdict.compareTo(Learning.ALIKE) < 0
                && position.growth().recent() * GROWTH >= position.kinds().names()) {
            position.growth().resetRecent();
            ListedWords.tell(position);
            verdict = greater(verdict, ofSubtrees(position));
        }
        return greater(verdict, learned);
    }

    /** Whether the same method stands behind a colon behind many names, so that these are things. */
    private static boolean haveMethods(SegmentNode position) {
        int least = position.look().plural() ? Subtrees.FEWEST_NAMES : FEWEST_WITH_METHOD;
        return position.kinds().methods() >= least && new Methods(position).most() >= least;
    }

    /** Whether the only name is one with an id in it, beside ids that are asked for more often: a key with a prefix. */
    private static boolean isCompoundBesideIds(SegmentNode position) {
        SegmentNode id = position.id();
        return position.kinds().numbered() == 1
                && position.kinds().names() == 1
                && id != null
                && id.asked() >= FEWEST_SHAPED;
    }

    private static Learning ofSubtrees(SegmentNode position) {
        if (position.kinds().names() >= Subtrees.FEWEST_THINGS
                && Subtrees.ofNames(position).areValues()) {
            return areCodesBesideWords(position) ? Learning.CODES : Learning.ALIKE;
        }
        if (Subtrees.ofNames(position).areTwins()) {
            return Learning.ALIKE;
        }
        boolean languages = position.kinds().languages() >= Lessons.FEW
                && Subtrees.ofLanguages(position).areLanguages();
        boolean environments = !languages
                && position.kinds().environments() >= Subtrees.FEWEST_ENVIRONMENTS
                && Subtrees.ofEnvironments(position).areEnvironments();
        return languages ? Learning.LANGUAGES : environments ? Learning.ALIKE : Learning.NOTHING;
    }

    /** Whether most names are codes, and nothing comes behind the others, so that these are an API's own: {@code /issue/picker} beside {@code /issue/WEB-42}. */
    private static boolean areCodesBesideWords(SegmentNode position) {
        return 100 * position.kinds().codes() >= SHARE * position.kinds().names()
                && count(position, child -> child.sibling() != SegmentKind.CODE && child.children() > 0) == 0;
    }

    private static Learning greater(Learning a, Learning b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** Which names here are routes of their own even if the others are values. */
    static Predicate<SegmentNode> established(SegmentNode position) {
        SegmentKinds siblings = new SegmentKinds(position, null);
        boolean slugs = siblings.slugs * FEW_SLUGS >= position.kinds().names();
        int again = !siblings.areMostlyNew() ? Integer.MAX_VALUE : siblings.once >= MANY_NEW ? AGAIN : ESTABLISHED;
        Predicate<SegmentNode> known = child -> child.asked() >= again
                && !(slugs && isSlug(child.name()) && child.asked() < SLUG_IN_FLOOD && !child.written());
        if (position.isCollection()) {
            return child -> known.test(child) || child.children() == 0 && child.written();
        }
        long often = apart(
                position,
                Math.max(
                        ESTABLISHED,
                        TIMES_OTHERS
                                * siblings.named
                                / Math.max(1, position.kinds().names())));
        boolean fewWritten = FEW_WRITTEN * siblings.written <= position.kinds().names();
        return child -> child.sibling() != SegmentKind.CODE
                && (known.test(child) || child.asked() >= often || (fewWritten && child.written()));
    }

    /**
     * How often a name must have been asked for, {@code least} times or more, to stand apart from all that were asked for less, so that it is a
     * word. Of values, of which the r-th is asked for about as often as the first divided by r, twice as many are asked for between a third as
     * often and as often as are asked for more.
     */
    private static long apart(SegmentNode position, long least) {
        int[] asked = new int[position.kinds().names()];
        int[] at = new int[1];
        position.forEachChild((name, child) -> {
            if (child.isName() && at[0] < asked.length) {
                asked[at[0]++] = child.asked();
            }
        });
        Arrays.sort(asked);
        int low = 0;
        for (int i = 0; i < asked.length; i++) {
            while ((long) TIMES_NEXT * asked[low] < asked[i]) {
                low++;
            }
            int above = asked.length - i;
            boolean often = asked[i] >= least || asked[i] >= ESTABLISHED && i >= FEWEST_NEW && above >= FEW_ABOVE;
            if (often && (i == 0 || asked[i] > asked[i - 1]) && BETWEEN * (i - low) <= above && BETWEEN * i >= above) {
                return asked[i];
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * Whether the names are such that came once, beside others that are asked for again and again, with hardly any between them: a flood of
     * paths beside words. Of values the one is asked for a little more often than the next.
     */
    private boolean areMostlyNew() {
        return once >= FEWEST_NEW && MORE_THAN_BETWEEN * between <= once;
    }

    private Learning verdict() {
        int names = position.kinds().names();
        boolean things = FEW_WRITTEN * posted <= names && !Methods.areCommands(position);
        boolean read = things && !position.look().ofResources();
        boolean before = beforeText >= WITH_TEXT && isMost(beforeText);
        boolean beside = names >= WITH_TEXT && text >= FEWEST_SHAPED && text >= named;
        boolean searched = isSearch() && names >= SEARCHED && text > 0;
        boolean many = position.isHome()
                ? names >= SELDOM_AT_HOME && NEW_AT_HOME * once >= named
                : names >= SELDOM && 2 * seldom >= names;
        boolean collected = things
                && position.isCollection()
                && !Methods.mayBeCommands(position)
                && !position.mayBeThing()
                && areCollected(COLLECTED)
                && (position.look().named() || NEW_IN_COLLECTION * once >= named)
                && areThings();
        boolean few = things && position.look().named() && areCollected(NAMED);
        boolean versioned = things && position.isCollection() && versions >= FEWEST_SHAPED && isMost(leaves);
        int lasting = position.isFront() ? names - once : names;
        if (lasting >= ANY && !areOperations()
                || (read && (before || beside || many))
                || things && searched
                || collected
                || few && isMost(leaves)
                || versioned
                || areHosts()
                || arePackages()
                || areFolders(position)
                || areBeforeTrees(position)
                || things && areKnown() && 2 * knownByLook <= known
                || areAlike()) {
            return Learning.WORDS;
        }
        if (routings >= Lessons.FEW && isMost(routings)) {
            return Learning.WORDS;
        }
        if (layers >= Lessons.FEW || areBuckets(position) || few && areThings()) {
            return Learning.ALIKE;
        }
        if (read
                && position.kinds().titles() >= TITLES
                && isMost(position.kinds().titles() + position.kinds().numbered())) {
            return Learning.TITLES;
        }
        boolean ids = shaped >= FEWEST_SHAPED && shaped >= named;
        int numbered = position.kinds().numbered() + codes;
        boolean most = isMost(numbered);
        boolean mostIds = ids && shaped >= TIMES_NAMED * named;
        if (mostIds && compounds > 0 && compounds == names) {
            return Learning.NUMBERED;
        }
        boolean numbers = numbered >= (mostIds ? BESIDE_IDS : ids ? NUMBERED_BESIDE_IDS : NUMBERED) && most;
        boolean shared = most
                && numbered >= (position.isCollection() ? Lessons.FEW : NUMBERED_ALIKE)
                && Subtrees.ofNames(position).areShared();
        if (position.kinds().numbered() > 0 && (numbers || shared) || areKnown()) {
            return Learning.NUMBERED;
        }
        return areCodes(ids) ? Learning.CODES : position.kinds().homes() >= HOMES ? Learning.HOMES : Learning.NOTHING;
    }

    /** Whether what people look for stands here. */
    private boolean isSearch() {
        return Arrays.equals(position.name(), SEARCH) || Arrays.equals(position.name(), FIND);
    }

    /** Whether the names in capitals are no words of an API: they are read, and behind them come values or the same as behind the others. */
    private boolean areCodes(boolean besideIds) {
        int least = besideIds ? BESIDE_IDS : position.isFront() ? CODES_IN_FRONT : CODES;
        return codes >= least
                && FEW_WRITTEN * codesWritten <= codes
                && (100 * codesAlone >= SHARE * codes
                        || Subtrees.ofCodes(position).areShared());
    }

    /** Whether most names, behind a parameter, have files behind them and nothing else. */
    private static boolean areFolders(SegmentNode position) {
        return position.sibling() == SegmentKind.PLACEHOLDER
                && position.kinds().names() >= FOLDERS
                && SHARE * position.kinds().names() <= 100 * count(position, FileTrees::leadsToFiles)
                && !FileTrees.hasFilesBesideFolders(position);
    }

    /** Whether files were put behind most names at the root of all paths. */
    private static boolean areBuckets(SegmentNode position) {
        return position.parent() == null
                && position.kinds().names() >= FOLDERS
                && SHARE * position.kinds().names() <= 100 * count(position, FileTrees::leadsToStoredFiles);
    }

    /** Whether trees of files are known behind most names: repositories, buckets. */
    private static boolean areBeforeTrees(SegmentNode position) {
        return position.kinds().names() >= TREES
                && !position.isFront()
                && !position.isHome()
                && SHARE * position.kinds().names() <= 100 * count(position, FileTrees::leadsToTree);
    }

    /** Whether names in a place are values because there are files behind them. */
    static boolean leadToFiles(SegmentNode position) {
        return areFolders(position) || areBuckets(position) || areBeforeTrees(position);
    }

    private static int count(SegmentNode position, Predicate<SegmentNode> condition) {
        int[] count = new int[1];
        position.forEachChild((name, child) -> count[0] += child.isName() && condition.test(child) ? 1 : 0);
        return count[0];
    }

    private static boolean leadsToValues(SegmentNode child) {
        boolean[] words = new boolean[1];
        child.forEachChild((name, follower) -> words[0] |= follower.sibling() != SegmentKind.PLACEHOLDER
                && follower.sibling() != SegmentKind.CODE
                && follower.sibling() != SegmentKind.NUMBERED);
        return !words[0];
    }

    /** Whether three numbers come behind a name, the last with an ending: a zoom, a column and a row of a map's tiles. */
    static boolean isLayer(SegmentNode child) {
        SegmentNode zoom = child.id();
        SegmentNode column = zoom == null ? null : zoom.id();
        boolean[] row = new boolean[1];
        if (column != null) {
            column.forEachChild((name, last) -> row[0] |= StaticFiles.isNumbered(name));
        }
        return row[0];
    }

    /** Whether most names are values in other places. */
    private boolean areKnown() {
        return position.kinds().names() >= KNOWN && isMost(known) && !position.isFront();
    }

    /** Whether most names are sent to by POST and look like operations: then they are words however many, unless each comes but once. */
    private boolean areOperations() {
        boolean most = position.isFront()
                ? 100 * operationsAgain >= SHARE * (position.kinds().names() - once)
                : isMost(operations);
        return most
                && (position.kinds().names() < OPERATIONS
                        || named >= 2L * position.kinds().names());
    }

    /** Whether there are many names that are neither titles nor have a digit, which have rules of their own, nor are plurals. */
    private boolean areCollected(int least) {
        return position.kinds().names() - position.kinds().titles() >= least
                && 2 * position.kinds().words() >= position.kinds().names()
                && (position.look().named() || 2 * plurals < position.kinds().names());
    }

    /** Whether most names have nothing behind them, or the same as others. */
    private boolean areThings() {
        return isMost(leaves) || Subtrees.ofNames(position).areShared();
    }

    /** Whether most names are those of hosts and have ids behind them, and nothing else. */
    private boolean areHosts() {
        return hosts >= HOSTS && isMost(hosts);
    }

    /** Whether the numbers of releases stand behind most names. */
    private boolean arePackages() {
        return packages >= PACKAGES && isMost(packages) && !position.isFront();
    }

    private static boolean isHost(byte[] name, SegmentNode child) {
        int dots = 0;
        for (int i = 0; i < name.length; i++) {
            dots += name[i] == '.' ? 1 : 0;
            if (Octets.kind(name[i]) == Octets.UPPER || Octets.kind(name[i]) > Octets.DOT) {
                return false;
            }
        }
        boolean[] others = new boolean[1];
        child.forEachChild((next, follower) -> others[0] |= follower.sibling() != SegmentKind.PLACEHOLDER);
        return dots > 0 && child.children() > 0 && !others[0] && Octets.isLetter(name[name.length - 1]);
    }

    private boolean areAlike() {
        boolean collection = position.look().plural() && position.kinds().names() >= ALIKE;
        return collection && !Subtrees.ofNames(position).areCollections() && isMost(new Likeness(position).alike());
    }

    private boolean isMost(int part) {
        return 100 * part >= SHARE * position.kinds().names();
    }

    /** Whether free text comes behind a name, and nothing but it, lists with free text, and what sites put behind both. */
    private static boolean hasOnlyText(SegmentNode position) {
        return countText(position, DEPTH_OF_LISTS) > 0;
    }

    /** How often free text comes behind a name; negative if something else does. */
    private static int countText(SegmentNode position, int depth) {
        int[] texts = new int[1];
        boolean[] others = new boolean[1];
        position.forEachChild((name, child) -> {
            boolean list = depth > 0 && isListOfText(child);
            int below = list ? countText(child, depth - 1) : 0;
            texts[0] += isText(name) ? 1 : Math.max(0, below);
            others[0] |= list ? below < 0 : !isText(name) && !Plumbing.isOfSite(name);
        });
        return others[0] ? -1 : texts[0];
    }

    private static boolean isListOfText(SegmentNode child) {
        return child.isName() && !Plumbing.isOfSite(child.name()) && child.children() > 0;
    }

    /** Whether a name is more than a word, as developers name few pages and people many things. */
    private static boolean isSlug(byte[] name) {
        for (byte octet : name) {
            if (!Octets.isLetter(octet)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(byte[] name) {
        return Arrays.equals(name, TEXT);
    }
}
