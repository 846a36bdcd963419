package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.behind.FewNames;
import io.apilog.endpoint.learn.behind.Tenants;
import io.apilog.endpoint.learn.kind.LearnedPosition;
import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.SegmentJudge;
import io.apilog.endpoint.learn.name.StaticFiles;
import io.apilog.endpoint.learn.name.ValueMemory;
import io.apilog.endpoint.learn.name.Vocabulary;
import io.apilog.endpoint.learn.tree.FileTrees;
import io.apilog.endpoint.learn.tree.ParameterNodes;
import io.apilog.endpoint.learn.tree.RaggedTrees;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Target;
import io.apilog.request.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    /** A tree of files is looked for after so many new files, and later after the square. */
    private static final int OFTEN = 8;

    /** What is known is looked at again after so many requests, and then after as many again as there were. */
    private static final int FIRST_REVIEW = 256;

    /** From so many requests on only if something is new. */
    private static final int SETTLED = 20_000;

    private final boolean learns;
    private final int room;
    private final StaticFiles files = new StaticFiles();
    private final SegmentJudge judge = new SegmentJudge(files);
    private final Grouping grouping;
    private final Lessons lessons = new Lessons();
    private final ValueMemory values = new ValueMemory();
    private final SegmentNode root = new SegmentNode(SegmentKind.RESERVED);
    private final Merging merging;

    /** The places on the way of a path that is looked at. */
    private final @Nullable SegmentNode[] places = new SegmentNode[Target.MAX_SEGMENTS];

    private int size;
    private int changes;
    private int nextReview = FIRST_REVIEW;

    /** What {@link #changes} was when all was looked at again. */
    private int reviewed;

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
        this.merging = new Merging(root, grouping, lessons, new Vocabulary(), values, takenOver);
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

    /** How many positions there are. */
    public int size() {
        return size;
    }

    /** Rises whenever a position is added, taken out or learned. */
    public int changes() {
        return changes;
    }

    /**
     * Whether what stands in a place is a value of the parameter that was learned there. Where only names are that have the same behind
     * them, this is to be asked of the next segment, too: see {@link #isOnlyAlike}. What looks like a file is none if something comes behind it, or
     * came before.
     *
     * @param last whether nothing comes behind it
     */
    boolean isValue(SegmentNode position, byte[] bytes, int from, int to, boolean last) {
        if (position.learning() == Learning.NOTHING) {
            return false;
        }
        SegmentKind sibling = judge.judge(bytes, from, to);
        if (sibling == SegmentKind.FILE && (!last || wasValue(position, bytes, from, to))) {
            return position.learning().collapses(SegmentKind.WORD);
        }
        return position.learning().collapses(sibling)
                || sibling == SegmentKind.PLACEHOLDER && ShapedBeside.isSame(position.learning(), bytes, from, to);
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

    /** Notes that a name is a value in a place. */
    void noteValue(SegmentNode place, byte[] bytes, int from, int to) {
        merging.noteValue(place, bytes, from, to);
    }

    /**
     * Notes whether something came behind a name that is a value in a place, and says whether it is none after all: where an API or a site begins
     * and values go on, what was asked for again and again with nothing behind it is a route of its own.
     */
    boolean standsAlone(SegmentNode place, byte[] bytes, int from, int to, boolean ends) {
        SegmentNode param = place.param();
        if (param == null || !place.isFront() && !place.isHome()) {
            return false;
        }
        if (!ends) {
            values.goOn(place.key(), bytes, from, to);
            return false;
        }
        return LoneNames.isOne(param, values.end(place.key(), bytes, from, to));
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
        return !closed && add(path, name, writing) && settle(path, name);
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

    /** Learns of each place on the way of a path. */
    private boolean settle(PathNames path, NameBuffer name) {
        SegmentNode at = root;
        SegmentNode top = null;
        boolean learned = false;
        boolean words = true;
        if (FileTrees.isFile(lastOf(path, name)) && learnTree(path, name)) {
            recount();
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
            learned |= at.growth().isToBeLookedAt() && merging.learn(at);
            learned |= look && merging.joinAlike(at);
            learned |= isFile && grouping.group(at, words ? top : null, name.bytes(), from, to);
            words &= next == null || Grouping.isDirectoryOfSite(next.name(), next);
            top = i == 0 ? next : top;
            places[i] = at;
            at = next;
        }
        if (learned) {
            settleAgain(path.depth());
            recount();
        }
        return learned;
    }

    /** Looks again at what is known, when it is time to: how often names were asked for may tell more of them than when they came first. */
    public void review() {
        if (root.asked() >= nextReview) {
            boolean isNew = changes != reviewed;
            boolean looks = learns && (root.asked() <= SETTLED || isNew);
            long more = isNew ? root.asked() / 2 : root.asked();
            nextReview = (int) Math.min(Integer.MAX_VALUE, root.asked() + more);
            if (looks && reviewAll()) {
                recount();
            }
            reviewed = changes;
        }
    }

    private boolean reviewAll() {
        boolean learned = review(root);
        for (SegmentNode place : new NamesInManyPlaces(root, values).ofValues()) {
            learned |= isHere(place) && merging.learn(place, Learning.WORDS);
        }
        return learned;
    }

    private boolean review(SegmentNode place) {
        if (RaggedTrees.isOne(place)) {
            merging.becomePathWhole(place);
            return true;
        }
        List<SegmentNode> children = new ArrayList<>();
        place.forEachChild((name, child) -> children.add(child));
        boolean learned = merging.joinIds(place);
        for (SegmentNode child : children) {
            learned |= review(child);
        }
        learned |= (FewNames.areValues(place) || Tenants.areIn(place)) && merging.learn(place, Learning.ALIKE);
        learned |= place.kinds().names() >= Lessons.FEW && !place.isHome() && !place.isFront() && merging.learn(place);
        learned |= merging.learnElsewhere(place);
        learned |= BeforeValues.areIn(place) && merging.learn(place, Learning.WORDS);
        learned |= ManyLeaves.areValues(place) && merging.learn(place, Learning.WORDS);
        return learned;
    }

    /** Learns of the places on the way once more, the last first: what was learned behind them may tell more of them. */
    private void settleAgain(int depth) {
        for (int i = depth - 1; i >= 0; i--) {
            SegmentNode place = places[i];
            places[i] = null;
            if (place != null && isHere(place)) {
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

    /** Whether a place is still one, and none whose name has become one with others. */
    private boolean isHere(SegmentNode place) {
        SegmentNode at = place;
        for (SegmentNode parent = at.parent(); parent != null; parent = at.parent()) {
            if (parent.child(at.name(), 0, at.name().length) != at) {
                return false;
            }
            at = parent;
        }
        return at == root;
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
                if (behind ? FileTrees.isOne(at) : FileTrees.isOneBehindWords(at)) {
                    merging.becomePath(FileTrees.beginning(at));
                    SegmentNode place = at.parent();
                    if (place != null) {
                        merging.learn(place);
                    }
                    return true;
                }
            }
            behind |= name.bytes()[from] == '{';
            at = at.child(name.bytes(), from, to);
        }
        return false;
    }

    /** Looking takes time for all that is there, so it is done ever more seldom. */
    private static boolean isTimeToLook(int files) {
        return files % (files < OFTEN * OFTEN ? OFTEN : OFTEN * OFTEN) == 0;
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
