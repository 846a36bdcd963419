package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.behind.Subtrees;
import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.sibling.NamesApart;
import io.apilog.endpoint.learn.tree.FileTrees;
import io.apilog.endpoint.learn.tree.MapTiles;
import io.apilog.endpoint.learn.tree.NamesBeforeFiles;
import io.apilog.endpoint.learn.tree.SegmentNode;
import java.util.function.Predicate;

/** Names that stay routes of their own where others become values. */
final class Established {
    /** Where one in so many names is a title, no title is a page of its own, however often it is asked for. */
    private static final int ONE_TITLE_IN = 4;

    private Established() {}

    /** Which names in a place stay routes of their own though the others are values. */
    static Predicate<SegmentNode> in(SegmentNode position, Learning learning, Subtrees subtrees) {
        if (learning.compareTo(Learning.ALIKE) < 0) {
            return child -> isStrayLanguage(learning, child.sibling());
        }
        Predicate<SegmentNode> usual = among(position, learning, subtrees);
        boolean titles =
                ONE_TITLE_IN * position.kinds().titles() >= position.kinds().names();
        Predicate<SegmentNode> beside =
                titles ? child -> child.sibling() != SegmentKind.TITLE && usual.test(child) : usual;
        return child ->
                beside.test(child) || OwnSubtree.isOne(position, child) || BeforeOwnValues.isOne(position, child);
    }

    private static Predicate<SegmentNode> among(SegmentNode position, Learning learning, Subtrees subtrees) {
        boolean words =
                !position.isHome() && position.sibling() != SegmentKind.PLACEHOLDER && WordsBehind.areFew(position);
        Predicate<SegmentNode> ofRoutes = NamesApart.in(position);
        Predicate<SegmentNode> usual = child -> ofRoutes.test(child)
                || words && child.children() == 0 && WordsBehind.isOne(position, child.name(), 0, child.name().length);
        Predicate<SegmentNode> often = child -> usual.test(child)
                || position.isHome() && (child.isPage() || subtrees.isWordBehind(child) || subtrees.endsHere(child));
        boolean folders = position.sibling() == SegmentKind.PLACEHOLDER || NamesBeforeFiles.areIn(position);
        if (learning == Learning.WORDS) {
            return child -> (often.test(child) || subtrees.isApart(child))
                    && !subtrees.isAlike(child)
                    && !(folders && FileTrees.leadsToFiles(child));
        }
        boolean answered = subtrees.areAnswered();
        return child -> child.children() == 0
                ? !answered || often.test(child)
                : !subtrees.isAlike(child) && !MapTiles.isLayer(child) && !(folders && FileTrees.leadsToFiles(child));
    }

    /** Whether a name is that of a language where other values were learned, so that it may as well be a word of two letters. */
    static boolean isStrayLanguage(Learning learning, SegmentKind sibling) {
        return sibling == SegmentKind.LANGUAGE && learning != Learning.LANGUAGES && learning != Learning.WORDS;
    }
}
