package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.Target;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Pages with one ending, and how often they are asked for: the few pages of a site are asked for again and again, {@code /book.html}, {@code
 * /index.fr.html}; of those that people write ever new ones come.
 */
final class PagesOfSite {
    private static final byte[][] ENDINGS = Stream.of(".html", ".htm", ".xhtml")
            .map(ending -> ending.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private static final int FEWEST = 5;
    private static final int FEWEST_AT_HOME = 24;

    /** So many are files, however often each is asked for. */
    private static final int ANY = 64;

    /** So many requests for each, on average, tell pages of a site. */
    private static final long OFTEN = 4;

    private static final int DEPTHS = 2;

    private final SegmentNode place;
    private final byte[] ending;
    private final int[] byDepth = new int[Target.MAX_SEGMENTS + 1];
    private int pages;
    private long asked;

    /** Those in a directory, or those below it. */
    PagesOfSite(SegmentNode place, byte[] ending, boolean below) {
        this.place = place;
        this.ending = ending;
        look(place, 0, below);
    }

    private void look(SegmentNode at, int depth, boolean below) {
        at.forEachChild((name, child) -> {
            if (Grouping.isFile(name, child, ending)) {
                pages++;
                asked += child.asked();
                byDepth[Math.min(depth, Target.MAX_SEGMENTS)]++;
            } else if (below && Grouping.isDirectoryOfSite(name, child)) {
                look(child, depth + 1, true);
            }
        });
    }

    static boolean arePages(byte[] ending) {
        return Arrays.stream(ENDINGS).anyMatch(page -> Arrays.equals(page, ending));
    }

    /** Whether a name is that of a page. */
    static boolean isOne(byte[] name) {
        return Arrays.stream(ENDINGS)
                .anyMatch(page -> name.length > page.length
                        && Arrays.equals(name, name.length - page.length, name.length, page, 0, page.length));
    }

    /** Whether those of one directory are files that people write. */
    boolean areFiles() {
        boolean home = place.isHome();
        return pages >= ANY || pages >= (home ? FEWEST_AT_HOME : FEWEST) && (!home || asked <= OFTEN * pages);
    }

    /** Whether those below a directory are: they stand at several depths, as no route does. */
    boolean areFilesBelow() {
        int depths = 0;
        for (int count : byDepth) {
            depths += count >= 2 ? 1 : 0;
        }
        return pages >= FEWEST && depths >= DEPTHS;
    }
}
