package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.behind.FewNames;
import io.apilog.endpoint.learn.behind.Subtrees;
import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.ValueEndings;
import io.apilog.endpoint.learn.name.ValueMemory;
import io.apilog.endpoint.learn.name.VersionLook;
import io.apilog.endpoint.learn.name.Vocabulary;
import io.apilog.endpoint.learn.tree.FileTrees;
import io.apilog.endpoint.learn.tree.MapTiles;
import io.apilog.endpoint.learn.tree.NamesBeforeFiles;
import io.apilog.endpoint.learn.tree.ParameterNodes;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.learn.tree.ShapesOfPlace;
import io.apilog.endpoint.learn.tree.TopFolders;
import io.apilog.endpoint.learn.tree.TreePaths;
import io.apilog.request.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Makes one of names in a place that turned out to be values, with all that was met behind them. What became one stays one. To be used by
 * the thread that names requests.
 */
final class Merging {
    /** What was learned behind one name holds behind others that were asked for less than so many times as often. */
    private static final int OFTENER = 8;

    private final SegmentNode root;
    private final Grouping grouping;
    private final Lessons lessons;
    private final Vocabulary vocabulary;
    private final ValueMemory values;
    private final ValuesElsewhere elsewhere;
    private final TreePaths paths;
    private final Consumer<Endpoint> takenOver;

    /** @param takenOver told of each endpoint whose name has become one with others */
    Merging(
            SegmentNode root,
            Grouping grouping,
            Lessons lessons,
            Vocabulary vocabulary,
            ValueMemory values,
            TreePaths paths,
            Consumer<Endpoint> takenOver) {
        this.root = root;
        this.grouping = grouping;
        this.lessons = lessons;
        this.vocabulary = vocabulary;
        this.values = values;
        this.elsewhere = new ValuesElsewhere(values);
        this.paths = paths;
        this.takenOver = takenOver;
    }

    /** Learns of a place what is known of it now; says whether that was something. */
    boolean learn(SegmentNode position) {
        return learn(position, verdict(position));
    }

    private Learning verdict(SegmentNode position) {
        return SegmentKinds.verdict(position, lessons, vocabulary);
    }

    /** Notes that a name is a value in a place. */
    void noteValue(SegmentNode place, byte[] bytes, int from, int to) {
        vocabulary.add(bytes, from, to);
        values.add(place.key(), bytes, from, to);
    }

    /** Makes one of the names in a place that are values now. */
    boolean learn(SegmentNode position, Learning learning) {
        return learn(position, learning, false);
    }

    /** @param known whether each name is known as a value, so that none stays a route of its own */
    private boolean learn(SegmentNode position, Learning learning, boolean known) {
        if (learning == position.learning()) {
            return false;
        }
        if (learning == Learning.PATH) {
            becomePath(position);
            return true;
        }
        Subtrees subtrees =
                learning == Learning.LANGUAGES ? Subtrees.ofLanguages(position) : Subtrees.ofNames(position);
        boolean alike = learning == Learning.LANGUAGES
                ? subtrees.areLanguages()
                : subtrees.areValues()
                        || learning == Learning.ALIKE
                                && (subtrees.areTwins() || FewNames.areValues(position) && subtrees.areShared());
        boolean parallel = !alike && learning == Learning.ALIKE && subtrees.areParallel();
        alike |= parallel;
        if (learning == Learning.ALIKE && !alike && !subtrees.areShared()) {
            Subtrees environments = Subtrees.ofEnvironments(position);
            subtrees = environments.areEnvironments() ? environments : subtrees;
        }
        if (learning == Learning.WORDS && NamesBeforeFiles.areIn(position)) {
            position.forEachChild((name, child) -> {
                if (child.word() && FileTrees.leadsToFiles(child)) {
                    child.unsetWord();
                }
            });
        }
        subtrees.unsetWords();
        Predicate<SegmentNode> established = known ? child -> false : Established.in(position, learning, subtrees);
        position.setLearning(learning);
        ShapedBeside.adopt(position, learning);
        SegmentNode param = ParameterNodes.ofAll(position);
        Methods methods = new Methods(position);
        List<byte[]> formats = new ArrayList<>();
        List<byte[]> done = methodsOfNames(position);
        position.removeChildren((name, child) -> {
            boolean method = learning.compareTo(Learning.ALIKE) >= 0
                    && (methods.isShared(name, position) || done.contains(name));
            boolean home = child.sibling() == SegmentKind.HOME;
            boolean value = learning.collapses(child.sibling()) && (method || home || !established.test(child));
            if (value && (method || ValueEndings.isFormat(name, 0, name.length))) {
                formats.add(name);
            } else if (value) {
                noteValue(position, name, 0, name.length);
                absorb(child, param);
                return true;
            }
            return false;
        });
        formats.forEach(name -> absorbWithEnding(position, name));
        absorbPlaceholders(position, param, subtrees);
        if (learning.compareTo(Learning.ALIKE) >= 0) {
            lessons.add(position);
            elsewhere.add(position, parallel);
        }
        if (alike) {
            subtrees.setWords(param);
        }
        settleBelow(param);
        grouping.regroup(param);
        if (learning == Learning.WORDS) {
            joinAlike(position);
        }
        if (param.learning() != Learning.PATH && FileTrees.isOne(param)) {
            becomePath(TopFolders.beginning(param));
        }
        return true;
    }

    /** Makes one of all names in a place, however often one of them is asked for. */
    boolean learnAll(SegmentNode position) {
        return learn(position, Learning.WORDS, true);
    }

    /** Makes one of the names in a place, and one of those behind them. */
    boolean learnPairs(SegmentNode position) {
        return learnAll(position) && learn(ParameterNodes.ofAll(position), Learning.WORDS, true);
    }

    /** The names with something to be done behind a colon where the thing in front of it is a name there, or was one. */
    private List<byte[]> methodsOfNames(SegmentNode position) {
        List<byte[]> found = new ArrayList<>();
        if (position.kinds().methods() > 0) {
            position.forEachChild((name, child) -> {
                int colon = ValueEndings.method(name, 0, name.length);
                if (colon > 0
                        && (position.child(name, 0, colon) != null || values.has(position.key(), name, 0, colon))) {
                    found.add(name);
                }
            });
        }
        return found;
    }

    /** Makes one of the names in a place that are values of a parameter elsewhere; says whether it did. */
    boolean learnElsewhere(SegmentNode place) {
        return elsewhere.areIn(place) && learn(place, Learning.WORDS, true);
    }

    /** Makes one path of all behind a place, but for words with nothing of files behind them. */
    void becomePath(SegmentNode position) {
        SegmentNode path = ParameterNodes.ofPath(position);
        path.setAnswered(true);
        position.removeChildren((name, child) -> {
            boolean word = child.sibling() == SegmentKind.RESERVED
                    || child.sibling() == SegmentKind.LISTED
                    || child.children() > 0;
            boolean stays = child == path
                    || word
                            && !FileTrees.isFile(name)
                            && !PagesOfSite.isOne(name)
                            && !FileTrees.hasFiles(child)
                            && leadsToEndpoint(child);
            if (!stays) {
                paths.take(child, path);
            }
            return !stays;
        });
        SegmentNode place = position.parent();
        if (place != null && place.param() == position) {
            joinTrees(place, position);
        }
    }

    private static boolean leadsToEndpoint(SegmentNode position) {
        boolean[] leads = {position.endpoint() != null};
        position.forEachChild((name, child) -> leads[0] |= leadsToEndpoint(child));
        return leads[0];
    }

    /** Takes in the names beside a parameter behind which there is a tree that have files behind them, too. */
    private void joinTrees(SegmentNode place, SegmentNode param) {
        place.removeChildren((name, child) -> {
            boolean tree = child.isName()
                    && (place == root ? FileTrees.leadsToDocuments(child) : FileTrees.leadsToFiles(child));
            if (tree) {
                absorb(child, param);
            }
            return tree;
        });
    }

    /** Makes one of the values in a place that have the ending of this one. */
    private void absorbWithEnding(SegmentNode position, byte[] value) {
        SegmentNode all = ParameterNodes.ofMethod(position, value);
        SegmentNode[] one = new SegmentNode[1];
        position.removeChildren((name, child) -> {
            boolean same = Arrays.equals(name, value);
            one[0] = same ? child : one[0];
            return same;
        });
        noteValue(position, value, 0, value.length);
        absorb(Objects.requireNonNull(one[0]), all);
    }

    /** What a shape named in the place of a parameter is the same parameter. */
    private void absorbPlaceholders(SegmentNode position, SegmentNode param, Subtrees subtrees) {
        Learning learning = position.learning();
        position.removeChildren((name, child) -> {
            boolean same = child != param
                    && child.sibling() == SegmentKind.PLACEHOLDER
                    && ShapedBeside.isSame(learning, name, 0, name.length);
            same &= learning != Learning.ALIKE || subtrees.isAlike(child);
            if (same) {
                absorb(child, param);
            }
            return same;
        });
    }

    /** Takes in the names beside a parameter that have come to have behind them what stands behind it: the greatest tenant, the last to be told. */
    boolean joinAlike(SegmentNode position) {
        position.growth().resetRecent();
        ListedWords.tell(position);
        SegmentNode param = ParameterNodes.ofAll(position);
        boolean folders = position.sibling() == SegmentKind.PLACEHOLDER && FileTrees.leadsToFiles(param);
        List<SegmentNode> joined = new ArrayList<>(0);
        position.forEachChild((name, child) -> {
            if (folders && child.word() && FileTrees.leadsToFiles(child)) {
                child.unsetWord();
            }
            if (child.isName() && isAlike(position, child, param, folders)) {
                joined.add(child);
            }
        });
        if (!joined.isEmpty()) {
            position.removeChildren((name, child) -> joined.contains(child));
            for (SegmentNode child : joined) {
                values.add(position.key(), child.name(), 0, child.name().length);
                absorb(child, param);
            }
            settleBelow(param);
            grouping.regroup(param);
        }
        return joinWords(position, param) || joinMethods(position) || !joined.isEmpty();
    }

    private boolean isAlike(SegmentNode position, SegmentNode child, SegmentNode param, boolean folders) {
        return PartOfParameter.isIt(child, param)
                || !position.isFront() && !position.isHome() && ListedWords.goesOnAs(child, param)
                || MapTiles.isLayer(child) && MapTiles.isLayer(param)
                || folders && FileTrees.leadsToFiles(child)
                || position.learning() == Learning.WORDS && elsewhere.isOne(position, child);
    }

    /**
     * Takes in words that go on as values do: what a server marks with a dot or an underscore, where the words that it marks come behind all values, and
     * what is called as frameworks call their own.
     */
    private boolean joinWords(SegmentNode position, SegmentNode param) {
        List<SegmentNode> tables = new ArrayList<>(0);
        boolean front = position.isFront() || position.isHome();
        position.forEachChild((name, child) -> {
            if (ListedWords.isTableOfServer(child, param)
                    || !front
                            && (ListedWords.isNamedAfterFramework(child, param)
                                    || ListedWords.goesOnAsAll(child, param))) {
                tables.add(child);
            }
        });
        if (!tables.isEmpty()) {
            position.removeChildren((name, child) -> tables.contains(child));
        }
        for (SegmentNode child : tables) {
            position.kinds().addListedValue(child.name(), 0, child.name().length);
            absorb(child, param);
        }
        return !tables.isEmpty();
    }

    /** Takes in what can be done with the values in a place, where the same can be done with several of them. */
    private boolean joinMethods(SegmentNode position) {
        if (position.kinds().methods() == 0) {
            return false;
        }
        Methods methods = new Methods(position);
        List<byte[]> shared = new ArrayList<>();
        position.forEachChild((name, child) -> {
            if (child.isName() && methods.isShared(name, position)) {
                shared.add(name);
            }
        });
        shared.forEach(name -> absorbWithEnding(position, name));
        return !shared.isEmpty();
    }

    /** Learns of a place and of all behind it; and again of the place, where what was learned behind it may tell more. */
    private boolean settleBelow(SegmentNode position) {
        boolean here = learn(position);
        boolean[] below = new boolean[1];
        position.forEachChild((name, child) -> below[0] |= settleBelow(child));
        return below[0] && learn(position) || here || below[0];
    }

    /** Adds what was met at and behind one position to another. */
    private void absorb(SegmentNode from, SegmentNode to) {
        if (to.isPath()) {
            paths.take(from, to);
            return;
        }
        Endpoint endpoint = from.endpoint();
        if (endpoint != null) {
            takenOver.accept(endpoint);
        }
        to.pass(from.asked(), from.written());
        to.growth().add();
        to.setAnswered(to.answered() || from.answered() || from.endpoint() != null);
        from.forEachChild((name, child) -> {
            SegmentNode same = to.child(name, 0, name.length);
            if (same == null
                    && to.learning().collapses(child.sibling())
                    && (!(to.learning() == Learning.ALIKE
                                    || Established.isStrayLanguage(to.learning(), child.sibling()))
                            || fits(child, to))
                    && !(child.isPage() && !fits(child, to))) {
                same = ParameterNodes.ofEnding(to, name);
                values.add(to.key(), name, 0, name.length);
            }
            if (same == null) {
                same = SegmentNode.like(child);
                to.add(name, 0, name.length, same);
            }
            absorb(child, same);
        });
        if (from.learning().compareTo(to.learning()) > 0 && OFTENER * from.asked() >= to.asked()) {
            learn(to, from.learning());
        }
    }

    /** Whether what comes behind a name is known from behind the values in a place. */
    private static boolean fits(SegmentNode child, SegmentNode place) {
        SegmentNode param = place.param();
        if (param == null) {
            return false;
        }
        if (child.children() == 0) {
            return param.answered() || param.endpoint() != null;
        }
        boolean[] fits = new boolean[1];
        child.forEachChild((name, follower) -> fits[0] |= param.child(name, 0, name.length) != null);
        return fits[0];
    }

    /** Makes one parameter of what shapes named in a place and goes on alike. */
    boolean joinShapes(SegmentNode place) {
        SegmentNode main = ShapesOfPlace.mayStandIn(place) ? ShapesOfPlace.main(place) : null;
        List<SegmentNode> alike = main == null ? List.of() : ShapesOfPlace.alike(place, main);
        if (main == null || alike.isEmpty()) {
            return false;
        }
        place.setOneShape(main);
        place.removeChildren((name, child) -> alike.contains(child));
        alike.forEach(child -> absorb(child, main));
        settleBelow(main);
        grouping.regroup(main);
        return true;
    }

    /** Takes in the names beside ids that go on as these do. */
    boolean joinIds(SegmentNode place) {
        SegmentNode ids = place.id();
        if (ids == null || place.isFront() || place.isHome() || place.learning() == Learning.PATH) {
            return false;
        }
        List<SegmentNode> joined = new ArrayList<>(HexBesideIds.in(place));
        if (!joined.isEmpty()) {
            place.kinds().addHex();
        }
        place.forEachChild((name, child) -> {
            if (BesideIds.isOne(place, child) && !joined.contains(child)) {
                joined.add(child);
            }
        });
        place.removeChildren((name, child) -> joined.contains(child));
        for (SegmentNode child : joined) {
            place.kinds().addListedValue(child.name(), 0, child.name().length);
            absorb(child, ids);
        }
        if (!joined.isEmpty()) {
            settleBelow(ids);
            grouping.regroup(ids);
        }
        return !joined.isEmpty();
    }

    /** Makes values of what was taken for versions of an API, where there are more of them than an API has. */
    boolean absorbVersions(SegmentNode place) {
        SegmentNode numbers = ApiVersions.others(place, 1);
        SegmentNode dates = ApiVersions.others(place, ApiVersions.DAY);
        boolean[] absorbed = new boolean[1];
        place.removeChildren((name, child) -> {
            boolean version = VersionLook.isOne(name, 0, name.length);
            SegmentNode others = !version ? null : name.length == 1 ? numbers : dates;
            if (others == null || !ApiVersions.isLike(place, child, others)) {
                return false;
            }
            absorb(child, others);
            absorbed[0] = true;
            return true;
        });
        return absorbed[0];
    }

    /** Makes values of releases of two numbers, of which there are more than an API has at one time. */
    boolean absorbReleases(SegmentNode place) {
        if (place.learning() == Learning.PATH) {
            return false;
        }
        SegmentNode releases = ParameterNodes.ofReleases(place);
        place.removeChildren((name, child) -> {
            boolean release = VersionLook.isRelease(name, 0, name.length);
            if (release) {
                absorb(child, releases);
            }
            return release;
        });
        settleBelow(releases);
        grouping.regroup(releases);
        return true;
    }
}
