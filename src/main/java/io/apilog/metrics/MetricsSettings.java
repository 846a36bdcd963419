package io.apilog.metrics;

import java.util.List;
import java.util.Map;

/**
 * How requests are counted and shown.
 *
 * @param budget the most sample lines of the API families
 * @param durationStatus how the duration histogram tells statuses apart
 * @param zeroScrapes in how many of its first scrapes a new series is shown as 0, 0 to 10
 * @param labels a label's name in the contract to the name it is shown under
 * @param durationBuckets upper bounds in seconds, ascending, without +Inf
 */
public record MetricsSettings(
        int budget,
        DurationStatus durationStatus,
        int zeroScrapes,
        Map<String, String> labels,
        List<Double> durationBuckets) {
    /** The default bounds, in seconds: OpenTelemetry's for {@code http.server.request.duration}. */
    public static final List<Double> DEFAULT_BUCKETS =
            List.of(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1., 2.5, 5., 7.5, 10.);

    /** The most sample lines where nothing is configured. */
    public static final int DEFAULT_BUDGET = 20_000;

    /** What holds where nothing is configured. */
    public static final MetricsSettings DEFAULT =
            new MetricsSettings(DEFAULT_BUDGET, DurationStatus.CODE, 1, Map.of(), DEFAULT_BUCKETS);

    /** The label {@code status} of the duration histogram. */
    public enum DurationStatus {
        /** The three digits. */
        CODE,
        /** {@code 2xx}. */
        CLASS,
        /** The label is left out. */
        NONE
    }
}
