package io.apilog.metrics.api;

import io.apilog.metrics.MetricsSettings;
import io.apilog.request.Endpoint;

/**
 * Who may still add sample lines. Named endpoints may use nine tenths of what is left to all; {@code other}, {@code unmatched} and {@code malformed} all of it,
 * whose methods and statuses a client may vary at will; and in the end there is a small number of series for each source, the last
 * resort, for which room is kept: {@code other} with the method {@code _OTHER} and the class of the status. The count of requests always
 * fits there. Routes and operations alone are always let in.
 */
final class SeriesBudget {
    private static final double NAMED_SHARE = 0.9;

    /** The most that is kept for histograms and sizes of the last resort, which with many sources would be everything. */
    private static final double LAST_RESORT_SHARE = 0.25;

    /** The most that may be used where series are made that nothing is counted in yet. */
    private static final double EXPECTED_SHARE = 0.25;

    private final int expected;
    private final int named;
    private final int special;
    private final int lastResort;

    /**
     * Shares a budget out.
     *
     * @param lines the most sample lines
     * @param lastResortLines how many the last resort of one source has at most
     */
    SeriesBudget(int lines, int sources, int lastResortLines) {
        int least = sources * MetricsSettings.LEAST_LINES;
        long kept = Math.max(least, Math.min((long) sources * lastResortLines, (long) (lines * LAST_RESORT_SHARE)));
        this.expected = (int) (lines * EXPECTED_SHARE);
        this.lastResort = lines - least;
        this.special = (int) (lines - kept);
        this.named = (int) (special * NAMED_SHARE);
    }

    /** Whether {@code more} sample lines of an endpoint fit beside those there are. */
    boolean hasRoom(Endpoint endpoint, int used, int more) {
        return switch (endpoint.rule()) {
            case ROUTE, OPENAPI -> true;
            case UNMATCHED, MALFORMED, OVERFLOW -> used + more <= special;
            default -> used + more <= named;
        };
    }

    /** Whether {@code more} sample lines fit that are made before anything is counted in them. */
    boolean hasRoomForExpected(int used, int more) {
        return used + more <= expected;
    }

    /** Whether {@code more} sample lines of the last resort fit, besides its count of requests, which always does. */
    boolean hasLastRoom(int used, int more) {
        return used + more <= lastResort;
    }
}
