package io.apilog.security;

import io.apilog.request.Endpoint;
import java.util.Arrays;

/**
 * How many different objects of an endpoint a client usually asks for within a minute: for each endpoint a histogram of powers of two, learned
 * from all clients. Old minutes count for less and less. For one thread.
 */
final class UsualIds {
    /** Nobody is far above what is not known, or what is so much that it can only be pictures of pages. */
    static final int UNKNOWN = Integer.MAX_VALUE;

    private static final int BINS = 16;
    private static final int FEWEST_MINUTES = 20;
    private static final int MOST_MINUTES = 1 << 14;
    private static final int PICTURES = 10;

    private int[] minutes = new int[BINS * 512];

    /** A client has asked for so many within a minute that is over. */
    void add(int endpoint, int ids) {
        int row = BINS * endpoint;
        if (row + BINS > minutes.length) {
            minutes = Arrays.copyOf(minutes, Math.max(row + BINS, 2 * minutes.length));
        }
        minutes[row + Math.min(BINS - 1, Integer.SIZE - Integer.numberOfLeadingZeros(ids))]++;
        if (all(row) > MOST_MINUTES) {
            for (int bin = row; bin < row + BINS; bin++) {
                minutes[bin] >>= 1;
            }
        }
    }

    /** What ninety-nine of a hundred clients stay below, or {@link #UNKNOWN}. */
    int most(int endpoint) {
        int row = BINS * endpoint;
        int all = row + BINS > minutes.length ? 0 : all(row);
        return all < FEWEST_MINUTES || below(row, all / 2) > PICTURES ? UNKNOWN : below(row, all - all / 100);
    }

    /** The bound of the bin that the one of this rank is in. */
    private int below(int row, int rank) {
        int left = rank;
        int bin = 0;
        while (bin < BINS - 1 && left > minutes[row + bin]) {
            left -= minutes[row + bin++];
        }
        return (1 << bin) - 1;
    }

    private int all(int row) {
        int all = 0;
        for (int bin = row; bin < row + BINS; bin++) {
            all += minutes[bin];
        }
        return all;
    }

    /** The index is another's from now on. */
    void forget(Endpoint endpoint) {
        int row = BINS * endpoint.index();
        if (row + BINS <= minutes.length) {
            Arrays.fill(minutes, row, row + BINS, 0);
        }
    }
}
