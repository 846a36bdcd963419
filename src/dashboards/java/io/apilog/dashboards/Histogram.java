package io.apilog.dashboards;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a histogram of operations says, whether Prometheus keeps its classic buckets or has made a native histogram of them: the first
 * that is there is taken. A name that is not there costs nothing.
 *
 * @param metric without {@code _bucket}
 */
record Histogram(String metric, Measure buckets, Measure sums, Measure counts, Window window) {
    /** What clients waited, at each point of a graph. */
    static Histogram ofRequests() {
        return new Histogram(
                "apilog_request_duration_seconds", Measure.BUCKETS, Measure.SECONDS, Measure.TIMED, Window.POINT);
    }

    /** What attempts to be answered upstream took, at each point of a graph. No rule records it: few logs have it. */
    static Histogram ofUpstream() {
        String upstream = "apilog_upstream_duration_seconds";
        return new Histogram(
                upstream,
                Measure.counted(upstream + "_bucket"),
                Measure.counted(upstream + "_sum"),
                Measure.counted(upstream + "_count"),
                Window.POINT);
    }

    /** The same of another time. */
    Histogram over(Window other) {
        return new Histogram(metric, buckets, sums, counts, other);
    }

    /** The same from the counters alone. */
    Histogram ofCounters() {
        return new Histogram(metric, buckets.ofCounters(), sums.ofCounters(), counts.ofCounters(), window);
    }

    /** Nothing, rather than NaN, where nothing was observed. */
    String quantile(double quantile, String... by) {
        return "histogram_quantile(" + quantile + ", " + classicBuckets(by) + ") >= 0 or histogram_quantile(" + quantile
                + ", " + nativeOnes(by) + ") >= 0";
    }

    /** Several of them in one query, told apart by a label whose values are p50 and so on. */
    String quantiles(List<Double> quantiles) {
        return quantiles.stream()
                .map(one -> "label_replace(" + quantile(one) + ", \"quantile\", \"p" + Math.round(one * 100)
                        + "\", \"\", \"\")")
                .collect(Collectors.joining(" or "));
    }

    /** For a heatmap: buckets by {@code le}, or native histograms. */
    String distribution() {
        return classicBuckets() + " or " + nativeOnes();
    }

    /** The sum of what was observed. */
    String total(String... by) {
        return part(sums, "sum", by);
    }

    /** How often something was observed. */
    String count(String... by) {
        return part(counts, "count", by);
    }

    /** On average; nothing where nothing was observed. */
    String mean(String... by) {
        return total(by) + " / (" + count(by) + " > 0)";
    }

    private String part(Measure measure, String part, String... by) {
        return "(" + measure.over(window, by) + " or histogram_" + part + "(" + nativeOnes(by) + "))";
    }

    private String classicBuckets(String... by) {
        return buckets.over(
                window, Stream.concat(Arrays.stream(by), Stream.of("le")).toArray(String[]::new));
    }

    private String nativeOnes(String... by) {
        return Measure.counted(metric)
                .with(buckets.counterMatchers().toArray(String[]::new))
                .over(window, by);
    }
}
