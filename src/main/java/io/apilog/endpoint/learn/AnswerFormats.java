package io.apilog.endpoint.learn;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The endings that ask for an answer in one format: {@code /profiles/ann.json} is another route than {@code /profiles/ann}, so that the names
 * of a place that are values are {@code {param}.json} with it.
 */
final class AnswerFormats {
    /** The longest ending, with its dot, in bytes. */
    static final int LONGEST = 8;

    private static final byte[][] ENDINGS = Stream.of(
                    ".atom", ".geojson", ".json", ".jsonld", ".rss", ".xml", ".yaml", ".yml")
            .map(ending -> ending.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private AnswerFormats() {}

    /** Where the ending of a name begins, at its dot, with something in front of it; -1 if it has none of these. Allocates nothing. */
    static int ending(byte[] bytes, int from, int to) {
        int dot = to - 1;
        while (dot > from && bytes[dot] != '.' && to - dot <= LONGEST) {
            dot--;
        }
        if (dot <= from || bytes[dot] != '.') {
            return -1;
        }
        for (byte[] ending : ENDINGS) {
            if (Arrays.equals(bytes, dot, to, ending, 0, ending.length)) {
                return dot;
            }
        }
        return -1;
    }

    /** The name of the values in a place that have the ending of a name. */
    static byte[] of(byte[] param, byte[] name) {
        int dot = ending(name, 0, name.length);
        byte[] all = Arrays.copyOf(param, param.length + name.length - dot);
        System.arraycopy(name, dot, all, param.length, name.length - dot);
        return all;
    }
}
