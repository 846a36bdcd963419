package io.apilog.endpoint.learn.behind;

import java.util.List;

/**
 * How much alike the routes behind two names are in how they are used. Of two values the same routes are asked for most; of two words that developers
 * wrote it may be one and another.
 */
final class Resemblance {
    /** A route asked for so often would have been sent to, too, if it is at all. */
    private static final int KNOWN = 6;

    /** No more than one in so many routes is sent to behind one name and only read behind the other. */
    private static final int DIFFERENT = 8;

    private double ofA;
    private double ofB;
    private double product;
    private double squareOfA;
    private double squareOfB;
    private double roots;
    private int kinds;
    private int known;
    private int different;

    Resemblance(List<ParallelRoute> routes, int a, int b) {
        for (ParallelRoute route : routes) {
            add((double) route.asked(a), (double) route.asked(b), route.written(a) != route.written(b));
        }
    }

    private void add(double a, double b, boolean differs) {
        ofA += a;
        ofB += b;
        product += a * b;
        squareOfA += a * (a - 1);
        squareOfB += b * (b - 1);
        roots += Math.sqrt(a * b);
        kinds += a + b > 0 ? 1 : 0;
        if (a >= KNOWN && b >= KNOWN) {
            known++;
            different += differs ? 1 : 0;
        }
    }

    /**
     * Whether the routes are used alike.
     *
     * @param cosine the least cosine of the two rows of counts, of which chance is taken out
     * @param overlap the least part of the requests that come in the same way for both, but for chance
     */
    boolean isAtLeast(double cosine, double overlap) {
        return ofA > 0
                && ofB > 0
                && DIFFERENT * different <= known
                && product >= cosine * Math.sqrt(squareOfA * squareOfB)
                && roots >= (overlap - chance()) * Math.sqrt(ofA * ofB);
    }

    /** By how much so few requests overlap less than many would. */
    double chance() {
        return kinds / 8.0 * (1 / ofA + 1 / ofB);
    }
}
