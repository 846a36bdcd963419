package io.apilog.cause;

/**
 * Requests with one value of a dimension. Immutable.
 *
 * @param key tells it from others of the dimension
 * @param text for people
 * @param recent how many there were lately
 * @param recentBad how many of them were answered badly, by {@link Harm}
 * @param before how many there were on the day before that
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes them.
public record ValueCount(
        CauseDimension dimension,
        long key,
        String text,
        double recent,
        double[] recentBad,
        double before,
        double[] beforeBad) {}
