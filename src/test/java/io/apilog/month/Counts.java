package io.apilog.month;

import java.util.List;

/** What happened in one minute at one endpoint. The first bound's count is of the first of {@link Endpoint#BOUNDS}; they are cumulative. */
record Counts(int ok, int failed, int refused, int missing, List<Integer> upTo) {
    private static final double[] MIDDLES = {.05, .175, .6, 1.75, 4};

    int all() {
        return ok + failed + refused + missing;
    }

    /** What they took together: each the middle of its bucket. */
    double seconds() {
        double seconds = 0;
        int below = 0;
        for (int i = 0; i < upTo.size(); i++) {
            seconds += (upTo.get(i) - below) * MIDDLES[i];
            below = upTo.get(i);
        }
        return seconds + (served() - below) * MIDDLES[upTo.size()];
    }

    /** Answered in some way but by failing: what an objective of latency looks at. */
    int served() {
        return all() - failed;
    }
}
