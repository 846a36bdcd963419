package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.behind.Plumbing;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.FrameworkWords;
import io.apilog.endpoint.learn.tree.Followers;
import io.apilog.endpoint.learn.tree.SegmentNode;

/**
 * Words of routes that are values after all: a project called {@code search} has the same behind it as the other projects. What comes behind
 * a word tells; one that nothing comes behind stays a route, as long as nothing was seen behind it.
 */
final class ListedWords {
    /** So much must come behind a word as it comes behind others. */
    private static final int FEWEST = 2;

    /** So much where the server marks the word itself and one behind it. */
    private static final int FAR = 4;

    /** So many others. */
    private static final int OTHERS = 2;

    /** The part of what comes behind a word that must come behind others, in per cent. */
    private static final int SHARE = 75;

    private static final int DEPTH = 3;

    private int all;
    private int same;
    private int words;

    private ListedWords(SegmentNode word, SegmentNode other) {
        compare(word, other, DEPTH);
    }

    /** Takes the words in a place for names that have the same behind them as two names there. */
    static void tell(SegmentNode place) {
        if (place.kinds().listed() == 0) {
            return;
        }
        boolean words = place.isFront() || place.isHome();
        place.forEachChild((name, child) -> {
            if (mayBeName(child) && (!words || hasMarkedWords(child)) && goesOnAsOthers(place, child)) {
                child.unlist();
            }
        });
    }

    /** Whether two words come behind a word that an API marks with an underscore, as behind a table and behind no page. */
    private static boolean hasMarkedWords(SegmentNode child) {
        int[] marked = new int[1];
        child.forEachChild((name, follower) -> marked[0] += name[0] == '_' && name.length > 2 ? 1 : 0);
        return marked[0] >= FEWEST;
    }

    private static boolean mayBeName(SegmentNode child) {
        return child.sibling() == SegmentKind.LISTED
                && child.children() > 0
                && (!(child.look().plural() && child.id() != null) || hasOnlyMarkedWords(child));
    }

    /** Whether ids stand behind a word, and no words but those that an API marks: a table, and no collection of an API. */
    private static boolean hasOnlyMarkedWords(SegmentNode child) {
        boolean[] others = new boolean[1];
        child.forEachChild((name, follower) ->
                others[0] |= follower.sibling() != SegmentKind.PLACEHOLDER && !Followers.isMarked(name));
        return !others[0] && hasMarkedWords(child);
    }

    /** Whether a name with a dot or an underscore in front goes on, with two words that the server marks or for long, as a parameter does. */
    static boolean isTableOfServer(SegmentNode child, SegmentNode param) {
        byte first = child.name()[0];
        if (child.sibling() != SegmentKind.RESERVED || first != '.' && first != '_') {
            return false;
        }
        if (!hasMarkedWords(child)) {
            return goesOnFarAs(child, param);
        }
        int[] counts = new int[2];
        child.forEachChild((name, follower) -> {
            boolean marked = Followers.isMarked(name) && param.child(name, 0, name.length) != null;
            counts[0] += follower.sibling() == SegmentKind.PLACEHOLDER ? 0 : 1;
            counts[1] += marked ? 1 : 0;
        });
        return counts[1] >= FEWEST && 100 * counts[1] >= SHARE * counts[0];
    }

    /** Whether what comes behind a word, one that the server marks among it, goes on for long as behind a parameter: the database of a server itself. */
    private static boolean goesOnFarAs(SegmentNode word, SegmentNode param) {
        ListedWords counts = new ListedWords(word, param);
        boolean[] marked = new boolean[1];
        word.forEachChild(
                (name, follower) -> marked[0] |= Followers.isMarked(name) && param.child(name, 0, name.length) != null);
        return marked[0] && counts.same >= FAR && counts.words >= FAR / 2 && 100 * counts.same >= SHARE * counts.all;
    }

    private static boolean goesOnAsOthers(SegmentNode place, SegmentNode word) {
        if (place.param() != null && goesOnAs(word, place.param())) {
            return true;
        }
        int[] others = new int[1];
        place.forEachChild((name, child) -> others[0] += child.isName() && goesOnAs(word, child) ? 1 : 0);
        return others[0] >= OTHERS;
    }

    /** Whether what comes behind a word, two paths with a word at least, comes behind another name, too, and little else. */
    static boolean goesOnAs(SegmentNode word, SegmentNode other) {
        ListedWords counts = new ListedWords(word, other);
        return counts.same >= FEWEST && counts.words > 0 && 100 * counts.same >= SHARE * counts.all;
    }

    /** Whether the only word behind a parameter is the only one behind a word of the list beside it. */
    static boolean goesOnAsAll(SegmentNode word, SegmentNode param) {
        if (word.sibling() != SegmentKind.LISTED || param.children() != 1) {
            return false;
        }
        ListedWords counts = new ListedWords(word, param);
        return counts.words > 0 && counts.same == counts.all;
    }

    /** Whether a word of a framework is a value beside a parameter: three paths come behind it, two words among them, and all of them behind the parameter. */
    static boolean isNamedAfterFramework(SegmentNode child, SegmentNode param) {
        if (child.sibling() != SegmentKind.RESERVED || child.children() == 0 || !FrameworkWords.isOne(child.name())) {
            return false;
        }
        ListedWords counts = new ListedWords(child, param);
        return counts.same > FEWEST && counts.words >= FEWEST && counts.same == counts.all;
    }

    private void compare(SegmentNode word, SegmentNode other, int depth) {
        word.forEachChild((name, child) -> {
            SegmentNode known = other.child(name, 0, name.length);
            if (Plumbing.isOne(name)) {
                return;
            }
            if (known == null && other.learning().collapses(child.sibling())) {
                SegmentNode param = other.param();
                if (param != null && depth > 1) {
                    compare(child, param, depth - 1);
                }
                return;
            }
            all++;
            if (known != null) {
                same++;
                words += child.sibling() == SegmentKind.PLACEHOLDER ? 0 : 1;
                if (depth > 1) {
                    compare(child, known, depth - 1);
                }
            }
        });
    }
}
