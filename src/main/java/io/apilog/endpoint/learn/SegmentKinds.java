package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.behind.Subtrees;
import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.name.Vocabulary;
import io.apilog.endpoint.learn.sibling.AskedNames;
import io.apilog.endpoint.learn.sibling.CodeNames;
import io.apilog.endpoint.learn.sibling.FollowedNames;
import io.apilog.endpoint.learn.sibling.WrittenNames;
import io.apilog.endpoint.learn.tree.NamesBeforeFiles;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * When the names in one place are taken for values of a parameter. Names whose requests were refused or not found never count: they
 * get no {@link SegmentNode}. Reserved words, files and what a {@code Shape} named whole neither count nor collapse.
 *
 * <p>Words alone say little, since a verb and a value look alike; so they need something besides: nothing but free text behind them or
 * mostly beside them, the same words behind each in a collection, the length of titles, or so great a number that no API has as many
 * words in one place.
 */
final class SegmentKinds {
    /** So many names with a digit, if they are most of the names. */
    static final int NUMBERED = 8;

    /** So many names with a digit, if they are most of the names, where most requests are for ids and the like. */
    static final int NUMBERED_BESIDE_IDS = 4;

    /** So many in capitals there, and so many with a digit where many times as many requests are for ids as for names. */
    static final int BESIDE_IDS = 2;

    /** So many names with a digit, if they are most of the names and have the same behind them. */
    static final int NUMBERED_ALIKE = 4;

    /** So many codes in capitals; and so many where the words of an API stand. */
    static final int CODES = 4;

    static final int CODES_IN_FRONT = 8;

    /** So many names with a tilde in front. */
    private static final int HOMES = 2;

    /** So many names if most of them are values elsewhere. */
    static final int KNOWN = 5;

    /** So many names that are only read where most requests are for free text. */
    static final int WITH_TEXT = 8;

    /** So many beside free text behind a word for searching. */
    private static final int SEARCHED = 2;

    /** So many names in a collection if behind most of them come the same words. */
    static final int ALIKE = 8;

    /** So many names of four words or more, if they are most of the names and only read. */
    static final int TITLES = 12;

    /** So many names, whatever they are, unless they are operations. */
    static final int ANY = 96;

    /** So many names of a collection that are asked for, and lead nowhere else. */
    static final int COLLECTED = 10;

    /** What comes behind names is looked at when as much was added as this part of the names. */
    private static final int GROWTH = 8;

    /** So many names of a collection of which it is known that its things have names, and few of them. */
    static final int NAMED = 3;

    /** So many names with the same method behind a colon, but in a collection. */
    private static final int FEWEST_WITH_METHOD = 8;

    private static final int FEWEST_SHAPED = 8;

    private static final byte[] SEARCH = "search".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIND = "find".getBytes(StandardCharsets.US_ASCII);

    private final SegmentNode position;
    private final Vocabulary vocabulary;
    private final AskedNames asked;
    private final WrittenNames written;
    private final FollowedNames followed;
    private final CodeNames codes;

    /** Names that end in an id, beside a word. */
    private int compounds;

    /** Names that are values elsewhere. */
    private int known;

    /** Those of them that are told by their look, too. */
    private int knownByLook;

    private int plurals;

    private SegmentKinds(SegmentNode position, Vocabulary vocabulary) {
        this.position = position;
        this.vocabulary = vocabulary;
        asked = new AskedNames(position);
        written = new WrittenNames(position);
        followed = new FollowedNames(position);
        codes = new CodeNames();
        position.forEachChild(this::look);
    }

    private void look(byte[] name, SegmentNode child) {
        asked.add(child);
        if (child.isName()) {
            written.add(name, child);
            followed.add(name, child);
            codes.add(child);
            plurals += position.isPlural(child) ? 1 : 0;
            compounds += name[name.length - 1] == '}' ? 1 : 0;
            if (vocabulary.has(name)) {
                known++;
                knownByLook += Learning.NUMBERED.collapses(child.sibling()) ? 1 : 0;
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
            return CodeNames.areBesideWords(position) ? Learning.CODES : Learning.ALIKE;
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

    private static Learning greater(Learning a, Learning b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private Learning verdict() {
        int names = position.kinds().names();
        boolean things = written.areMostlyRead() && !Methods.areCommands(position);
        boolean read = things && !position.look().ofResources();
        boolean before = followed.areBeforeText();
        boolean beside = names >= WITH_TEXT && asked.areBesideMuchText();
        boolean searched = isSearch() && names >= SEARCHED && asked.areBesideText();
        boolean collected = things
                && position.isCollection()
                && !Methods.mayBeCommands(position)
                && !position.mayBeThing()
                && areCollected(COLLECTED)
                && (position.look().named() || asked.areNewInCollection())
                && areThings();
        boolean few = things && position.look().named() && areCollected(NAMED);
        boolean versioned = things && position.isCollection() && asked.areBesideReleases() && written.areLeaves();
        int lasting = position.isFront() ? names - asked.once() : names;
        if (lasting >= ANY && !written.areOperations(asked)
                || (read && (before || beside || asked.areManyAndSeldom()))
                || things && searched
                || collected
                || few && written.areLeaves()
                || versioned
                || followed.areHosts()
                || followed.arePackages()
                || NamesBeforeFiles.areFolders(position)
                || NamesBeforeFiles.areBeforeTrees(position)
                || NamesBeforeFiles.areNamesakes(position)
                || things && areKnown() && 2 * knownByLook <= known
                || areAlike()) {
            return Learning.WORDS;
        }
        if (followed.areRoutings()) {
            return Learning.WORDS;
        }
        if (followed.areLayers() || NamesBeforeFiles.areBuckets(position) || few && areThings()) {
            return Learning.ALIKE;
        }
        if (read
                && position.kinds().titles() >= TITLES
                && isMost(position.kinds().titles() + position.kinds().numbered())) {
            return Learning.TITLES;
        }
        boolean ids = asked.areBesideIds();
        int numbered = position.kinds().numbered() + codes.count();
        boolean most = isMost(numbered);
        boolean mostIds = asked.areBesideMostlyIds();
        if (mostIds && compounds > 0 && compounds == names) {
            return Learning.NUMBERED;
        }
        boolean numbers = numbered >= (mostIds ? BESIDE_IDS : ids ? NUMBERED_BESIDE_IDS : NUMBERED) && most;
        boolean shared = most
                && numbered >= (position.isCollection() ? Lessons.FEW : NUMBERED_ALIKE)
                && Subtrees.ofNames(position).areShared();
        boolean digits = position.kinds().numbered() + codes.numbered() > 0;
        if (digits && (numbers || shared) || areKnown()) {
            return Learning.NUMBERED;
        }
        return areCodes(ids) ? Learning.CODES : position.kinds().homes() >= HOMES ? Learning.HOMES : Learning.NOTHING;
    }

    /** Whether what people look for stands here. */
    private boolean isSearch() {
        return Arrays.equals(position.name(), SEARCH) || Arrays.equals(position.name(), FIND);
    }

    /**
     * Whether the names in capitals are no words of an API: they are read, and behind them come values or the same as behind the others; or most have
     * an id behind them, whatever is done with them.
     */
    private boolean areCodes(boolean besideIds) {
        int least = besideIds ? BESIDE_IDS : position.isFront() ? CODES_IN_FRONT : CODES;
        boolean prefixes = codes.prefixes() >= least && isMost(position.kinds().numbered() + codes.count());
        return prefixes
                || codes.count() >= least
                        && codes.areMostlyRead()
                        && (codes.leadToValues() || Subtrees.ofCodes(position).areShared());
    }

    /** Whether most names are values in other places. */
    private boolean areKnown() {
        return position.kinds().names() >= KNOWN && isMost(known) && !position.isFront();
    }

    /** Whether there are many names that are neither titles nor have a digit, which have rules of their own, nor are plurals. */
    private boolean areCollected(int least) {
        return position.kinds().names() - position.kinds().titles() >= least
                && 2 * position.kinds().words() >= position.kinds().names()
                && (position.look().named() || 2 * plurals < position.kinds().names());
    }

    /** Whether most names have nothing behind them, or the same as others. */
    private boolean areThings() {
        return written.areLeaves() || Subtrees.ofNames(position).areShared();
    }

    private boolean areAlike() {
        boolean collection = position.look().plural() && position.kinds().names() >= ALIKE;
        return collection && !Subtrees.ofNames(position).areCollections() && isMost(new Likeness(position).alike());
    }

    private boolean isMost(int part) {
        return position.kinds().areMost(part);
    }
}
