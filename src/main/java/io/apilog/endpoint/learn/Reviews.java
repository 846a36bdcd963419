package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.behind.FewNames;
import io.apilog.endpoint.learn.behind.ParallelNames;
import io.apilog.endpoint.learn.behind.Tenants;
import io.apilog.endpoint.learn.given.DatedNames;
import io.apilog.endpoint.learn.given.ManyPairs;
import io.apilog.endpoint.learn.given.SlugsBeforeIds;
import io.apilog.endpoint.learn.given.SlugsOfCollection;
import io.apilog.endpoint.learn.given.TokensOfOneLength;
import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.name.ValueMemory;
import io.apilog.endpoint.learn.tree.KnownFolders;
import io.apilog.endpoint.learn.tree.RaggedTrees;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.learn.tree.TreePaths;
import java.util.ArrayList;
import java.util.List;

/** Looks again at what is known, when it is time to: how often names were asked for may tell more of them than when they came first. */
final class Reviews {
    /** All is looked at again after so many requests, and then after as many again as there were. */
    private static final int FIRST = 256;

    /** From so many requests on only if something is new. */
    private static final int SETTLED = 20_000;

    private final SegmentNode root;
    private final Merging merging;
    private final TreePaths paths;
    private final ValueMemory values;

    /** The folders of trees of keys. */
    private final KnownFolders folders = new KnownFolders();

    private int next = FIRST;

    /** The changes that there were when all was looked at. */
    private int reviewed;

    Reviews(SegmentNode root, Merging merging, TreePaths paths, ValueMemory values) {
        this.root = root;
        this.merging = merging;
        this.paths = paths;
        this.values = values;
    }

    boolean areDue() {
        return root.asked() >= next;
    }

    /** Looks at all places if that may tell more; says whether something was learned. */
    boolean learn(int changes) {
        boolean isNew = changes != reviewed;
        boolean looks = root.asked() <= SETTLED || isNew;
        long more = isNew ? root.asked() / 2 : root.asked();
        next = (int) Math.min(Integer.MAX_VALUE, root.asked() + more);
        return looks && lookAtAll();
    }

    /** Takes all that was changed for looked at. */
    void end(int changes) {
        reviewed = changes;
    }

    private boolean lookAtAll() {
        boolean learned = look(root);
        if (learned) {
            lookElsewhere(root);
        }
        for (SegmentNode place : new NamesInManyPlaces(root, values).ofValues()) {
            learned |= place.isStillIn(root) && merging.learn(place, Learning.WORDS);
        }
        return learned;
    }

    /** Looks again for names that are values elsewhere, as some were told in a place that came after theirs. */
    private void lookElsewhere(SegmentNode place) {
        List<SegmentNode> children = new ArrayList<>();
        place.forEachChild((name, child) -> children.add(child));
        children.forEach(this::lookElsewhere);
        merging.learnElsewhere(place);
    }

    private boolean look(SegmentNode place) {
        if (RaggedTrees.isOne(place, folders)) {
            paths.takeAll(place);
            return true;
        }
        List<SegmentNode> children = new ArrayList<>();
        place.forEachChild((name, child) -> children.add(child));
        boolean learned = merging.joinIds(place);
        for (SegmentNode child : children) {
            learned |= look(child);
        }
        learned |= (FewNames.areValues(place) || Tenants.areIn(place) || ParallelNames.areIn(place))
                && merging.learn(place, Learning.ALIKE);
        learned |= place.kinds().names() >= Lessons.FEW && !place.isHome() && !place.isFront() && merging.learn(place);
        learned |= merging.learnElsewhere(place);
        learned |= place.learning().compareTo(Learning.ALIKE) >= 0
                && place.learning() != Learning.PATH
                && !place.isFront()
                && !place.isHome()
                && merging.joinAlike(place);
        learned |= merging.joinShapes(place);
        learned |= BeforeValues.areIn(place) && merging.learn(place, Learning.WORDS);
        learned |= (DatedNames.areIn(place) || SlugsOfCollection.areIn(place) || SlugsBeforeIds.areIn(place))
                && merging.learn(place, Learning.WORDS);
        learned |= TokensOfOneLength.areIn(place) && merging.learnAll(place);
        learned |= ManyPairs.areValues(place) && merging.learnPairs(place);
        learned |= ManyLeaves.areValues(place) && merging.learn(place, Learning.WORDS);
        return learned;
    }
}
