package io.apilog.endpoint.learn.behind;

/** A route behind several names, counted by name. */
final class ParallelRoute {
    /** The shape of what ends at the names. */
    static final int NOTHING = 1;

    private final long[] asked;
    private final boolean[] written;
    private final int shape;

    /**
     * A route that nobody asked for yet.
     *
     * @param names of how many names
     * @param shape where words and values stand in it: a 1, and for each segment a 0 for a word or a 1 for a value
     */
    ParallelRoute(int names, int shape) {
        this.asked = new long[names];
        this.written = new boolean[names];
        this.shape = shape;
    }

    /** The shape of a route that goes on. */
    static int next(int shape, boolean value) {
        return 2 * shape + (value ? 1 : 0);
    }

    /** Counts requests for it behind one of the names. */
    void add(int name, long requests, boolean writing) {
        asked[name] += requests;
        written[name] |= writing;
    }

    /** How often it was asked for behind one of the names. */
    long asked(int name) {
        return asked[name];
    }

    /** Whether something was sent to it there. */
    boolean written(int name) {
        return written[name];
    }

    /** Whether it was asked for at all. */
    boolean isAsked() {
        for (long requests : asked) {
            if (requests > 0) {
                return true;
            }
        }
        return false;
    }

    int shape() {
        return shape;
    }

    /** Whether it ends in a word that comes behind a value: what can be asked of a part of a thing. */
    boolean isOfPart() {
        return shape % 2 == 0 && Integer.bitCount(shape) > 1;
    }
}
