package io.apilog.security;

/**
 * What was found in texts that come often, by their hashes: two places for each beginning of a hash, for the texts met last, so that two that both
 * come often do not take each other's. For one thread.
 */
final class RememberedKinds {
    private final long[] hashes;
    private final long[] kinds;
    private final int shift;
    private int place;

    /** @param bits how many places there are, as a power of two */
    RememberedKinds(int bits) {
        this.hashes = new long[1 << bits];
        this.kinds = new long[1 << bits];
        this.shift = Long.SIZE - bits;
    }

    /** Whether a text with this hash is remembered; {@link #kinds} is then what is in it. */
    boolean has(long hash) {
        place = (int) (hash >>> shift) & ~1;
        if (hashes[place] == hash) {
            return true;
        }
        if (hashes[place + 1] == hash) {
            place++;
            return true;
        }
        return false;
    }

    long kinds() {
        return kinds[place];
    }

    /** Remembers what is in a text that was not remembered when it was last asked for. Returns that. */
    long met(long hash, long found) {
        hashes[place + 1] = hashes[place];
        kinds[place + 1] = kinds[place];
        hashes[place] = hash;
        kinds[place] = found;
        return found;
    }
}
