package io.apilog.endpoint.learn.behind;

/**
 * A route behind several names.
 *
 * @param asked how often it was asked for behind each of them
 * @param written whether something was sent to it, behind each of them
 * @param shape where words and values stand in it: a 1, and for each segment a 0 for a word or a 1 for a value
 */
record ParallelRoute(long[] asked, boolean[] written, int shape) {
    /** Nothing behind the name. */
    static final int NOTHING = 1;

    /** The shape of a route that goes on. */
    static int next(int shape, boolean value) {
        return 2 * shape + (value ? 1 : 0);
    }

    /** Whether it ends in a word that comes behind a value: what can be asked of a part of a thing. */
    boolean isOfPart() {
        return shape % 2 == 0 && Integer.bitCount(shape) > 1;
    }
}
