package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.LearnedPosition;
import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.SegmentJudge;
import io.apilog.endpoint.learn.name.StaticFiles;
import io.apilog.endpoint.learn.name.ValueMemory;
import io.apilog.endpoint.learn.name.Vocabulary;
import io.apilog.endpoint.learn.tree.ParameterNodes;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.learn.tree.TreePaths;
import io.apilog.endpoint.path.NameBuffer;
import io.apilog.request.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was met in paths, as a tree of {@link SegmentNode}s by the names of segments: the endpoints, and beside them candidates, of which
 * there is none yet or no more room for one. Where the names in one place turn out to be values, they become one: {@code {param}} for
 * what {@link SegmentKinds} tells, {@code {file}.png} for what {@link StaticFiles} are many. What became one stays one.
 *
 * <p>Bounded: candidates are forgotten, and collected anew, when there are {@link #ROOM} of them beyond what the endpoints need.
 */
public final class SegmentTree {
    /** Positions there may be besides {@value #ROOM_OF_ENDPOINT} for each endpoint of the budget. */
    static final int ROOM = 4096;

    private static final int ROOM_OF_ENDPOINT = 16;

    private final boolean learns;
    private final int room;
    private final StaticFiles files = new StaticFiles();
    private final SegmentJudge judge = new SegmentJudge(files);
    private final Grouping grouping;
    private final Lessons lessons = new Lessons();
    private final ValueMemory values = new ValueMemory();
    private final PlaceValues placeValues = new PlaceValues(judge, values);
    private final SegmentNode root = new SegmentNode(SegmentKind.RESERVED);
    private final Merging merging;
    private final LearningOnWay onWay;
    private final Reviews reviews;

    private int size;
    private int changes;

    /** Whether even without candidates there is hardly room. */
    private boolean closed;

    /**
     * Knows nothing yet.
     *
     * @param learns whether names may become one
     * @param takenOver told of each endpoint whose name has become one with others
     */
    public SegmentTree(boolean learns, int budget, Consumer<Endpoint> takenOver) {
        this.learns = learns;
        this.grouping = new Grouping(files, takenOver);
        TreePaths paths = new TreePaths(takenOver);
        this.merging = new Merging(root, grouping, lessons, new Vocabulary(), values, paths, takenOver);
        this.onWay = new LearningOnWay(root, merging, paths, grouping);
        this.reviews = new Reviews(root, merging, paths, values);
        this.room = (int) Math.min(Integer.MAX_VALUE / 2, ROOM + (long) ROOM_OF_ENDPOINT * budget);
    }

    /** Whether names may become one. */
    public boolean learns() {
        return learns;
    }

    /** The place before the first segment of all paths. */
    public SegmentNode root() {
        return root;
    }

    StaticFiles files() {
        return files;
    }

    /** What names are in places that have learned. */
    PlaceValues placeValues() {
        return placeValues;
    }

    /** How many positions there are. */
    public int size() {
        return size;
    }

    /** Rises whenever a position is added, taken out or learned. */
    public int changes() {
        return changes;
    }

    /** Notes that a name is a value in a place. */
    void noteValue(SegmentNode place, byte[] bytes, int from, int to) {
        merging.noteValue(place, bytes, from, to);
    }

    /**
     * Notes a path that was answered, and learns of it.
     *
     * @return whether something was learned, so that the path may have another name now
     */
    public boolean observe(PathNames path, NameBuffer name, boolean writing) {
        if (!learns || path.cut() || closed) {
            return false;
        }
        if (size >= room) {
            forgetCandidates();
        }
        return !closed && add(path, name, writing) && learn(path, name);
    }

    private boolean learn(PathNames path, NameBuffer name) {
        boolean learned = onWay.learn(path, name);
        if (learned) {
            recount();
        }
        return learned;
    }

    /** Looks again at what is known, when it is time to. */
    public void review() {
        if (learns && reviews.areDue()) {
            if (reviews.learn(changes)) {
                recount();
            }
            reviews.end(changes);
        }
    }

    /** Makes the position of an endpoint. */
    public void place(PathNames path, NameBuffer name, Endpoint endpoint, boolean writing) {
        if (!path.cut()) {
            add(path, name, writing);
            SegmentNode position = find(name.bytes(), name.length());
            if (position != null) {
                position.setEndpoint(endpoint);
            }
        }
    }

    /** Notes that something was put where a name leads to, if that is a position. */
    public void store(NameBuffer name) {
        SegmentNode position = find(name.bytes(), name.length());
        if (position != null) {
            position.store();
        }
    }

    /** Makes a position again as it was saved. */
    public void restore(LearnedPosition saved) {
        SegmentNode position = makeAll(saved.path().getBytes(StandardCharsets.UTF_8));
        position.pass(Math.max(0, saved.asked()), saved.written());
        position.setAnswered(saved.answered());
        position.setLearning(saved.learning());
        if (saved.word()) {
            position.setWord();
        }
        // Which child that is, is found when all are there.
        position.setOneShape(saved.oneShape() ? position : null);
        if (saved.learning() == Learning.ALIKE || saved.learning() == Learning.WORDS) {
            lessons.add(position);
        }
    }

    /** Finds the parameters again of the places that have learned, when all positions were restored. */
    public void restored() {
        findParameters(root);
    }

    private void findParameters(SegmentNode position) {
        ParameterNodes.restore(position);
        position.forEachChild((name, child) -> findParameters(child));
    }

    /** Gives an endpoint the position that was saved for it, and says whether there was one; where nothing is learned, every endpoint has one. */
    public boolean attach(Endpoint endpoint, byte[] name) {
        SegmentNode position = learns ? find(name, name.length) : makeAll(name);
        if (position != null) {
            position.setEndpoint(endpoint);
        }
        return position != null;
    }

    private SegmentNode makeAll(byte[] path) {
        SegmentNode at = root;
        int from = 1;
        while (from < path.length) {
            int to = from;
            while (to < path.length && path[to] != '/') {
                to++;
            }
            SegmentNode next = at.child(path, from, to);
            if (next == null && to > from) {
                next = position(path, from, to);
                at.add(path, from, to, next);
                size++;
                changes++;
            }
            at = next == null ? at : next;
            from = to + 1;
        }
        return at;
    }

    private SegmentNode position(byte[] bytes, int from, int to) {
        SegmentKind sibling = judge.judge(bytes, from, to);
        return new SegmentNode(sibling, judge.look(bytes, from, to, sibling));
    }

    /** Takes an endpoint from its position. */
    public void vacate(Endpoint endpoint, byte[] name) {
        SegmentNode position = find(name, name.length);
        if (position != null && position.endpoint() == endpoint) {
            position.setEndpoint(null);
            position.setAnswered(false);
            closed = false;
            changes++;
        }
    }

    /** Adds what is not there yet; says whether there was something. */
    private boolean add(PathNames path, NameBuffer name, boolean writing) {
        SegmentNode at = root;
        boolean added = false;
        for (int i = 0; i < path.depth(); i++) {
            int from = path.start(i);
            int to = i + 1 < path.depth() ? path.start(i + 1) - 1 : name.length();
            SegmentNode next = at.child(name.bytes(), from, to);
            if (next == null) {
                next = position(name.bytes(), from, to);
                next.pass(writing);
                at.add(name.bytes(), from, to, next);
                size++;
                changes++;
                added = true;
            }
            at = next;
        }
        for (SegmentNode on = added ? at : null; on != null; on = on.parent()) {
            on.growth().add();
        }
        return added;
    }

    /** The position that a name leads to. */
    @Nullable
    SegmentNode find(byte[] name, int length) {
        SegmentNode at = root;
        int from = 1;
        while (at != null && from < length) {
            int to = from;
            while (to < length && name[to] != '/') {
                to++;
            }
            at = at.child(name, from, to);
            from = to + 1;
        }
        return at;
    }

    private void forgetCandidates() {
        prune(root);
        recount();
        closed = size > room - room / 4;
    }

    /** Takes out what leads to no endpoint and has not learned anything; says whether nothing is left. */
    private boolean prune(SegmentNode position) {
        position.removeChildren((name, child) -> prune(child));
        return position.children() == 0 && position.endpoint() == null && position.learning() == Learning.NOTHING;
    }

    private void recount() {
        size = count(root);
        changes++;
    }

    private static int count(SegmentNode position) {
        int[] count = new int[1];
        position.forEachChild((name, child) -> count[0] += 1 + count(child));
        return count[0];
    }
}
