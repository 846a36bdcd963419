package io.apilog.demo;

import java.util.Random;

/**
 * The distribution that durations and sizes of a service usually have: many near the median, few far above.
 *
 * @param spread the standard deviation of the logarithm; at 0.5 the 95th percentile is some 2.3 medians
 */
record LogNormal(double median, double spread) {
    double draw(Random random) {
        return median * Math.exp(spread * random.nextGaussian());
    }
}
