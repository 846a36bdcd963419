package io.apilog.endpoint.learn.sibling;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.ParameterNodes;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How often the names in one place are asked for, and how often what stands beside them is that a shape named whole. */
public final class AskedNames {
    /** A name asked for as often is no longer one between those that came once and those that are asked for again and again. */
    static final int ESTABLISHED = 8;

    /** So many names that came once are a flood if they are so many times as many as those that came a few times. */
    static final int FEWEST_NEW = 6;

    private static final int MORE_THAN_BETWEEN = 8;

    /** So many names if half of them are asked for seldom, lead nowhere else, and they are only read: an API has fewer words in one place, and asks them again. */
    private static final int SELDOM = 40;

    /** So many of them where the pages of a site stand, of which there are more, if one request in so many is for a name that never came before. */
    private static final int SELDOM_AT_HOME = 64;

    private static final long NEW_AT_HOME = 4;

    /** Names of a collection are values if one request in so many is for a name that never came before. */
    private static final long NEW_IN_COLLECTION = 24;

    private static final int SELDOM_ASKED = 2;
    private static final int FEWEST_SHAPED = 8;
    private static final int TIMES_NAMED = 8;

    private static final byte[] VERSION = "{version}".getBytes(StandardCharsets.US_ASCII);

    private final SegmentNode place;
    private final @Nullable SegmentNode texts;
    private final @Nullable SegmentNode releases;

    /** Names asked for seldom, with nothing behind them, those asked for once, and those that are neither new nor established. */
    private int seldom;

    private int once;
    private int between;

    /** Requests for what a shape named whole, for free text and for releases among it, and for names. */
    private long shaped;

    private long text;
    private long versions;
    private long named;

    /** Has counted nothing of a place yet. */
    public AskedNames(SegmentNode place) {
        this.place = place;
        texts = ParameterNodes.text(place);
        releases = place.child(VERSION, 0, VERSION.length);
    }

    /** Counts a child of the place. */
    public void add(SegmentNode child) {
        if (child.sibling() == SegmentKind.PLACEHOLDER) {
            shaped += child == place.param() ? 0 : child.asked();
            text += child == texts ? child.asked() : 0;
            versions += child == releases ? child.asked() : 0;
        } else if (child.isName()) {
            named += child.asked();
            seldom += child.asked() <= SELDOM_ASKED && child.children() == 0 ? 1 : 0;
            once += child.asked() <= 1 ? 1 : 0;
            between += child.asked() > 1 && child.asked() < ESTABLISHED ? 1 : 0;
        }
    }

    /** Names that were asked for once. */
    public int once() {
        return once;
    }

    /** Requests for names. */
    public long requests() {
        return named;
    }

    /** Whether one request in so many is for a name that never came before as are for values of a collection. */
    public boolean areNewInCollection() {
        return NEW_IN_COLLECTION * once >= named;
    }

    /** Whether there are more names, and asked for more seldom, than an API has words or a site pages in one place. */
    public boolean areManyAndSeldom() {
        int names = place.kinds().names();
        return place.isHome()
                ? names >= SELDOM_AT_HOME && NEW_AT_HOME * once >= named
                : names >= SELDOM && 2 * seldom >= names;
    }

    /**
     * Whether the names are such that came once, beside others that are asked for again and again, with hardly any between them: a flood of
     * paths beside words. Of values the one is asked for a little more often than the next.
     */
    boolean areMostlyNew() {
        return once >= FEWEST_NEW && MORE_THAN_BETWEEN * between <= once;
    }

    /** Whether free text stands beside the names. */
    public boolean areBesideText() {
        return text > 0;
    }

    /** Whether most requests are for free text. */
    public boolean areBesideMuchText() {
        return text >= FEWEST_SHAPED && text >= named;
    }

    /** Whether releases are asked for beside the names. */
    public boolean areBesideReleases() {
        return versions >= FEWEST_SHAPED;
    }

    /** Whether most requests are for ids and the like. */
    public boolean areBesideIds() {
        return shaped >= FEWEST_SHAPED && shaped >= named;
    }

    /** Whether many times as many requests are for ids and the like as for names. */
    public boolean areBesideMostlyIds() {
        return areBesideIds() && shaped >= TIMES_NAMED * named;
    }
}
