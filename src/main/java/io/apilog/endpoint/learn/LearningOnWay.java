package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.FileTrees;
import io.apilog.endpoint.learn.tree.KnownFolders;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.learn.tree.TopFolders;
import io.apilog.endpoint.learn.tree.TreePaths;
import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Target;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Learns of the places on the way of a path that is new: what the names there are, and where a tree of files begins. */
final class LearningOnWay {
    /** A tree of files is looked for after so many new files, and later after the square. */
    private static final int OFTEN = 8;

    private final SegmentNode root;
    private final Merging merging;
    private final TreePaths paths;
    private final Grouping grouping;

    /** The folders of trees behind words. */
    private final KnownFolders folders = new KnownFolders();

    /** The places on the way of a path that is looked at. */
    private final @Nullable SegmentNode[] places = new SegmentNode[Target.MAX_SEGMENTS];

    LearningOnWay(SegmentNode root, Merging merging, TreePaths paths, Grouping grouping) {
        this.root = root;
        this.merging = merging;
        this.paths = paths;
        this.grouping = grouping;
    }

    /** Learns of each place on the way of a path that is new; says whether something was learned. */
    boolean learn(PathNames path, NameBuffer name) {
        SegmentNode at = root;
        SegmentNode top = null;
        boolean learned = false;
        boolean words = true;
        if (FileTrees.isFile(lastOf(path, name)) && learnTree(path, name)) {
            return true;
        }
        for (int i = 0; at != null && i < path.depth(); i++) {
            int from = path.start(i);
            int to = i + 1 < path.depth() ? path.start(i + 1) - 1 : name.length();
            SegmentNode next = at.child(name.bytes(), from, to);
            boolean isFile = next != null && next.sibling() == SegmentKind.FILE && i + 1 == path.depth();
            boolean look =
                    at.growth().recent() > 0 && (at.learning() == Learning.ALIKE || at.learning() == Learning.WORDS);
            learned |= at.kinds().versions() > 0 && merging.absorbVersions(at);
            learned |= at.kinds().releases() > ApiVersions.MOST && merging.absorbReleases(at);
            learned |= at.growth().isToBeLookedAt() && merging.learn(at);
            learned |= look && merging.joinAlike(at);
            learned |= isFile && grouping.group(at, words ? top : null, name.bytes(), from, to);
            words &= next == null || Grouping.isDirectoryOfSite(next.name(), next);
            top = i == 0 ? next : top;
            places[i] = at;
            at = next;
        }
        if (learned) {
            learnAgain(path.depth());
        }
        return learned;
    }

    /** Learns of the places on the way once more, the last first: what was learned behind them may tell more of them. */
    private void learnAgain(int depth) {
        for (int i = depth - 1; i >= 0; i--) {
            SegmentNode place = places[i];
            places[i] = null;
            if (place != null && place.isStillIn(root)) {
                merging.learn(place);
                SegmentNode values = place.param();
                place.forEachChild((name, beside) -> {
                    if (beside != values && beside.kinds().names() >= SegmentKinds.KNOWN) {
                        merging.learn(beside);
                    }
                });
            }
        }
    }

    private static byte[] lastOf(PathNames path, NameBuffer name) {
        return path.depth() == 0
                ? new byte[0]
                : Arrays.copyOfRange(name.bytes(), path.start(path.depth() - 1), name.length());
    }

    /** Learns where, behind a parameter, a tree of files begins; says whether there is one. */
    private boolean learnTree(PathNames path, NameBuffer name) {
        SegmentNode at = root;
        boolean behind = false;
        for (int i = 0; at != null && i < path.depth(); i++) {
            int from = path.start(i);
            int to = i + 1 < path.depth() ? path.start(i + 1) - 1 : name.length();
            if (i > 0
                    && at.learning() != Learning.PATH
                    && isTimeToLook(at.growth().addFile())) {
                if (behind ? FileTrees.isOne(at) : FileTrees.isOneBehindWords(at, folders)) {
                    merging.becomePath(TopFolders.beginning(at));
                    SegmentNode place = at.parent();
                    if (place != null) {
                        merging.learn(place);
                    }
                    return true;
                }
            }
            behind |= name.bytes()[from] == '{';
            SegmentNode next = at.child(name.bytes(), from, to);
            if (next != null && at.learning() == Learning.PATH && isFolderOfTree(next)) {
                paths.take(at, next.name());
                return true;
            }
            at = next;
        }
        return false;
    }

    /** Whether a name that stayed beside a tree, as there was no file behind it yet, has come to lead to files. */
    private static boolean isFolderOfTree(SegmentNode beside) {
        if (beside.isPath() || beside.children() == 0) {
            return false;
        }
        int files = beside.growth().addFile();
        return (files < OFTEN || isTimeToLook(files)) && FileTrees.isFolderOfTree(beside);
    }

    /** Looking takes time for all that is there, so it is done ever more seldom. */
    private static boolean isTimeToLook(int files) {
        return files == OFTEN / 2 || files % (files < OFTEN * OFTEN ? OFTEN : OFTEN * OFTEN) == 0;
    }
}
