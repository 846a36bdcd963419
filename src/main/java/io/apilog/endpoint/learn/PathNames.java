package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.behind.Plumbing;
import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.StaticFiles;
import io.apilog.endpoint.learn.name.ValueEndings;
import io.apilog.endpoint.learn.name.VersionLook;
import io.apilog.endpoint.learn.tree.ParameterNodes;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Octets;
import io.apilog.endpoint.path.PathSpans;
import io.apilog.endpoint.path.Target;
import io.apilog.endpoint.shape.Dates;
import io.apilog.endpoint.shape.Placeholders;
import io.apilog.endpoint.shape.Segment;
import io.apilog.endpoint.shape.Shape;
import io.apilog.request.Rule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names a path one segment after the other: after its {@link Shape}s, and after what was learned of the place it stands in. On the
 * way it follows the {@link SegmentTree}, so that for a known path no other search is needed.
 */
public final class PathNames {
    private static final byte[] REST = {'r', 'e', 's', 't'};

    private final Segment segment = new Segment();
    private final SegmentTree positions;
    private final PlaceValues values;
    private final PathSpans spans;

    /** Where each segment of the name begins, after its slash. */
    private final int[] starts = new int[Target.MAX_SEGMENTS];

    /** The ending of a value. */
    private final byte[] format = new byte[ValueEndings.LONGEST];

    /** The name of the next segment. */
    private final NameBuffer peek = new NameBuffer();

    private int depth;
    private boolean cut;
    private @Nullable SegmentNode position;

    /** Names after what this tree knows and comes to know. */
    public PathNames(SegmentTree positions) {
        this.positions = positions;
        this.values = positions.placeValues();
        this.spans = new PathSpans(values::isFront);
    }

    /**
     * Writes the name of a path and says what named it.
     *
     * @param answered whether the positions are to note a request that was answered in a way that makes endpoints
     * @param writing whether that was neither GET nor HEAD nor OPTIONS
     */
    public Rule write(Target target, NameBuffer name, boolean answered, boolean writing) {
        name.clear();
        depth = 0;
        cut = false;
        position = positions.root();
        if (target.count() == 0 && !target.cut()) {
            name.append('/');
            return Rule.PATH;
        }
        Rule rule = segments(target, name, answered, writing);
        if (name.full() || target.cut()) {
            name.cut();
            cut = true;
            position = null;
            return Rule.SHAPE;
        }
        return rule;
    }

    private Rule segments(Target target, NameBuffer name, boolean answered, boolean writing) {
        Rule rule = Rule.PATH;
        SegmentNode at = positions.root();
        SegmentNode top = null;
        int i = 0;
        if (answered) {
            at.pass(writing);
        }
        spans.find(target);
        while (i < target.count() && !name.full()) {
            name.append('/');
            int start = name.length();
            starts[depth++] = start;
            boolean path = i == spans.start();
            int date = path ? 0 : segmentsOfDate(target, i);
            i = path ? spans.end() : i + Math.max(date, 1);
            if (path || spans.isTag(i - 1)) {
                name.append(path ? PathSpans.PATH : PathSpans.TAG);
            } else if (date > 0) {
                name.append("{date}");
            }
            if (name.length() > start
                    || writeSegment(target, i - 1, name) && !keepVersion(at, target, i, name, start)) {
                rule = rule == Rule.LEARNED ? rule : Rule.SHAPE;
            }
            SegmentNode next = at == null ? null : at.child(name.bytes(), start, name.length());
            SegmentNode release = next == null && at != null ? releaseIn(at, name, start) : null;
            if (release != null) {
                name.rewind(start);
                next = release;
                appendParameter(next, name);
                rule = Rule.LEARNED;
            } else if (next == null && at != null && isBesideIds(at, name, start)) {
                name.rewind(start);
                next = at.id();
                appendParameter(next, name);
                rule = Rule.LEARNED;
            } else if (at != null
                    && (next == null && isValue(at, target, i, name, start)
                            || isListedValue(at, next, target, i, name, start, answered))) {
                if (!answered || !standsAlone(at, target, i, name, start)) {
                    next = writeParameter(at, name, start);
                    rule = Rule.LEARNED;
                    i = at.learning() == Learning.PATH ? target.count() : i;
                }
            }
            if (next == null && i == target.count() && positions.learns() && segment.has(Octets.DOT)) {
                next = group(name, start, at, top);
                rule = next == null ? rule : Rule.STATIC;
            }
            top = depth == 1 ? next : top;
            at = next;
            if (answered && next != null) {
                next.pass(writing);
            }
        }
        position = at;
        return rule;
    }

    /** Writes the segment before this one as it is where it is a version of an API and no value; says whether it did. */
    private boolean keepVersion(@Nullable SegmentNode place, Target target, int i, NameBuffer name, int start) {
        boolean front = place != null
                ? place.isFront()
                : depth > 1 && values.isFront(name.bytes(), starts[depth - 2], start - 1);
        if (!front && !isBehindNameOfApi(place, target, i - 1, name)
                || !positions.learns()
                || !isVersion(place, target, i)) {
            return false;
        }
        name.rewind(start);
        name.append(target.bytes(), target.from(i - 1), target.to(i - 1));
        return true;
    }

    private boolean isVersion(@Nullable SegmentNode place, Target target, int i) {
        peek.clear();
        boolean beforeWord = i < target.count() && segmentsOfDate(target, i) == 0 && !writeSegment(target, i, peek);
        NameBuffer next = beforeWord ? peek : null;
        return ApiVersions.isOne(place, target, i - 1, next)
                || ApiVersions.mayBeOneOfMany(place, target, i - 1, next) && !leadOn(place, target, i);
    }

    /** Whether the rest of a path leads from as many versions to an endpoint as an API has at one time. */
    private boolean leadOn(@Nullable SegmentNode place, Target target, int i) {
        int[] known = new int[1];
        if (place != null && place.kinds().versions() >= ApiVersions.MOST) {
            place.forEachChild((name, version) ->
                    known[0] += VersionLook.isOne(name, 0, name.length) && leadsOn(version, target, i) ? 1 : 0);
        }
        return known[0] >= ApiVersions.MOST;
    }

    /**
     * Whether a low number stands behind a name behind {@code rest}, where that is no collection: one of several APIs, each with versions of its own,
     * as in {@code /rest/indexing/1/queue}.
     */
    private boolean isBehindNameOfApi(@Nullable SegmentNode place, Target target, int i, NameBuffer name) {
        if (depth <= 2 || !ApiVersions.isLow(target, i) || !isRest(name, starts[depth - 3], starts[depth - 2] - 1)) {
            return false;
        }
        return place != null
                ? place.isName() && !place.look().plural()
                : values.mayBeNameOfApi(name.bytes(), starts[depth - 2], starts[depth - 1] - 1);
    }

    private static boolean isRest(NameBuffer name, int from, int to) {
        return Arrays.equals(name.bytes(), from, to, REST, 0, REST.length);
    }

    /** What stands for a release of two numbers in a place where releases are values; null if it does not. */
    private static @Nullable SegmentNode releaseIn(SegmentNode place, NameBuffer name, int start) {
        return VersionLook.isRelease(name.bytes(), start, name.length()) ? ParameterNodes.release(place) : null;
    }

    /** Whether a name is a value of the ids in a place where no other names are. */
    private static boolean isBesideIds(SegmentNode place, NameBuffer name, int start) {
        return place.id() != null
                && place.learning().compareTo(Learning.ALIKE) < 0
                && (place.kinds().isListedValue(name.bytes(), start, name.length())
                        || place.kinds().hasHex() && HexBesideIds.isHex(name.bytes(), start, name.length()));
    }

    /** Notes a value of a request that was answered; says whether it turned out to be none. */
    private boolean standsAlone(SegmentNode place, Target target, int i, NameBuffer name, int start) {
        if (place.learning() == Learning.PATH) {
            return false;
        }
        positions.noteValue(place, name.bytes(), start, name.length());
        if (name.bytes()[start] == '~') {
            return false;
        }
        return values.standsAlone(place, name.bytes(), start, name.length(), i == target.count())
                || i < target.count() && standsBeforeValues(place, target, i, name, start);
    }

    /**
     * Notes what comes behind a value at the root; says whether the values that stand there themselves came again and again, and nothing else, so
     * that it is a word in front of them: {@code /stars/ann} beside {@code /ann/tool}.
     */
    private boolean standsBeforeValues(SegmentNode place, Target target, int i, NameBuffer name, int start) {
        SegmentNode param = place.param();
        if (param == null || !place.isHome()) {
            return false;
        }
        boolean last = i + 1 == target.count();
        peek.clear();
        boolean own = last
                && !writeSegment(target, i, peek)
                && values.wasValue(place, peek.bytes(), 0, peek.length())
                && param.child(peek.bytes(), 0, peek.length()) == null;
        return values.standsBefore(place, name.bytes(), start, name.length(), own, last);
    }

    private boolean isValue(SegmentNode place, Target target, int i, NameBuffer name, int start) {
        int method = ValueEndings.method(name.bytes(), start, name.length());
        if (method > 0
                && place.learning().compareTo(Learning.ALIKE) >= 0
                && place.learning() != Learning.PATH
                && values.wasValue(place, name.bytes(), start, method)) {
            return true;
        }
        if (place.kinds().hasMethods() && method > 0) {
            return isEndingKnown(place, name, start);
        }
        return values.isValue(place, name.bytes(), start, name.length(), i == target.count())
                && (!values.isOnlyAlike(place, name.bytes(), start, name.length())
                        || values.wasValue(place, name.bytes(), start, name.length())
                        || fits(place, target, i) && (i < target.count() || isEndingKnown(place, name, start))
                        || values.isEnvironment(name.bytes(), start, name.length())
                        || name.bytes()[start] == '~')
                && !(values.isPage(place, name.bytes(), start, name.length()) && !goesOn(place, target, i))
                && !(i == target.count()
                        && !place.isHome()
                        && WordsBehind.isOne(place, name.bytes(), start, name.length()));
    }

    /** Whether values with the ending of a name, if it has one, are known in a place: else it may be a document of the API. */
    private boolean isEndingKnown(SegmentNode place, NameBuffer name, int start) {
        int mark = ValueEndings.ending(name.bytes(), start, name.length());
        if (mark < 0 || name.bytes()[mark] == ':' && !place.kinds().hasMethods()) {
            return true;
        }
        peek.clear();
        appendParameter(place.param(), peek);
        peek.append(name.bytes(), mark, name.length());
        return place.child(peek.bytes(), 0, peek.length()) != null;
    }

    /** Whether a word of the list is a value here: because it was one before, or because the whole path behind it is one that is known of values. */
    private boolean isListedValue(
            SegmentNode place,
            @Nullable SegmentNode known,
            Target target,
            int i,
            NameBuffer name,
            int start,
            boolean answered) {
        if (known != null && (i == target.count() || known.sibling() != SegmentKind.LISTED || known.children() > 0)
                || place.learning() == Learning.NOTHING
                || !place.kinds().isListedValue(name.bytes(), start, name.length())
                        && !values.mayBeListedValue(place, name.bytes(), start, name.length())) {
            return false;
        }
        if (place.kinds().isListedValue(name.bytes(), start, name.length())) {
            return place.learning() != Learning.ALIKE || i < target.count() || fits(place, target, i);
        }
        boolean value = i < target.count() && leadsOn(place.param(), target, i);
        if (value && answered) {
            place.kinds().addListedValue(name.bytes(), start, name.length());
        }
        return value;
    }

    /** Whether the rest of a path, of which a word is a part, leads from a position to an endpoint. */
    private boolean leadsOn(@Nullable SegmentNode from, Target target, int first) {
        SegmentNode at = from;
        boolean words = false;
        for (int i = first; at != null && i < target.count(); i++) {
            peek.clear();
            int date = segmentsOfDate(target, i);
            boolean word = date == 0 && !writeSegment(target, i, peek);
            if (date > 0) {
                peek.append("{date}");
                i += date - 1;
            }
            SegmentNode next = at.child(peek.bytes(), 0, peek.length());
            words |= word && next != null && !Plumbing.isOne(peek.bytes(), peek.length());
            at = next == null && values.isValue(at, peek.bytes(), 0, peek.length(), i + 1 == target.count())
                    ? at.param()
                    : next;
        }
        return words && at != null && at.endpoint() != null;
    }

    /** Writes the parameter of a place instead of a value there, with the ending if the value has one. */
    private @Nullable SegmentNode writeParameter(SegmentNode place, NameBuffer name, int start) {
        int mark = place.learning() == Learning.PATH ? -1 : ValueEndings.ending(name.bytes(), start, name.length());
        int length = mark < 0 ? 0 : name.length() - mark;
        boolean method = length > 0 && name.bytes()[mark] == ':';
        boolean ofAny = method
                && !place.kinds().hasMethods()
                && !values.isOperation(name.bytes(), mark + 1, name.length())
                && !values.wasValue(place, name.bytes(), start, mark);
        System.arraycopy(name.bytes(), name.length() - length, format, 0, length);
        name.rewind(start);
        appendParameter(place.value(), name);
        if (length == 0 || ofAny) {
            return place.value();
        }
        name.append(format, 0, length);
        return place.child(name.bytes(), start, name.length());
    }

    private static void appendParameter(@Nullable SegmentNode param, NameBuffer name) {
        if (param == null) {
            name.append(Placeholders.PARAM);
        } else {
            name.append(param.name(), 0, param.name().length);
        }
    }

    /** Whether a word comes after a name that is known from behind the parameter that names in its place are values of. */
    private boolean goesOn(SegmentNode place, Target target, int i) {
        SegmentNode param = place.param();
        if (param == null || i == target.count()) {
            return false;
        }
        peek.clear();
        return !writeSegment(target, i, peek) && param.child(peek.bytes(), 0, peek.length()) != null;
    }

    /** Whether the segment after a name leads on from the parameter that names in its place are values of. */
    private boolean fits(SegmentNode place, Target target, int i) {
        SegmentNode param = place.param();
        if (param == null) {
            return false;
        }
        if (i == target.count()) {
            return param.answered() || param.endpoint() != null;
        }
        peek.clear();
        if (segmentsOfDate(target, i) > 0) {
            peek.append("{date}");
        } else {
            writeSegment(target, i, peek);
        }
        return param.child(peek.bytes(), 0, peek.length()) != null
                || values.isValue(param, peek.bytes(), 0, peek.length(), i + 1 == target.count());
    }

    /** Renames a file after its group, that of its directory or else that of all directories below the first; null if it has none. */
    private @Nullable SegmentNode group(
            NameBuffer name, int start, @Nullable SegmentNode directory, @Nullable SegmentNode top) {
        int dot = positions.files().ending(name.bytes(), start, name.length());
        if (dot < 0 || name.bytes()[start] == '{' || name.full()) {
            return null;
        }
        SegmentNode group = directory == null ? null : groupIn(directory, name, dot);
        if (group != null) {
            positions.files().rename(name, start, dot);
            return group;
        }
        if (depth <= 2 || top == null || !allWords(name)) {
            return null;
        }
        group = groupIn(top, name, dot);
        if (group != null) {
            positions.files().rename(name, starts[1], dot);
            depth = 2;
        }
        return group;
    }

    private @Nullable SegmentNode groupIn(SegmentNode directory, NameBuffer name, int dot) {
        StaticFiles files = positions.files();
        return directory.child(files.group(), 0, files.writeGroup(name.bytes(), dot, name.length()));
    }

    /** Whether no directory stands for a value or is that of an API. */
    private boolean allWords(NameBuffer name) {
        for (int i = 0; i + 1 < depth; i++) {
            if (values.isFront(name.bytes(), starts[i], starts[i + 1] - 1)
                    || !StaticFiles.mayBeDirectory(name.bytes(), starts[i], starts[i + 1] - 1)) {
                return false;
            }
        }
        return name.bytes()[starts[depth - 1]] != '{';
    }

    /** The position that the name leads to; null if there is none, and for a name that was cut. */
    public @Nullable SegmentNode position() {
        return position;
    }

    /** Whether the path goes on beyond the name. */
    public boolean cut() {
        return cut;
    }

    /** How many segments the name has. */
    int depth() {
        return depth;
    }

    /** Where a segment of the name begins. */
    int start(int segment) {
        return starts[segment];
    }

    private boolean writeSegment(Target target, int i, NameBuffer name) {
        return Shape.write(segment.of(target.bytes(), target.from(i), target.to(i), target.kinds(i)), name);
    }

    /** How many segments from {@code i} are a year and a month, and a day if there is one; 0 if they are none. */
    public static int segmentsOfDate(Target target, int i) {
        byte[] bytes = target.bytes();
        if (i + 1 >= target.count()
                || !Dates.isYear(bytes, target.from(i), target.to(i))
                || !Dates.isMonth(bytes, target.from(i + 1), target.to(i + 1))) {
            return 0;
        }
        boolean day = i + 2 < target.count() && Dates.isDay(bytes, target.from(i + 2), target.to(i + 2));
        return day ? 3 : 2;
    }
}
