package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.NameLook;
import io.apilog.endpoint.path.Octets;
import io.apilog.endpoint.path.PathSpans;
import io.apilog.endpoint.path.SliceMap;
import io.apilog.endpoint.shape.Placeholders;
import io.apilog.request.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A place in paths, after the segments that lead there, and what was met there and behind it. A node of {@link SegmentTree}. */
public final class SegmentNode {
    private static final byte[] PATH_BYTES = PathSpans.PATH.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PARAM_BYTES = Placeholders.PARAM.getBytes(StandardCharsets.US_ASCII);

    /** What numbers and UUIDs are named. */
    private static final byte[] ID_BYTES = "{id}".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] LOCALE_BYTES = "{locale}".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NO_NAME = {};

    private final SliceMap<SegmentNode> children = new SliceMap<>();

    /** The children that are as written and have short names. */
    private ShortNames shortNames = new ShortNames();

    private final ChildKinds kinds = new ChildKinds();
    private final Growth growth = new Growth();
    private final KeyedNames keyed = new KeyedNames();
    private SegmentKind sibling;
    private byte[] name = NO_NAME;
    private int key;
    private final NameLook look;
    private @Nullable SegmentNode parent;
    private @Nullable Endpoint endpoint;
    private @Nullable SegmentNode param;
    private @Nullable SegmentNode id;
    private @Nullable SegmentNode oneShape;
    private Learning learning = Learning.NOTHING;

    /** Whether the name is known to be a word, because it came behind many values of one parameter. */
    private boolean word;

    private int asked;
    private boolean written;
    private boolean answered;
    private boolean stored;

    /**
     * A place behind a name.
     *
     * @param sibling what the name is beside its siblings
     * @param look what it tells by itself
     */
    public SegmentNode(SegmentKind sibling, NameLook look) {
        this.sibling = sibling;
        this.look = look;
    }

    /** A place behind a name that is no collection's, and stands for many. */
    public SegmentNode(SegmentKind sibling) {
        this(sibling, NameLook.PLACEHOLDER);
    }

    /** A place behind a name of the same kind as another's. */
    public static SegmentNode like(SegmentNode other) {
        SegmentNode like = new SegmentNode(other.sibling, other.look);
        like.word = other.word;
        return like;
    }

    /** What the name tells by itself. */
    public NameLook look() {
        return look;
    }

    /**
     * Whether a name that may be a value here ends as the names of collections do. Behind a plural, {@code team-updates} is what somebody called a
     * thing.
     */
    public boolean isPlural(SegmentNode child) {
        return child.look.plural() && !(look.plural() && child.isJoined());
    }

    /** Whether the name is more than a word, as developers name few pages and people many things. */
    public boolean isJoined() {
        for (byte octet : name) {
            if (!Octets.isLetter(octet)) {
                return true;
            }
        }
        return false;
    }

    /** Whether things stand behind the name, and not words of an API: not behind {@code reports}, say. */
    public boolean isCollection() {
        return look.plural() && !SegmentKind.isPluralOfWords(name);
    }

    /** Whether the name is as likely that of a thing of the collection before it: {@code /organizations/meadow-labs}. */
    public boolean mayBeThing() {
        return parent != null && parent.look.plural() && !look.singular() && isJoined();
    }

    /** Whether this is a page of the site's own, which stands where names of users may stand, too. */
    public boolean isPage() {
        return look.page() && parent != null && parent.isHome();
    }

    /** Whether the pages of a site stand here: at the root of all paths, or behind a language there. */
    public boolean isHome() {
        return parent == null
                || parent.parent == null
                        && (sibling == SegmentKind.LANGUAGE
                                || parent.learning == Learning.LANGUAGES && parent.param == this
                                || Arrays.equals(name, LOCALE_BYTES));
    }

    /** A hash of the names of all segments that lead here. */
    public int key() {
        return key;
    }

    /** The segment's name that leads here; empty for the root. Not to be changed. */
    public byte[] name() {
        return name;
    }

    /** What the name is beside its siblings. */
    public SegmentKind sibling() {
        return sibling;
    }

    /** Whether the name is one that may turn out to be a value. */
    public boolean isName() {
        return Learning.WORDS.collapses(sibling);
    }

    public @Nullable SegmentNode child(byte[] bytes, int from, int to) {
        return children.get(bytes, from, to);
    }

    /** Adds a child that is not there yet. */
    public void add(byte[] bytes, int from, int to, SegmentNode child) {
        goOn();
        child.parent = this;
        child.name = Arrays.copyOfRange(bytes, from, to);
        child.key = 31 * key + SliceMap.hash(bytes, from, to);
        children.add(bytes, from, to, child);
        kinds.add(child.sibling, child.name);
        param = Arrays.equals(child.name, PARAM_BYTES) ? child : param;
        id = Arrays.equals(child.name, ID_BYTES) ? child : id;
        if (child.look.asWritten()) {
            shortNames.add(Arrays.copyOfRange(bytes, from, to), child);
        }
        keyed.add(child, children);
    }

    /** Takes what looks like a file for a name, as nothing comes behind a file: {@code /repos/chart.js/issues}. */
    private void goOn() {
        if (sibling == SegmentKind.FILE) {
            become(SegmentKind.ofFileThatGoesOn(name));
        }
    }

    private void become(SegmentKind kind) {
        if (parent != null) {
            parent.kinds.change(sibling, kind);
        }
        sibling = kind;
    }

    /** Takes a child that a shape named for the one that stands for the values of the parameter here, if there is none yet. */
    public void adopt(@Nullable SegmentNode child) {
        param = param == null ? child : param;
    }

    /** Takes a child for the one that stands for all that shapes name here; null where that is not known. */
    public void setOneShape(@Nullable SegmentNode child) {
        oneShape = child;
    }

    /** The child that stands for all that shapes name here, whether of a number, a text or a list; null where they are apart. */
    public @Nullable SegmentNode oneShape() {
        return oneShape;
    }

    /** The child that stands for what a value here is, be it learned or told by a shape; null where there is none. */
    public @Nullable SegmentNode value() {
        return param != null ? param : oneShape;
    }

    /** Has all that stands here be one path from now on; forgets which child stood for the values of a parameter. */
    void becomePath() {
        learning = Learning.PATH;
        param = null;
    }

    /** Whether this stands for paths of any depth. */
    public boolean isPath() {
        return Arrays.equals(name, PATH_BYTES);
    }

    public @Nullable SegmentNode param() {
        return param;
    }

    /** The child that is as written and has this name of up to eight bytes, as a key of {@link ShortNames}. */
    public @Nullable SegmentNode child(long key) {
        return shortNames.get(key);
    }

    /** The child that stands for numbers and UUIDs. */
    public @Nullable SegmentNode id() {
        return id;
    }

    /** Visits each child with its name, in no order; children must not be added meanwhile. */
    public void forEachChild(BiConsumer<byte[], SegmentNode> visitor) {
        children.forEach(visitor);
    }

    /** Takes out the children that the condition holds for. */
    public void removeChildren(BiPredicate<byte[], SegmentNode> condition) {
        int before = children.size();
        children.removeIf((name, child) -> {
            boolean removed = condition.test(name, child);
            if (removed) {
                kinds.remove(child.sibling, name);
                param = child == param ? null : param;
                id = child == id ? null : id;
                oneShape = child == oneShape ? null : oneShape;
            }
            return removed;
        });
        if (children.size() < before) {
            shortNames = new ShortNames();
            children.forEach((name, child) -> {
                if (child.look.asWritten()) {
                    shortNames.add(name, child);
                }
            });
        }
    }

    public int children() {
        return children.size();
    }

    /** What the children are, and how many. */
    public ChildKinds kinds() {
        return kinds;
    }

    /** Takes a word of the list for a name as others are, after what comes behind it. */
    public void unlist() {
        if (sibling == SegmentKind.LISTED && parent != null) {
            become(SegmentKind.WORD);
            parent.kinds.addListedValue(name, 0, name.length);
        }
    }

    /** Takes the name for a word, whatever is learned of those beside it. */
    public void setWord() {
        if (!word && isName()) {
            become(SegmentKind.RESERVED);
            word = true;
        }
    }

    /** Takes back {@link #setWord}: what came behind many values turned out to be a folder that many people have. */
    public void unsetWord() {
        if (word) {
            word = false;
            become(SegmentKind.WORD);
        }
    }

    /** Whether the name is taken for a word, whatever is learned of those beside it. */
    public boolean word() {
        return word;
    }

    /** What came anew behind this. */
    public Growth growth() {
        return growth;
    }

    public @Nullable SegmentNode parent() {
        return parent;
    }

    /** Whether this is still a place behind a root, and none whose name has become one with others. */
    public boolean isStillIn(SegmentNode root) {
        SegmentNode at = this;
        for (SegmentNode before = at.parent; before != null; before = at.parent) {
            if (before.children.get(at.name, 0, at.name.length) != at) {
                return false;
            }
            at = before;
        }
        return at == root;
    }

    /** Whether this is where an API begins: the root of all paths, or behind {@code api} or a version. */
    public boolean isFront() {
        return parent == null || look.ofResources();
    }

    /** Notes a request that came by and was answered in a way that makes endpoints. */
    public void pass(boolean writing) {
        pass(1, writing);
    }

    public void pass(int times, boolean writing) {
        asked = times > Integer.MAX_VALUE - asked ? Integer.MAX_VALUE : asked + times;
        written |= writing;
    }

    /** Notes such a request here and at all places on the way here. */
    public void passOnWay(boolean writing) {
        for (SegmentNode at = this; at != null; at = at.parent) {
            at.pass(writing);
        }
    }

    /** How many such requests came by. */
    public int asked() {
        return asked;
    }

    /** Whether one of them was neither GET nor HEAD nor OPTIONS. */
    public boolean written() {
        return written;
    }

    /** Whether requests that ended here were answered under names that are values now. */
    public boolean answered() {
        return answered;
    }

    public void setAnswered(boolean answered) {
        this.answered = answered;
    }

    /** Whether something was put here. */
    public boolean stored() {
        return stored;
    }

    /** Notes that something was put here. */
    public void store() {
        stored = true;
    }

    /** The endpoint of the paths that end here; null if there is none. */
    public @Nullable Endpoint endpoint() {
        return endpoint;
    }

    /** Sets the endpoint of the paths that end here; null takes it away. */
    public void setEndpoint(@Nullable Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** What is known of the names behind this. */
    public Learning learning() {
        return learning;
    }

    public void setLearning(Learning learning) {
        growth.beginAnew();
        this.learning = learning;
    }
}
