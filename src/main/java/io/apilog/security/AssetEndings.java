package io.apilog.security;

import java.util.Arrays;

/** Files that pages are made of, by the endings of their names: who asks for one that is missing, asks because a page said so. */
final class AssetEndings {
    private static final int LONGEST = 5;

    private static final long[] ALL = packed(
            "js", "mjs", "css", "map", "png", "jpg", "jpeg", "gif", "svg", "ico", "webp", "avif", "bmp", "woff",
            "woff2", "ttf", "otf", "eot", "wasm", "mp3", "mp4", "webm", "xbm", "swf");

    private AssetEndings() {}

    private static long[] packed(String... endings) {
        return Arrays.stream(endings)
                .mapToLong(ending ->
                        ending.chars().asLongStream().reduce(0, (all, letter) -> all << Byte.SIZE | letter))
                .sorted()
                .toArray();
    }

    /** Whether a path, without its query, is one of such a file. */
    static boolean isOn(byte[] bytes, int from, int to) {
        long ending = 0;
        for (int i = to - 1; i >= from && to - 1 - i <= LONGEST; i--) {
            int b = bytes[i];
            if (b == '.') {
                return Arrays.binarySearch(ALL, ending) >= 0;
            }
            int small = b >= 'A' && b <= 'Z' ? b | 0x20 : b;
            ending |= (long) (small & 0xff) << Byte.SIZE * (to - 1 - i);
        }
        return false;
    }
}
