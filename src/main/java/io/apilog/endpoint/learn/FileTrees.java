package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.path.Octets;
import io.apilog.endpoint.path.Target;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Trees of files that people made, as they stand behind a user of WebDAV, a bucket or the branch of a repository: whatever depth a file has,
 * it is one route. What tells them from an API is that nearly all paths end in a file's name, at several depths. Endings such as {@code
 * .json} and {@code .html}, in which the routes of an API end, tell nothing.
 */
final class FileTrees {
    /** So many files, or kinds of files. */
    private static final int FEWEST = 8;

    /** Of so many depths each has so many files at least. */
    private static final int DEPTHS = 2;

    private static final int FILES_OF_DEPTH = 2;

    /** The part of what paths end in that files must be, in per cent. */
    private static final int SHARE = 70;

    /** So many folders may be words of an API, where each was asked for so often on average. */
    private static final int MOST_WORDS = 8;

    private static final int ASKED_AGAIN = 12;

    /** One in so many requests for a folder goes on. */
    private static final int MOST_OF_FOLDER = 16;

    private static final int LONGEST_ENDING = 5;

    /** So much is looked at. */
    private static final int MOST_LOOKED_AT = 1024;

    /** What formats of answers and programs are named, so that a route may end in it. */
    private static final Set<String> FORMATS = Set.of(
            "json", "xml", "html", "htm", "php", "asp", "aspx", "jsp", "do", "cgi", "rss", "atom", "action", "svc",
            "asmx");

    private final int[] byDepth = new int[Target.MAX_SEGMENTS + 1];
    private int files;
    private int others;
    private int assets;
    private int stored;
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
            assets += file && StaticFiles.endsAsAsset(name) ? 1 : 0;
            stored += file && child.stored() ? 1 : 0;
            byDepth[Math.min(depth, Target.MAX_SEGMENTS)] += file ? 1 : 0;
            boolean other = !file && child.children() == 0 && child.endpoint() != null;
            others += other ? 1 : 0;
            askedForOthers += other ? child.asked() : 0;
            askedForFiles += file ? child.asked() : 0;
            look(child, depth + 1);
        });
    }

    private boolean isMostlyFiles() {
        return files > 0 && 100 * files >= SHARE * (files + others) && askedForFiles >= askedForOthers;
    }

    /** Whether what stands behind a place is a tree of files. */
    static boolean isOne(SegmentNode top) {
        FileTrees tree = new FileTrees(top);
        int depths = 0;
        for (int count : tree.byDepth) {
            depths += count >= Math.max(FILES_OF_DEPTH, tree.files / 10) ? 1 : 0;
        }
        return tree.files >= FEWEST && tree.isMostlyFiles() && depths >= DEPTHS && areMostlyOfTree(top);
    }

    /** Whether most of what comes next is a file or a folder with files, so that the tree begins no further on. */
    private static boolean areMostlyOfTree(SegmentNode top) {
        int[] counts = new int[2];
        top.forEachChild((name, child) -> {
            boolean leads = child.children() > 0 && leadsToFiles(child);
            counts[isFile(name) || child.isPath() || leads ? 0 : 1]++;
        });
        return 100 * counts[0] >= SHARE * (counts[0] + counts[1]) && !areWordsOfAnApi(top);
    }

    /** Whether nothing but a few folders come next, and the same again and again: {@code hls} and {@code subs} behind each film. */
    private static boolean areWordsOfAnApi(SegmentNode top) {
        boolean[] files = new boolean[1];
        int[] folders = new int[1];
        top.forEachChild((name, child) -> {
            files[0] |= isFile(name) || child.isPath() || child.sibling() == SegmentKind.PLACEHOLDER;
            folders[0] += child.children() > 0 ? 1 : 0;
        });
        return !files[0] && folders[0] > 1 && folders[0] <= MOST_WORDS && top.asked() >= ASKED_AGAIN * folders[0];
    }

    /** The place where a tree begins: behind folders that stand alone, as {@code branch/main}. */
    static SegmentNode beginning(SegmentNode top) {
        SegmentNode at = top;
        while (at.children() == 1) {
            SegmentNode[] only = new SegmentNode[1];
            at.forEachChild((name, child) -> only[0] = child);
            if (only[0].sibling() == SegmentKind.PLACEHOLDER || only[0].children() == 0) {
                return at;
            }
            at = only[0];
        }
        return at;
    }

    /** Whether files come behind a name and nearly nothing else. */
    static boolean leadsToFiles(SegmentNode child) {
        return child.children() > 0 && goesOn(child) && new FileTrees(child).isMostlyFiles();
    }

    /** Whether one in some of the requests for a folder is for something in it: of a word that a flood came behind hardly any is. */
    private static boolean goesOn(SegmentNode folder) {
        long[] behind = new long[1];
        folder.forEachChild((name, child) -> behind[0] += child.asked());
        return MOST_OF_FOLDER * behind[0] >= folder.asked();
    }

    /** Whether files come behind a name and nearly nothing else, and some were put there. */
    static boolean leadsToStoredFiles(SegmentNode child) {
        if (child.children() == 0) {
            return false;
        }
        FileTrees tree = new FileTrees(child);
        return tree.isMostlyFiles() && tree.stored > 0;
    }

    /** Whether files come behind a name and nearly nothing else, and these were put there or are no parts of pages. */
    static boolean leadsToDocuments(SegmentNode child) {
        if (child.children() == 0) {
            return false;
        }
        FileTrees tree = new FileTrees(child);
        return tree.isMostlyFiles() && (tree.stored > 0 || 2 * tree.assets <= tree.files);
    }

    /** Whether there is a file behind a name. */
    static boolean hasFiles(SegmentNode child) {
        return new FileTrees(child).files > 0;
    }

    /** Whether a name is that of a file or of a group of them: it has an ending, and none of a format. */
    static boolean isFile(byte[] name) {
        int dot = name.length - 1;
        boolean letter = false;
        while (dot > 0 && Octets.isLetterOrDigit(name[dot])) {
            letter |= Octets.isLetter(name[dot--]);
        }
        int length = name.length - dot - 1;
        if (dot == 0 || name[dot] != '.' || !letter || length < 1 || length > LONGEST_ENDING) {
            return false;
        }
        String ending = new String(Arrays.copyOfRange(name, dot + 1, name.length), StandardCharsets.US_ASCII);
        return !FORMATS.contains(ending);
    }
}
