package io.apilog.endpoint.learn.tree;

import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.StaticFiles;
import io.apilog.endpoint.path.Octets;
import io.apilog.endpoint.path.SliceMap;
import io.apilog.endpoint.path.Target;
import io.apilog.endpoint.shape.Placeholders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Trees of files that people made, as they stand behind a user of WebDAV, a bucket or the branch of a repository: whatever depth a file has,
 * it is one route. What tells them from an API is that nearly all paths end in a file's name, at several depths. Endings such as {@code
 * .json} and {@code .html}, in which the routes of an API end, tell nothing.
 */
public final class FileTrees {
    /** So many files, or kinds of files. */
    private static final int FEWEST = 8;

    /** Of so many depths each has so many files at least. */
    private static final int DEPTHS = 2;

    private static final int FILES_OF_DEPTH = 2;

    /** The part of what paths end in that files must be, in per cent. */
    private static final int SHARE = 70;

    /** One in so many requests for a folder goes on. */
    private static final int MOST_OF_FOLDER = 16;

    /** So many files where no parameter stands before them, and so deep. */
    private static final int FEWEST_BEHIND_WORDS = 16;

    /** So many files where the folders that come first are those of another tree. */
    private static final int FEWEST_OF_KNOWN = 4;

    /** Of buckets there are few, and of users many. */
    private static final int FEW_BESIDE = 8;

    private static final int DEEP = 3;
    private static final int NEAR = 2;

    /** So many folders whose names have spaces tell that people made them. */
    private static final int WRITTEN = 2;

    /** So many files on average are behind each folder that comes first: of users there are more. */
    private static final int FILES_OF_FOLDER = 3;

    /** So many files more a name stands for at most. */
    private static final int MORE_OF_SHAPE = 3;

    /** One in so many folders may be asked for itself. */
    private static final int FEW_ANSWERED = 8;

    private static final int OTHERS_BESIDE_YEAR = 4;

    /** So many folders make a tree of files that all stand at one depth. */
    private static final int MANY_FOLDERS = 12;

    /** So many names of files, each in several folders, are those of an API. */
    private static final int FEW_NAMES = 8;

    private static final int LONGEST_ENDING = 5;

    /** So much is looked at. */
    private static final int MOST_LOOKED_AT = 1024;

    /** What formats of answers and programs are named, so that a route may end in it. */
    private static final Set<String> FORMATS = Set.of(
            "json", "xml", "html", "htm", "php", "asp", "aspx", "jsp", "do", "cgi", "rss", "atom", "action", "svc",
            "asmx");

    private static final byte[] VERSION = "{version}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ID = "{id}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PARAM = Placeholders.PARAM.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TEXT = "{slug}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATE = "{date}".getBytes(StandardCharsets.US_ASCII);

    private final int[] byDepth = new int[Target.MAX_SEGMENTS + 1];
    private int files;
    private int others;

    /** Those of them that come next or behind that: words of an API. */
    private int othersNear;

    private int assets;
    private int things;

    /** Folders with names as people write them, with spaces. */
    private int written;

    /** Folders, and whether there is a tree behind one that comes next or behind that. */
    private int folders;

    private int foldersAtTop;
    private boolean treesNear;

    /** Folders that were asked for themselves: homes of somebody, perhaps. */
    private int answered;

    /** Names of files, and how many have one that another has in another folder. */
    private final SliceMap<Boolean> names = new SliceMap<>();

    private int again;

    /** Documents of a format with a name that another in another folder has. */
    private int listsAgain;

    private long askedForListsAgain;
    private int stored;

    /** Files whose names have become one with others. */
    private int more;

    private int looked;
    private long askedForFiles;
    private long askedForOthers;

    private FileTrees(SegmentNode top) {
        look(top, 1);
    }

    private void look(SegmentNode position, int depth) {
        position.forEachChild((name, child) -> {
            if (++looked > MOST_LOOKED_AT) {
                return;
            }
            boolean tree = child.isPath();
            boolean file = tree || isFile(name);
            files += file ? 1 : 0;
            if (tree) {
                byDepth[Math.min(depth + 1, Target.MAX_SEGMENTS)] += FILES_OF_DEPTH;
                byDepth[Math.min(depth + 2, Target.MAX_SEGMENTS)] += FILES_OF_DEPTH;
                files += FEWEST;
            }
            boolean folder = child.children() > 0;
            folders += folder ? 1 : 0;
            foldersAtTop += folder && depth == 1 ? 1 : 0;
            answered += folder && child.endpoint() != null ? 1 : 0;
            boolean byPeople = depth > 1 && Arrays.equals(name, TEXT);
            treesNear |= depth <= NEAR && child.learning() == Learning.PATH && !byPeople && !isYear(name, child);
            again += file && name[0] != '{' && !tree && !noteName(name) ? 1 : 0;
            things += isThing(name, child, depth) ? 1 : 0;
            written += folder && byPeople ? 1 : 0;
            assets += file && StaticFiles.endsAsAsset(name) ? 1 : 0;
            stored += file && child.stored() ? 1 : 0;
            more += file && !tree && name[0] == '{' ? Math.min(MORE_OF_SHAPE, Math.max(0, child.asked() - 1)) : 0;
            byDepth[Math.min(depth, Target.MAX_SEGMENTS)] += file ? 1 : 0;
            boolean other = !file && child.children() == 0 && (child.endpoint() != null || child.answered());
            others += other ? 1 : 0;
            othersNear += other && depth <= NEAR ? 1 : 0;
            askedForOthers += other ? child.asked() : 0;
            if (other && hasFormat(name) && !noteName(name)) {
                listsAgain++;
                askedForListsAgain += child.asked();
            }
            askedForFiles += file ? child.asked() : 0;
            look(child, depth + 1);
        });
    }

    /** Notes the name of a file; whether it is new. */
    private boolean noteName(byte[] name) {
        boolean added = names.get(name, 0, name.length) == null;
        if (added) {
            names.add(name, 0, name.length, Boolean.TRUE);
        }
        return added;
    }

    private boolean isMostlyFiles() {
        return files > 0 && 100 * files >= SHARE * (files + others) && askedForFiles >= askedForOthers;
    }

    /** The same where documents of a format that have one name in many folders ({@code index.xml} beside the files of each) count but once. */
    private boolean isMostlyFilesBesideLists() {
        return files > 0
                && 100 * files >= SHARE * (files + others - listsAgain)
                && askedForFiles >= askedForOthers - askedForListsAgain;
    }

    /** Whether what stands behind a place is a tree of files. */
    public static boolean isOne(SegmentNode top) {
        FileTrees tree = new FileTrees(top);
        return tree.files >= FEWEST
                && tree.isMostlyFiles()
                && tree.depths() >= DEPTHS
                && !tree.haveFixedNames()
                && TopFolders.areOfTree(top)
                && !WordsBehindFolders.areIn(top);
    }

    /**
     * Whether what stands behind a place behind words alone is one: deep, and no parts of pages, as these are the files of a site, which stay
     * apart by their endings. Not where many names come first, which may be users, where trees begin further on, nor where the same files stand in each folder.
     *
     * @param known folders of such trees elsewhere: where these come first, few files are enough
     */
    public static boolean isOneBehindWords(SegmentNode place, KnownFolders known) {
        SegmentNode top = TopFolders.beginning(place);
        if (top.isFront() || top.isHome()) {
            return false;
        }
        FileTrees tree = new FileTrees(top);
        boolean grown = tree.files >= FEWEST_BEHIND_WORDS
                && (tree.depths() >= DEPTHS || tree.folders >= MANY_FOLDERS)
                && FILES_OF_FOLDER * tree.foldersAtTop <= tree.files + tree.more;
        boolean one = (grown || tree.files >= FEWEST_OF_KNOWN && known.areFirstIn(top) && areFewBeside(top))
                && tree.isMostlyFilesBesideLists()
                && (isOfApi(top)
                        || 2 * tree.assets <= tree.files && tree.depth() >= (tree.written >= WRITTEN ? NEAR : DEEP))
                && 4 * tree.again <= tree.files
                && FEW_ANSWERED * tree.answered <= tree.folders
                && tree.things + tree.othersNear == 0
                && !tree.treesNear
                && TopFolders.areOfTree(top)
                && !TopFolders.areAlike(top)
                && !TopFolders.haveWordsInFront(top);
        if (one) {
            known.add(top);
        }
        return one;
    }

    private static boolean areFewBeside(SegmentNode top) {
        SegmentNode place = top.parent();
        return place != null && isOfApi(place) && place.kinds().names() <= FEW_BESIDE;
    }

    /** Whether a place is behind the word for an API or a version of one, where no site has its directories. */
    private static boolean isOfApi(SegmentNode place) {
        SegmentNode at = place;
        while (at != null && !at.look().ofResources()) {
            at = at.parent();
        }
        return at != null;
    }

    /** Whether what stands behind a name is known to be a tree, with files. */
    public static boolean leadsToTree(SegmentNode child) {
        SegmentNode path = child.learning() == Learning.PATH ? child.param() : null;
        return path != null && path.growth().files() > 0;
    }

    /** Whether the files are the same few in each folder, so that an API has them: {@code resolve/main/README.md} behind each model. */
    private boolean haveFixedNames() {
        return again >= names.size() && names.size() > 0 && names.size() <= FEW_NAMES;
    }

    private int depths() {
        int depths = 0;
        for (int count : byDepth) {
            depths += count >= Math.max(FILES_OF_DEPTH, files / 10) ? 1 : 0;
        }
        return depths;
    }

    /**
     * Whether what a folder is called is an id or, near to the top, a parameter, so that there is an API around it; releases, dates and folders that
     * were found to be values are parts of a tree.
     */
    private static boolean isThing(byte[] name, SegmentNode child, int depth) {
        return child.sibling() == SegmentKind.PLACEHOLDER
                && child.children() > 0
                && !Arrays.equals(name, VERSION)
                && !Arrays.equals(name, DATE)
                && !(depth > 1 && Arrays.equals(name, TEXT))
                && !isYear(name, child)
                && !(depth > NEAR && Arrays.equals(name, PARAM));
    }

    /** Whether a number is that of a folder among others, as years are: a tree is known behind it, and names of folders and of files stand beside it. */
    private static boolean isYear(byte[] name, SegmentNode child) {
        SegmentNode place = child.parent();
        return Arrays.equals(name, ID)
                && child.learning() == Learning.PATH
                && place != null
                && place.children() > OTHERS_BESIDE_YEAR;
    }

    /** Whether the files behind a place stand deep on average. */
    static boolean areDeep(SegmentNode top) {
        return new FileTrees(top).depth() >= DEEP;
    }

    /** How deep files stand on average. */
    private int depth() {
        int sum = 0;
        int all = 0;
        for (int i = 0; i < byDepth.length; i++) {
            sum += i * byDepth[i];
            all += byDepth[i];
        }
        return all == 0 ? 0 : sum / all;
    }

    /** Whether files come behind a name, and lists of the same name in many folders, and nearly nothing else. */
    public static boolean isFolderOfTree(SegmentNode child) {
        return child.children() > 0 && goesOn(child) && new FileTrees(child).isMostlyFilesBesideLists();
    }

    /** Whether files come behind a name and nearly nothing else. */
    public static boolean leadsToFiles(SegmentNode child) {
        return child.children() > 0 && goesOn(child) && !leadsToThings(child) && new FileTrees(child).isMostlyFiles();
    }

    /** Whether ids that are asked for themselves stand behind a name, and words behind these: the resources of an API, of which some can be downloaded. */
    private static boolean leadsToThings(SegmentNode child) {
        SegmentNode ids = child.id();
        boolean[] words = new boolean[1];
        if (ids != null && ids.endpoint() != null) {
            ids.forEachChild(
                    (name, behind) -> words[0] |= behind.children() > 0 && behind.sibling() != SegmentKind.PLACEHOLDER);
        }
        return words[0];
    }

    /** Whether one in some of the requests for a folder is for something in it: of a word that a flood came behind hardly any is. */
    private static boolean goesOn(SegmentNode folder) {
        long[] behind = new long[1];
        folder.forEachChild((name, child) -> behind[0] += child.asked());
        return MOST_OF_FOLDER * behind[0] >= folder.asked();
    }

    /** Whether files come behind a name and nearly nothing else, and some were put there. */
    public static boolean leadsToStoredFiles(SegmentNode child) {
        if (child.children() == 0) {
            return false;
        }
        FileTrees tree = new FileTrees(child);
        return tree.isMostlyFiles() && tree.stored > 0;
    }

    /** Whether files come behind a name and nearly nothing else, and these were put there or are no parts of pages. */
    public static boolean leadsToDocuments(SegmentNode child) {
        if (child.children() == 0) {
            return false;
        }
        FileTrees tree = new FileTrees(child);
        return tree.isMostlyFiles() && (tree.stored > 0 || 2 * tree.assets <= tree.files);
    }

    /** Whether there is a file behind a name. */
    public static boolean hasFiles(SegmentNode child) {
        return new FileTrees(child).files > 0;
    }

    /** Whether several files stand in a place itself, so that the folders beside them are parts of a tree that begins there. */
    public static boolean hasFilesBesideFolders(SegmentNode place) {
        int[] files = new int[1];
        place.forEachChild((name, child) ->
                files[0] += !isFile(name) || child.children() > 0 ? 0 : StaticFiles.isGroup(name) ? FILES_OF_DEPTH : 1);
        return files[0] >= FILES_OF_DEPTH;
    }

    /** Whether a name is that of a file or of a group of them: it has an ending, and none of a format. */
    public static boolean isFile(byte[] name) {
        int dot = ending(name);
        return dot > 0 && !isFormat(name, dot);
    }

    /** Whether a name has the ending of a format. */
    private static boolean hasFormat(byte[] name) {
        int dot = ending(name);
        return dot > 0 && isFormat(name, dot);
    }

    private static boolean isFormat(byte[] name, int dot) {
        return FORMATS.contains(new String(name, dot + 1, name.length - dot - 1, StandardCharsets.US_ASCII));
    }

    /** Where the ending of a name begins, at its dot; -1 if it has none. */
    static int ending(byte[] name) {
        int dot = name.length - 1;
        boolean letter = false;
        while (dot > 0 && Octets.isLetterOrDigit(name[dot])) {
            letter |= Octets.isLetter(name[dot--]);
        }
        int length = name.length - dot - 1;
        return dot > 0 && name[dot] == '.' && letter && length >= 1 && length <= LONGEST_ENDING ? dot : -1;
    }
}
