package io.apilog.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * When the names in one place are taken for values of a parameter. Names whose requests were refused or not found never count: they
 * get no {@link Position}. Reserved words, files and what a {@link Shape} named whole neither count nor collapse.
 *
 * <p>Words alone say little, since a verb and a value look alike; so they need something besides: nothing but free text behind them or
 * mostly beside them, the length of titles, or so great a number that no API has as many words in one place.
 */
final class Siblings {
    /** So many names with a digit, if they are {@link #SHARE} of the names. */
    static final int NUMBERED = 8;

    /** So many names with a digit, if they are {@link #SHARE} of the names, where most requests are for ids and the like. */
    static final int NUMBERED_BESIDE_IDS = 4;

    /** So many names that are only read where most requests are for free text, or behind most of which comes free text alone. */
    static final int WITH_TEXT = 8;

    /** So many names of four words or more, if they are {@link #SHARE} of the names and only read. */
    static final int TITLES = 12;

    /** So many names if most are asked for seldom and they are only read: an API has fewer words in one place, and asks them again. */
    static final int SELDOM = 40;

    /** So many names, whatever they are. */
    static final int ANY = 96;

    /** A name asked for as often when others are found to be values is a route of its own, where nothing but numbers tells. */
    static final int ESTABLISHED = 16;

    /** The part of the names that one kind must have, in per cent. */
    private static final int SHARE = 80;

    private static final int SELDOM_ASKED = 2;
    private static final int FEWEST_SHAPED = 8;
    private static final byte[] TEXT = "{slug}".getBytes(StandardCharsets.US_ASCII);

    private final Position position;

    /** Names asked for seldom, and those with free text alone behind them. */
    private int seldom;

    private int beforeText;

    /** Requests for what a shape named whole, for free text among it, and for names. */
    private long shaped;

    private long text;
    private long named;

    private Siblings(Position position) {
        this.position = position;
        position.forEachChild(this::look);
    }

    private void look(byte[] name, Position child) {
        if (child.sibling() == Sibling.PLACEHOLDER) {
            boolean learned = child == position.param();
            shaped += learned ? 0 : child.asked();
            text += isText(name) ? child.asked() : 0;
        } else if (Learning.WORDS.collapses(child.sibling())) {
            named += child.asked();
            seldom += child.asked() <= SELDOM_ASKED ? 1 : 0;
            beforeText += hasOnlyText(child) ? 1 : 0;
        }
    }

    /** What the names here tell: never less than what was learned before. */
    static Learning verdict(Position position) {
        boolean some = position.names() >= NUMBERED_BESIDE_IDS && position.learning() != Learning.WORDS;
        return some ? new Siblings(position).verdict() : position.learning();
    }

    /** How often a name may have been asked for and still be taken for a value, at the moment its place is learned. */
    static int mostAsked(Position position) {
        return new Siblings(position).isCertain() ? Integer.MAX_VALUE : ESTABLISHED - 1;
    }

    private Learning verdict() {
        int names = position.names();
        boolean seldomRead = !position.written() && names >= SELDOM && 2 * seldom >= names;
        if (isCertain() || seldomRead || names >= ANY) {
            return Learning.WORDS;
        }
        boolean ids = shaped >= FEWEST_SHAPED && shaped >= named;
        boolean numbers = position.numbered() >= (ids ? NUMBERED_BESIDE_IDS : NUMBERED) && isMost(position.numbered());
        return numbers ? Learning.NUMBERED : position.learning();
    }

    /** Whether it is not by their number alone that the names are values. */
    private boolean isCertain() {
        boolean titles = position.titles() >= TITLES && isMost(position.titles());
        boolean before = beforeText >= WITH_TEXT && isMost(beforeText);
        boolean beside = position.names() >= WITH_TEXT && text >= FEWEST_SHAPED && text >= named;
        return !position.written() && (titles || before || beside);
    }

    private boolean isMost(int part) {
        return 100 * part >= SHARE * position.names();
    }

    private static boolean hasOnlyText(Position position) {
        int[] others = new int[1];
        position.forEachChild((name, child) -> others[0] += isText(name) ? 0 : 1);
        return position.children() > 0 && others[0] == 0;
    }

    private static boolean isText(byte[] name) {
        return Arrays.equals(name, TEXT);
    }
}
