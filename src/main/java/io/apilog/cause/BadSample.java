package io.apilog.cause;

/**
 * One request that was answered badly.
 *
 * @param harm the {@link Harm}s as bits
 * @param keys the value of each dimension, at its ordinal; 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes them.
public record BadSample(int harm, long[] keys) {
    boolean has(Harm one) {
        return (harm & one.bit()) != 0;
    }
}
