package io.apilog.endpoint.learn.given;

import io.apilog.endpoint.learn.tree.SegmentNode;

/**
 * How many of the names in one place were asked for once: of what people name there is always something new, while the words of an API have
 * soon come again, however seldom each is asked for.
 */
final class NewNames {
    /** One in so many names came once. */
    private static final int ONE_IN = 3;

    private int names;
    private int once;

    void add(SegmentNode name) {
        names++;
        once += name.asked() <= 1 ? 1 : 0;
    }

    int names() {
        return names;
    }

    /** Whether there are so many names, and always new ones among them. */
    boolean areMany(int least) {
        return names >= least && ONE_IN * once >= names;
    }
}
