package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.SliceMap;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Words to be found among bytes, without a text made of these. */
final class WordSet {
    private final SliceMap<Boolean> words = new SliceMap<>();

    /** A set of words in ASCII. */
    WordSet(Set<String> words) {
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            this.words.add(bytes, 0, bytes.length, Boolean.TRUE);
        }
    }

    boolean has(byte[] bytes, int from, int to) {
        return words.get(bytes, from, to) != null;
    }
}
