package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.SliceMap;

/**
 * Names that were values somewhere, so that they are known as values elsewhere: the same users stand behind {@code files} and behind {@code
 * avatar}, the same currencies behind each other. A table of the hashes of {@value #ENTRIES} names, in which a new one takes the place of an
 * old one.
 */
public final class Vocabulary {
    private static final int ENTRIES = 4096;

    private final int[] hashes = new int[ENTRIES];

    /** Notes a name that is a value. Allocates nothing. */
    public void add(byte[] bytes, int from, int to) {
        int hash = SliceMap.hash(bytes, from, to);
        hashes[slot(hash)] = hash;
    }

    /** Whether the name was noted, and not too many others since. */
    public boolean has(byte[] name) {
        int hash = SliceMap.hash(name, 0, name.length);
        return hash != 0 && hashes[slot(hash)] == hash;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 12) & ENTRIES - 1;
    }
}
