package io.apilog.security;

/** What was found in texts that come often, by their hashes: one place for each beginning of a hash, for the text met last. For one thread. */
final class RememberedKinds {
    private final long[] hashes;
    private final long[] kinds;
    private final int shift;
    private int place;

    /** @param bits of a hash, by which it has its place */
    RememberedKinds(int bits) {
        this.hashes = new long[1 << bits];
        this.kinds = new long[1 << bits];
        this.shift = Long.SIZE - bits;
    }

    /** Whether a text with this hash is remembered; {@link #kinds} is then what is in it. */
    boolean has(long hash) {
        place = (int) (hash >>> shift);
        return hashes[place] == hash;
    }

    long kinds() {
        return kinds[place];
    }

    /** Remembers what is in a text that was not remembered when it was last asked for. Returns that. */
    long met(long hash, long found) {
        hashes[place] = hash;
        kinds[place] = found;
        return found;
    }
}
