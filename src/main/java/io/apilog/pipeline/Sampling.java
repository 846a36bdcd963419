package io.apilog.pipeline;

/**
 * Keeps a share of what comes, the same one for the same sequence. Whether a request is kept follows from how many came before it, well
 * mixed: were it every tenth, of two clients that ask by turns one might never be seen.
 *
 * @see <a href="https://prng.di.unimi.it/splitmix64.c">SplitMix64, which does the mixing</a>
 */
final class Sampling {
    private static final double WHOLE = 0x1p53;

    private final double share;
    private long count;

    /** @param share 0 or more and below 1 */
    Sampling(double share) {
        this.share = share;
    }

    /** How many came. */
    long count() {
        return count;
    }

    /** Goes on behind so many. */
    void goOnBehind(long before) {
        count = before;
    }

    boolean keepsNext() {
        long mixed = ++count * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >>> 11) / WHOLE < share;
    }
}
