package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Octets;
import io.apilog.endpoint.path.SliceMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that a server hands out as they are, told by the endings of their names, and the names of groups of them. */
public final class StaticFiles {
    private static final int LONGEST_ENDING = 5;
    private static final byte[] FILE = "{file}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOCALE = ".{locale}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RELEASE = "{version}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ID = "{id}".getBytes(StandardCharsets.US_ASCII);

    private static final Set<String> ENDINGS = Set.of(
            "js", "mjs", "css", "map", "png", "jpg", "jpeg", "gif", "svg", "ico", "webp", "avif", "bmp", "tif", "tiff",
            "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "m4a", "m4v", "mov", "ogg", "wav", "webm", "pdf", "txt",
            "md", "csv", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "gz", "tgz", "bz2", "xz", "7z", "rar",
            "jar", "htm", "html", "xhtml", "swf", "wasm", "xbm");

    /** Those of which pages are made: never a page, a document or a download itself. */
    private static final Set<String> ASSETS = Set.of(
            "js", "mjs", "css", "map", "png", "jpg", "jpeg", "gif", "svg", "ico", "webp", "avif", "bmp", "woff",
            "woff2", "ttf", "otf", "eot", "wasm");

    /** Whether an ending is one of {@link #ASSETS}. */
    private final SliceMap<Boolean> endings = new SliceMap<>();

    /** The name of a group in the making: {@code {file}.png}. */
    private final byte[] group = new byte[FILE.length + LOCALE.length + 1 + LONGEST_ENDING];

    /** An ending in small letters. */
    private final byte[] small = new byte[LONGEST_ENDING];

    /** Knows all endings. */
    public StaticFiles() {
        for (String ending : ENDINGS) {
            byte[] bytes = ending.getBytes(StandardCharsets.US_ASCII);
            endings.add(bytes, 0, bytes.length, ASSETS.contains(ending));
        }
        System.arraycopy(FILE, 0, group, 0, FILE.length);
    }

    /** Where the ending of a static file's name begins, at its dot or at that of the language before it; -1 if it is none. */
    public int ending(byte[] bytes, int from, int to) {
        int dot = to - 1;
        while (dot > from && bytes[dot] != '.' && to - dot <= LONGEST_ENDING) {
            dot--;
        }
        boolean isFile = dot > from && bytes[dot] == '.' && isEnding(bytes, dot + 1, to);
        return isFile ? locale(bytes, from, dot) : -1;
    }

    /** Where the language of a page begins that stands before its ending; the dot where there is none. */
    private static int locale(byte[] bytes, int from, int dot) {
        int begin = dot - LOCALE.length;
        return begin > from && Arrays.equals(bytes, begin, dot, LOCALE, 0, LOCALE.length) ? begin : dot;
    }

    /** Whether a name has this ending, and no language before it that the ending has not. */
    public static boolean hasEnding(byte[] name, byte[] ending) {
        int start = name.length - ending.length;
        return start > 0
                && Arrays.equals(name, start, name.length, ending, 0, ending.length)
                && locale(name, 0, start) == start;
    }

    /** Endings may be in capitals. */
    private boolean isEnding(byte[] bytes, int from, int to) {
        return find(bytes, from, to) != null;
    }

    private @Nullable Boolean find(byte[] bytes, int from, int to) {
        Boolean found = endings.get(bytes, from, to);
        if (found != null || from == to || to - from > LONGEST_ENDING || Octets.kind(bytes[from]) != Octets.UPPER) {
            return found;
        }
        for (int i = from; i < to; i++) {
            small[i - from] = (byte) (Octets.kind(bytes[i]) == Octets.UPPER ? bytes[i] | 0x20 : bytes[i]);
        }
        return endings.get(small, 0, to - from);
    }

    /** Whether a static file with the ending at this dot is a part of pages, such as a script, a font or a picture. */
    public boolean isAsset(byte[] bytes, int dot, int to) {
        return Boolean.TRUE.equals(find(bytes, dot + 1, to));
    }

    /** Whether the ending of a name, in small letters, is that of a part of pages. */
    public static boolean endsAsAsset(byte[] name) {
        int dot = name.length - 1;
        while (dot > 0 && name[dot] != '.') {
            dot--;
        }
        return ASSETS.contains(new String(name, dot + 1, name.length - dot - 1, StandardCharsets.US_ASCII));
    }

    /** Whether a directory may be that of a site: no part of its name stands for a value but a release behind a word, as in {@code editor-1.4.2}. */
    public static boolean mayBeDirectory(byte[] bytes, int from, int to) {
        int brace = from;
        while (brace < to && bytes[brace] != '{') {
            brace++;
        }
        return brace == to
                || brace - from > 1
                        && bytes[brace - 1] == '-'
                        && Arrays.equals(bytes, brace, to, RELEASE, 0, RELEASE.length);
    }

    /** Whether a name is that of a group. */
    public static boolean isGroup(byte[] name) {
        return name.length > FILE.length + 1
                && name[FILE.length] == '.'
                && Arrays.equals(name, 0, FILE.length, FILE, 0, FILE.length);
    }

    /** The ending of a group, with its dot. */
    public static byte[] endingOfGroup(byte[] group) {
        return Arrays.copyOfRange(group, FILE.length, group.length);
    }

    /** Whether a name is a number with an ending, as in {@code {id}.png}. */
    public static boolean isNumbered(byte[] name) {
        return name.length > ID.length + 1
                && name[ID.length] == '.'
                && Arrays.equals(name, 0, ID.length, ID, 0, ID.length);
    }

    /** Writes the name of the group that a file with this ending belongs to, and says how long it is: see {@link #group}. Allocates nothing. */
    public int writeGroup(byte[] bytes, int dot, int to) {
        System.arraycopy(bytes, dot, group, FILE.length, to - dot);
        return FILE.length + to - dot;
    }

    /** The name of the group that was written last, and something behind it. */
    public byte[] group() {
        return group;
    }

    /** The name of the group that the file belongs to. */
    public static byte[] groupName(byte[] bytes, int dot, int to) {
        byte[] name = new byte[FILE.length + to - dot];
        System.arraycopy(FILE, 0, name, 0, FILE.length);
        System.arraycopy(bytes, dot, name, FILE.length, to - dot);
        return name;
    }

    /** Replaces what the name has from {@code start} on by the group of the file at its end. */
    public void rename(NameBuffer name, int start, int dot) {
        int length = name.length() - dot;
        System.arraycopy(name.bytes(), dot, group, FILE.length, length);
        name.rewind(start);
        name.append(group, 0, FILE.length + length);
    }
}
