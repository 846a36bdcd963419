package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What stands behind a value in its segment and makes another route of it: the format of the answer, as in {@code ann.json}, or what is to be
 * done, as in {@code orders:publish}. With it the names of a place that are values are {@code {param}.json} and {@code {param}:publish}.
 */
public final class ValueEndings {
    /** The longest ending, with its mark, in bytes. */
    public static final int LONGEST = 32;

    private static final int SHORTEST_METHOD = 3;

    /** The longest that any ending may be which stands behind an id, with its dot: {@code seg_{id}.ts}. */
    private static final int LONGEST_FORMAT = 6;

    private static final byte[][] FORMATS = Stream.of(
                    ".atom",
                    ".geojson",
                    ".gml",
                    ".gpx",
                    ".ics",
                    ".json",
                    ".jsonld",
                    ".jsonl",
                    ".kml",
                    ".m3u8",
                    ".mpd",
                    ".n3",
                    ".ndjson",
                    ".nq",
                    ".nt",
                    ".proto",
                    ".rdf",
                    ".rss",
                    ".topojson",
                    ".trig",
                    ".ttl",
                    ".vcf",
                    ".wsdl",
                    ".xml",
                    ".xsd",
                    ".yaml",
                    ".yml")
            .map(ending -> ending.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    /** What is being developed, as registries of packages mark it. */
    private static final byte[] VARIANT = "~dev".getBytes(StandardCharsets.US_ASCII);

    /** Endings of the parts of a film, behind their numbers. */
    private static final byte[][] PARTS = Stream.of(".aac", ".m4s", ".ts", ".vtt")
            .map(ending -> ending.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private ValueEndings() {}

    /** Where the ending of a name begins, at its mark, with something in front of it; -1 if it has none of these. Allocates nothing. */
    public static int ending(byte[] bytes, int from, int to) {
        int mark = to - 1;
        while (mark > from && to - mark <= LONGEST && Octets.isLetterOrDigit(bytes[mark])) {
            mark--;
        }
        if (mark <= from || to - mark > LONGEST) {
            return -1;
        }
        if (bytes[mark] == '.' && isOneOfFormats(bytes, mark, to)) {
            return variant(bytes, from, mark);
        }
        return bytes[mark] == ':' && isMethod(bytes, from, mark, to) ? mark : -1;
    }

    /** Where the mark of a variant begins that stands in front of a format, as in {@code tool~dev.json}; the dot where there is none. */
    private static int variant(byte[] bytes, int from, int dot) {
        int begin = dot - VARIANT.length;
        return begin > from && Arrays.equals(bytes, begin, dot, VARIANT, 0, VARIANT.length) ? begin : dot;
    }

    /** Whether a name has the ending of a format. Allocates nothing. */
    public static boolean isFormat(byte[] bytes, int from, int to) {
        int mark = ending(bytes, from, to);
        return mark > 0 && bytes[mark] != ':';
    }

    private static boolean isOneOfFormats(byte[] bytes, int dot, int to) {
        if (Octets.isDigit(bytes[dot - 1]) && isOneOf(PARTS, bytes, dot, to)) {
            return true;
        }
        if (bytes[dot - 1] == '}' && to - dot > 1 && to - dot <= LONGEST_FORMAT && Octets.isLetter(bytes[dot + 1])) {
            return true;
        }
        return isOneOf(FORMATS, bytes, dot, to);
    }

    private static boolean isOneOf(byte[][] endings, byte[] bytes, int dot, int to) {
        for (byte[] format : endings) {
            if (Arrays.equals(bytes, dot, to, format, 0, format.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMethod(byte[] bytes, int from, int colon, int to) {
        return to - colon > SHORTEST_METHOD
                && Octets.kind(bytes[colon + 1]) == Octets.LOWER
                && hasOnlyLetters(bytes, colon + 1, to)
                && Octets.isLetterOrDigit(bytes[from])
                && Octets.isLetterOrDigit(bytes[colon - 1]);
    }

    private static boolean hasOnlyLetters(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Octets.isLetter(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** Where the method begins, at its colon, that is to be done with the thing in front of it; -1 if there is none. Allocates nothing. */
    public static int method(byte[] bytes, int from, int to) {
        int mark = ending(bytes, from, to);
        return mark > 0 && bytes[mark] == ':' ? mark : -1;
    }

    /** Whether a name is that of all values of a parameter with a method: {@code {param}:publish}. */
    public static boolean isMethodOfAll(byte[] name) {
        int brace = 0;
        while (brace < name.length && name[brace] != '}') {
            brace++;
        }
        return name[0] == '{' && brace + 2 < name.length && name[brace + 1] == ':';
    }

    /** The name of the values in a place that have the ending of a name. */
    public static byte[] of(byte[] param, byte[] name) {
        int mark = ending(name, 0, name.length);
        byte[] all = Arrays.copyOf(param, param.length + name.length - mark);
        System.arraycopy(name, mark, all, param.length, name.length - mark);
        return all;
    }
}
