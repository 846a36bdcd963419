package io.apilog.cause;

import java.util.List;

/**
 * A value that has more bad answers than its share.
 *
 * @param bad how many of its requests were answered badly lately
 * @param requests how many there were
 * @param share of all bad answers, 0 to 1
 * @param ratio of its requests that were answered badly lately
 * @param ratioBefore the same for the day before; negative where it had no requests then
 * @param ratioElsewhere of all other requests lately
 * @param strength how much better it explains them than chance, as a logarithm of odds
 * @param within what nearly all of its bad answers have in common besides
 */
public record Cause(
        CauseDimension dimension,
        String value,
        long bad,
        long requests,
        double share,
        double ratio,
        double ratioBefore,
        double ratioElsewhere,
        double strength,
        List<Common> within) {
    /** Copies the list. */
    public Cause {
        within = List.copyOf(within);
    }

    /**
     * A value that nearly all of the bad answers have.
     *
     * @param share of them
     */
    public record Common(CauseDimension dimension, String value, double share) {}

    /** The same with another text for its value. */
    public Cause called(String text) {
        return new Cause(dimension, text, bad, requests, share, ratio, ratioBefore, ratioElsewhere, strength, within);
    }
}
