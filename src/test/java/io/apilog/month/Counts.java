package io.apilog.month;

import java.util.List;

/** What happened in one minute at one endpoint. The first bound's count is of the first of {@link Endpoint#BOUNDS}; they are cumulative. */
record Counts(int ok, int failed, int refused, int missing, List<Integer> upTo) {
    int all() {
        return ok + failed + refused + missing;
    }

    /** Answered in some way but by failing: what an objective of latency looks at. */
    int served() {
        return all() - failed;
    }
}
