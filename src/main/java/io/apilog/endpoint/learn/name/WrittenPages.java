package io.apilog.endpoint.learn.name;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Pages that a program has beside those that people write, told by how it names them: {@code Special:Search} of a wiki, the parts of a sitemap. */
final class WrittenPages {
    private static final byte[] SPECIAL = "Special:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SITEMAP = "sitemap".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XML = ".xml".getBytes(StandardCharsets.US_ASCII);

    private WrittenPages() {}

    static boolean isOne(byte[] bytes, int from, int to) {
        return begins(bytes, from, to, SPECIAL) || begins(bytes, from, to, SITEMAP) && ends(bytes, from, to, XML);
    }

    private static boolean begins(byte[] bytes, int from, int to, byte[] what) {
        return to - from > what.length && Arrays.equals(bytes, from, from + what.length, what, 0, what.length);
    }

    private static boolean ends(byte[] bytes, int from, int to, byte[] what) {
        return to - from > what.length && Arrays.equals(bytes, to - what.length, to, what, 0, what.length);
    }
}
