package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Files that are called after the number of a release: {@code 1.4.2.zip}. */
final class ReleaseFiles {
    private static final int SHORTEST_ENDING = 2;
    private static final int LONGEST_ENDING = 5;

    /** What is put behind the number of a release with a dot, other than the ending of a file. */
    private static final byte[][] STAGES = Stream.of(
                    "alpha", "beta", "cr", "dev", "final", "ga", "post", "pre", "rc", "sp")
            .map(stage -> stage.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private ReleaseFiles() {}

    /**
     * Whether letters behind the last dot are the ending of a file that is called after the number of a release: {@code 1.4.2.zip} and {@code
     * 1.4.2.info} are two routes, {@code 1.4.2.beta} is a release.
     *
     * @param number where the number ends
     */
    static boolean isOne(Segment s, int number) {
        int dot = s.lastIndexOf('.');
        int length = s.length() - dot - 1;
        if (dot < number || length < SHORTEST_ENDING || length > LONGEST_ENDING) {
            return false;
        }
        for (int i = dot + 1; i < s.length(); i++) {
            if (s.kind(i) != Octets.LOWER) {
                return false;
            }
        }
        return !s.part(dot + 1, s.length()).isOne(STAGES);
    }
}
