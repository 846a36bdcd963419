package io.apilog.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Keeps the files and the numbered things of one directory from becoming endpoints each: after the first {@value #MOST} of a kind, a
 * further one is named after its kind, {@code /images/{file}.png} or {@code /rooms/{id}}. What has a name of its own keeps it.
 *
 * <p>Bounded by its owner, who adds only what becomes an endpoint.
 */
final class Siblings {
    /** Names in one directory that are kept. */
    static final int MOST = 8;

    private static final int LONGEST_ENDING = 5;

    /** Endings of files that a server hands out as they are. */
    private static final Set<String> STATIC = Set.of(
            "js", "mjs", "css", "map", "png", "jpg", "jpeg", "gif", "svg", "ico", "webp", "avif", "bmp", "tif", "tiff",
            "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "m4a", "m4v", "mov", "ogg", "wav", "webm", "pdf", "txt",
            "md", "csv", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "gz", "tgz", "bz2", "7z", "rar", "jar",
            "htm", "html", "xhtml", "swf", "wasm");

    private final SliceMap<Boolean> endings = new SliceMap<>();
    private final SliceMap<int[]> files = new SliceMap<>();
    private final SliceMap<int[]> numbered = new SliceMap<>();
    private final byte[] ending = new byte[LONGEST_ENDING + 1];

    Siblings() {
        for (String text : STATIC) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            endings.add(bytes, 0, bytes.length, Boolean.TRUE);
        }
    }

    /** Renames the last segment after its kind if its directory has enough of them; false if it keeps its name. */
    boolean collapse(NameBuffer name) {
        int directory = name.lastSegment();
        int dot = staticEnding(name, directory);
        if (dot >= 0) {
            return isCrowded(files, name, directory) && renameFile(name, directory, dot);
        }
        if (isNumbered(name, directory) && isCrowded(numbered, name, directory)) {
            name.rewind(directory);
            name.append("{id}");
            return true;
        }
        return false;
    }

    /** Counts a name that was kept. */
    void add(NameBuffer name) {
        int directory = name.lastSegment();
        if (staticEnding(name, directory) >= 0) {
            count(files, name, directory);
        } else if (isNumbered(name, directory)) {
            count(numbered, name, directory);
        }
    }

    private static void count(SliceMap<int[]> counts, NameBuffer name, int directory) {
        int[] count = counts.get(name.bytes(), 0, directory);
        if (count == null) {
            counts.add(name.bytes(), 0, directory, new int[] {1});
        } else {
            count[0]++;
        }
    }

    private static boolean isCrowded(SliceMap<int[]> counts, NameBuffer name, int directory) {
        int[] count = counts.get(name.bytes(), 0, directory);
        return count != null && count[0] >= MOST;
    }

    private boolean renameFile(NameBuffer name, int directory, int dot) {
        int length = name.length() - dot;
        System.arraycopy(name.bytes(), dot, ending, 0, length);
        name.rewind(directory);
        name.append("{file}");
        name.append(ending, 0, length);
        return true;
    }

    /** Where the ending of a static file's name begins, at its dot; -1 if it is none. */
    private int staticEnding(NameBuffer name, int start) {
        int end = name.length();
        int dot = end - 1;
        while (dot > start && name.bytes()[dot] != '.' && end - dot <= LONGEST_ENDING) {
            dot--;
        }
        boolean isFile = dot > start && name.bytes()[dot] == '.' && endings.get(name.bytes(), dot + 1, end) != null;
        return isFile ? dot : -1;
    }

    /** A word with a number at its end: {@code p12}, {@code room-7}. */
    private static boolean isNumbered(NameBuffer name, int start) {
        int end = name.length();
        return end - start >= 2 && Octets.isLetter(name.bytes()[start]) && Octets.isDigit(name.bytes()[end - 1]);
    }
}
