package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.NameLook;
import io.apilog.endpoint.learn.name.ValueEndings;
import io.apilog.endpoint.learn.name.VersionLook;
import io.apilog.endpoint.path.Octets;
import io.apilog.endpoint.path.PathSpans;
import io.apilog.endpoint.path.SliceMap;
import io.apilog.endpoint.shape.KeyedSegment;
import io.apilog.endpoint.shape.Placeholders;
import io.apilog.request.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A place in paths, after the segments that lead there, and what was met there and behind it. A node of {@link SegmentTree}. */
public final class SegmentNode {
    /** So much behind a place is much, and a look is due when one in so many is new. */
    private static final int MUCH = 1024;

    private static final int PART_OF_MUCH = 64;

    private static final byte[] PATH_BYTES = PathSpans.PATH.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PARAM_BYTES = Placeholders.PARAM.getBytes(StandardCharsets.US_ASCII);

    /** What numbers and UUIDs are named. */
    private static final byte[] ID_BYTES = "{id}".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] LOCALE_BYTES = "{locale}".getBytes(StandardCharsets.US_ASCII);

    private final SliceMap<SegmentNode> children = new SliceMap<>();

    /** The children that are as written and have short names. */
    private ShortNames shortNames = new ShortNames();

    /** What free text is named. */
    private static final byte[] TEXT_BYTES = "{slug}".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] SEARCH = "search".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIND = "find".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_NAME = {};

    private SegmentKind sibling;
    private byte[] name = NO_NAME;
    private int key;
    private final NameLook look;
    private @Nullable SegmentNode parent;
    private @Nullable Endpoint endpoint;
    private @Nullable SegmentNode param;
    private @Nullable SegmentNode id;
    private Learning learning = Learning.NOTHING;

    /** Names among the children that may turn out to be values, by what they are. */
    private int numbered;

    private int words;
    private int homes;
    private int titles;
    private int languages;
    private int codes;
    private int environments;

    /** Names with a word behind a colon, which may be what is to be done with a thing. */
    private int methods;

    private boolean hasMethods;

    /** Children that are versions of an API and look like values. */
    private int versions;

    /** Children that are words of the list, and those of them that turned out to be values. */
    private int listed;

    private @Nullable SliceMap<Boolean> listedValues;

    /** What was added behind since {@link #grown} was asked for. */
    private int grown;

    /** What was ever added behind, and how much of it there was at the last look. */
    private int behind;

    private int looked;

    /** Whether the name is known to be a word, because it came behind many values of one parameter. */
    private boolean word;

    /** Whether a child has had a key in parentheses. */
    private boolean keys;

    private int asked;
    private boolean written;
    private boolean answered;
    private boolean stored;

    /** New paths of files that came by. */
    private int files;

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

    public boolean plural() {
        return look.plural();
    }

    /**
     * Whether a name that may be a value here ends as the names of collections do. Behind a plural, {@code team-updates} is what somebody called a
     * thing.
     */
    public boolean isPlural(SegmentNode child) {
        return child.plural() && !(plural() && child.isJoined());
    }

    private boolean isJoined() {
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
        return parent != null && parent.plural() && !look.singular() && isJoined();
    }

    /** Whether the name of one thing stands behind the name. */
    public boolean singular() {
        return look.singular();
    }

    /** Whether things stand behind the name that have names of their own, and few of them. */
    public boolean named() {
        return look.named();
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

    /** Whether what people look for stands behind the name. */
    public boolean isSearch() {
        return Arrays.equals(name, SEARCH) || Arrays.equals(name, FIND);
    }

    public boolean ofResources() {
        return look.ofResources();
    }

    /** Whether a segment spelt as the name has this name: no shape takes anything out of it. */
    public boolean isAsWritten() {
        return look.asWritten();
    }

    /** A hash of the names of all segments that lead here. */
    public int key() {
        return key;
    }

    /** The segment's name that leads here; empty for the root. Not to be changed. */
    public byte[] name() {
        return name;
    }

    public SegmentKind sibling() {
        return sibling;
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
        count(child.sibling, 1);
        methods += ValueEndings.method(bytes, from, to) > 0 ? 1 : 0;
        hasMethods |= ValueEndings.isMethodOfAll(child.name);
        versions += VersionLook.isOne(bytes, from, to) ? 1 : 0;
        param = is(PARAM_BYTES, bytes, from, to) ? child : param;
        id = is(ID_BYTES, bytes, from, to) ? child : id;
        if (child.look.asWritten()) {
            shortNames.add(Arrays.copyOfRange(bytes, from, to), child);
        }
        setWordBesideKey(child);
    }

    /** Takes what looks like a file for a name, as nothing comes behind a file: {@code /repos/chart.js/issues}. */
    private void goOn() {
        if (sibling == SegmentKind.FILE) {
            sibling = SegmentKind.ofFileThatGoesOn(name);
            if (parent != null) {
                parent.count(sibling, 1);
            }
        }
    }

    /** Takes {@code Orders} for a word where {@code Orders({id})} stands beside it. */
    private void setWordBesideKey(SegmentNode child) {
        int end = KeyedSegment.end(child.name, 0, child.name.length);
        if (end > 0) {
            keys = true;
            SegmentNode beside = children.get(child.name, 0, end);
            if (beside != null) {
                beside.setWord();
            }
        } else if (keys
                && children.get(KeyedSegment.of(child.name), 0, child.name.length + KeyedSegment.LENGTH) != null) {
            child.setWord();
        }
    }

    private static boolean is(byte[] name, byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, name, 0, name.length);
    }

    /** Takes a child that a shape named for the one that stands for the values of the parameter here, if there is none yet. */
    public void adopt(@Nullable SegmentNode child) {
        param = param == null ? child : param;
    }

    /** The child that stands for the values of the parameter here, made if there is none. */
    public SegmentNode paramOrNew() {
        if (param == null) {
            byte[] bytes = learning == Learning.PATH ? PATH_BYTES : PARAM_BYTES;
            SegmentNode known = children.get(bytes, 0, bytes.length);
            if (known == null) {
                add(bytes, 0, bytes.length, new SegmentNode(SegmentKind.PLACEHOLDER));
            }
            param = known == null ? children.get(bytes, 0, bytes.length) : known;
        }
        return Objects.requireNonNull(param);
    }

    /**
     * The child that stands for the values of the parameter here that have the ending of a name, made if there is none; for methods that are not
     * known here there is none.
     */
    public SegmentNode paramOrNew(byte[] value) {
        return paramOrNew(value, false);
    }

    /** The same, also for a method that is not known here. */
    public SegmentNode methodOrNew(byte[] value) {
        return paramOrNew(value, true);
    }

    /** Whether methods are known of the values here. */
    public boolean hasMethods() {
        return hasMethods;
    }

    private SegmentNode paramOrNew(byte[] value, boolean anyMethod) {
        SegmentNode all = paramOrNew();
        if (all.isPath() || ValueEndings.ending(value, 0, value.length) < 0) {
            return all;
        }
        boolean method = ValueEndings.method(value, 0, value.length) > 0;
        byte[] bytes = ValueEndings.of(all.name, value);
        SegmentNode known = children.get(bytes, 0, bytes.length);
        if (known != null || method && !anyMethod) {
            return known == null ? all : known;
        }
        SegmentNode made = new SegmentNode(SegmentKind.PLACEHOLDER);
        add(bytes, 0, bytes.length, made);
        return made;
    }

    /** Has all that stands here be one path from now on, whatever depth it has; makes the child that stands for it. */
    public SegmentNode pathOrNew() {
        learning = Learning.PATH;
        param = null;
        return paramOrNew();
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

    /** The child that stands for free text. */
    public @Nullable SegmentNode text() {
        return children.get(TEXT_BYTES, 0, TEXT_BYTES.length);
    }

    /** Visits each child with its name, in no order; children must not be added meanwhile. */
    public void forEachChild(BiConsumer<byte[], SegmentNode> visitor) {
        children.forEach(visitor);
    }

    /** Takes out the children that the condition holds for. */
    public void removeChildren(BiPredicate<byte[], SegmentNode> condition) {
        children.removeIf((name, child) -> {
            boolean removed = condition.test(name, child);
            if (removed) {
                count(child.sibling, -1);
                methods -= ValueEndings.method(name, 0, name.length) > 0 ? 1 : 0;
                versions -= VersionLook.isOne(name, 0, name.length) ? 1 : 0;
                param = child == param ? null : param;
                id = child == id ? null : id;
            }
            return removed;
        });
        shortNames = new ShortNames();
        children.forEach((name, child) -> {
            if (child.look.asWritten()) {
                shortNames.add(name, child);
            }
        });
    }

    private void count(SegmentKind kind, int change) {
        switch (kind) {
            case NUMBERED -> numbered += change;
            case TITLE -> titles += change;
            case WORD -> words += change;
            case HOME -> {
                words += change;
                homes += change;
            }
            case ENVIRONMENT -> environments += change;
            case LISTED -> listed += change;
            case LANGUAGE -> languages += change;
            case CODE -> codes += change;
            case PLACEHOLDER, FILE, RESERVED -> {}
        }
    }

    public int children() {
        return children.size();
    }

    public int numbered() {
        return numbered;
    }

    public int titles() {
        return titles;
    }

    /** All that may turn out to be values of one parameter. */
    public int names() {
        return numbered + titles + words + languages + environments + codes;
    }

    /** Codes in capitals among the children. */
    public int codes() {
        return codes;
    }

    public int words() {
        return words + environments;
    }

    /** Names with a tilde in front. */
    public int homes() {
        return homes;
    }

    public int methods() {
        return methods;
    }

    public int environments() {
        return environments;
    }

    /** Versions of an API among the children that look like values. */
    public int versions() {
        return versions;
    }

    /** Words of the list among the children, of which it is not known that they are values. */
    public int listed() {
        return listed;
    }

    /** Notes of a word of the list that it is a value here; bounded by the list. */
    public void addListedValue(byte[] bytes, int from, int to) {
        if (!isListedValue(bytes, from, to)) {
            listedValues = listedValues == null ? new SliceMap<>() : listedValues;
            listedValues.add(bytes, from, to, Boolean.TRUE);
        }
    }

    public boolean isListedValue(byte[] bytes, int from, int to) {
        return listedValues != null && listedValues.get(bytes, from, to) != null;
    }

    /** Takes a word of the list for a name as others are, after what comes behind it. */
    public void unlist() {
        if (sibling == SegmentKind.LISTED && parent != null) {
            parent.count(sibling, -1);
            sibling = SegmentKind.WORD;
            parent.count(sibling, 1);
            parent.addListedValue(name, 0, name.length);
        }
    }

    public int languages() {
        return languages;
    }

    /** Takes the name for a word, whatever is learned of those beside it. */
    public void setWord() {
        if (!word && Learning.WORDS.collapses(sibling)) {
            if (parent != null) {
                parent.count(sibling, -1);
            }
            sibling = SegmentKind.RESERVED;
            word = true;
        }
    }

    /** Takes back {@link #setWord}: what came behind many values turned out to be a folder that many people have. */
    public void unsetWord() {
        if (word) {
            word = false;
            sibling = SegmentKind.WORD;
            if (parent != null) {
                parent.count(sibling, 1);
            }
        }
    }

    /** Whether the name is taken for a word, whatever is learned of those beside it. */
    public boolean word() {
        return word;
    }

    /** Notes that something was added behind, at whatever distance. */
    public void grow() {
        grown++;
        behind++;
    }

    /** Whether to look again at all that is behind: of much only when a part of it is new, since the look takes as long as there is much. */
    public boolean isToBeLookedAt() {
        if (behind >= MUCH && behind - looked < behind / PART_OF_MUCH) {
            return false;
        }
        looked = behind;
        return true;
    }

    /** How much was added behind since this was reset. */
    public int grown() {
        return grown;
    }

    public void resetGrown() {
        grown = 0;
    }

    public @Nullable SegmentNode parent() {
        return parent;
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

    /** Notes a new path of a file that came by; says how many there were. */
    public int passFile() {
        return ++files;
    }

    /** How many new paths of files came by. */
    public int files() {
        return files;
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
        behind = 0;
        looked = 0;
        this.learning = learning;
    }
}
