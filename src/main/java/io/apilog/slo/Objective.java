package io.apilog.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What share of which requests is to be good.
 *
 * @param name letters, digits, {@code -} and {@code _}; unique
 * @param target in per cent, above 0 and below 100
 * @param latency where there is one, a request is good if it took no longer than so many seconds, a bound of the duration histogram;
 *     else if it was answered otherwise than with one of {@code failures}
 * @param failures statuses as {@code 503}, {@code 5xx} or {@code none}; at least one
 * @param sources the names of sources; empty for each
 * @param endpoints values of the label, {@code *} for any characters; empty for each that an answer has shown to be there
 * @param methods values of the label; empty for each
 */
public record Objective(
        String name,
        BigDecimal target,
        Optional<Double> latency,
        List<String> failures,
        List<String> sources,
        List<String> endpoints,
        List<String> methods) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The share of requests that is to be good, exactly: {@code 0.999}. */
    BigDecimal ratio() {
        return target.divide(HUNDRED, MathContext.UNLIMITED).stripTrailingZeros();
    }

    /** The share of requests that may be bad, exactly: {@code 0.001}. */
    BigDecimal budget() {
        return BigDecimal.ONE.subtract(ratio()).stripTrailingZeros();
    }
}
