package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.SegmentJudge;
import io.apilog.endpoint.learn.name.ValueMemory;
import io.apilog.endpoint.learn.tree.SegmentNode;
import org.jspecify.annotations.Nullable;

/** What a name is in a place that has learned: a value of the parameter there, or a word beside it. */
final class PlaceValues {
    private final SegmentJudge judge;
    private final ValueMemory values;

    /**
     * Knows what a place tells of a name.
     *
     * @param judge says what a name is by itself
     * @param values what was a value before
     */
    PlaceValues(SegmentJudge judge, ValueMemory values) {
        this.judge = judge;
        this.values = values;
    }

    /**
     * Whether what stands in a place is a value of the parameter that was learned there. Where only names are that have the same behind
     * them, this is to be asked of the next segment, too: see {@link #isOnlyAlike}. What looks like a file is none if something comes behind it, or
     * came before.
     *
     * @param last whether nothing comes behind it
     */
    boolean isValue(SegmentNode position, byte[] bytes, int from, int to, boolean last) {
        if (position.learning() == Learning.NOTHING && position.oneShape() == null) {
            return false;
        }
        SegmentKind sibling = judge.judge(bytes, from, to);
        if (sibling == SegmentKind.FILE && (!last || wasValue(position, bytes, from, to))) {
            return position.learning().collapses(SegmentKind.WORD);
        }
        return position.learning().collapses(sibling)
                || sibling == SegmentKind.PLACEHOLDER && ShapedBeside.isSame(position, bytes, from, to);
    }

    /** Whether what stands in a place is a page of the site's own, unless it goes on as values there do. */
    boolean isPage(SegmentNode position, byte[] bytes, int from, int to) {
        return position.isHome() && (judge.isPage(bytes, from, to) || isWordBehind(position.param(), bytes, from, to));
    }

    /** Whether a name is known as a word from behind a parameter, or from behind a second one. */
    private static boolean isWordBehind(@Nullable SegmentNode param, byte[] bytes, int from, int to) {
        if (param == null) {
            return false;
        }
        SegmentNode child = param.child(bytes, from, to);
        SegmentNode second = param.param();
        SegmentNode further = second == null ? null : second.child(bytes, from, to);
        return child != null && child.word() || further != null && further.word();
    }

    /** Whether a name is that of an API or of a version of one, behind which the words are resources. */
    boolean isFront(byte[] bytes, int from, int to) {
        return judge.isFront(bytes, from, to);
    }

    /** Whether a name may be that of one of several APIs: a word, and not that of a collection or a thing in one. */
    boolean mayBeNameOfApi(byte[] bytes, int from, int to) {
        SegmentKind sibling = judge.judge(bytes, from, to);
        return sibling == SegmentKind.WORD
                && !judge.look(bytes, from, to, sibling).plural();
    }

    /** Whether what stands behind the colon of a value is an operation, of a verb and a noun: no tag and no name is written so. */
    boolean isOperation(byte[] bytes, int from, int to) {
        return judge.isOperation(bytes, from, to);
    }

    /** Whether a name is one that is given to environments, so that it is a value wherever some are, whatever comes behind it. */
    boolean isEnvironment(byte[] bytes, int from, int to) {
        return judge.judge(bytes, from, to) == SegmentKind.ENVIRONMENT;
    }

    /** Whether a word of the list can be a value of the parameter that was learned in a place. */
    boolean mayBeListedValue(SegmentNode position, byte[] bytes, int from, int to) {
        return position.learning().compareTo(Learning.ALIKE) >= 0
                && position.learning() != Learning.PATH
                && position.param() != null
                && !position.isFront()
                && !position.isHome()
                && judge.judge(bytes, from, to) == SegmentKind.LISTED;
    }

    /**
     * Notes whether something came behind a name that is a value in a place, and says whether it is none after all: where an API or a site begins
     * and values go on, what was asked for again and again with nothing behind it is a route of its own.
     */
    boolean standsAlone(SegmentNode place, byte[] bytes, int from, int to, boolean ends) {
        SegmentNode param = place.param();
        boolean words = place.isFront() || place.isHome();
        if (param == null || !words && !LoneNames.mayBeWord(bytes, from, to)) {
            return false;
        }
        if (!ends) {
            values.goOn(place.key(), bytes, from, to);
            return false;
        }
        return LoneNames.isOne(param, values.end(place.key(), bytes, from, to), words);
    }

    /** Notes whether a value of its own place came behind a value, with nothing behind it; says whether these came so often that it is a word. */
    boolean standsBefore(SegmentNode place, byte[] bytes, int from, int to, boolean own, boolean last) {
        return values.lead(place.key(), bytes, from, to, own, last);
    }

    /** Whether a name was a value in a place before. */
    boolean wasValue(SegmentNode place, byte[] bytes, int from, int to) {
        return values.has(place.key(), bytes, from, to);
    }

    /** Whether a name is a value in a place only if what comes behind it is what came behind the others. */
    boolean isOnlyAlike(SegmentNode position, byte[] bytes, int from, int to) {
        return position.learning() == Learning.ALIKE
                || position.learning().compareTo(Learning.ALIKE) < 0
                        && Established.isStrayLanguage(position.learning(), judge.judge(bytes, from, to));
    }
}
