package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.Octets;
import java.util.Set;

/** Names behind which the resources of an API stand: those of APIs, and of versions of one. */
final class FrontNames {
    private static final Set<String> WORDS = Set.of("api", "rest", "rpc", "odata");

    private static final int LONGEST_VERSION = 8;

    private final WordSet words = new WordSet(WORDS);

    boolean has(byte[] bytes, int from, int to) {
        return words.has(bytes, from, to) || isVersion(bytes, from, to) || VersionLook.isOne(bytes, from, to);
    }

    /**
     * {@code v1}, {@code v2beta1}, {@code 1.1}: versions of an API stand side by side. A letter behind the number begins the name of a stage, as
     * in small letters only; {@code V6ZB7G} is a code that begins with a V.
     */
    static boolean isVersion(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 2 || length > LONGEST_VERSION) {
            return false;
        }
        if ((bytes[from] | 0x20) != 'v') {
            return length == 3
                    && Octets.isDigit(bytes[from])
                    && bytes[from + 1] == '.'
                    && Octets.isDigit(bytes[from + 2]);
        }
        boolean capital = false;
        for (int i = from + 1; i < to; i++) {
            capital |= Octets.kind(bytes[i]) == Octets.UPPER;
        }
        return Octets.isDigit(bytes[from + 1]) && !capital;
    }
}
