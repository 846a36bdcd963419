package io.apilog.dashboards;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a histogram of endpoints says, whether Prometheus keeps its classic buckets or has made a native histogram of them: the first
 * that is there is taken.
 *
 * @param metric without {@code _bucket}
 * @param over makes a rate, or an increase, of a selector
 */
record Histogram(String metric, UnaryOperator<String> over, List<String> matchers) {
    static final String REQUEST_DURATION = "apilog_request_duration_seconds";
    static final String UPSTREAM_DURATION = "apilog_upstream_duration_seconds";

    Histogram(String metric, UnaryOperator<String> over, String... matchers) {
        this(metric, over, List.of(matchers));
    }

    /** What clients waited, at each point of a graph. */
    static Histogram ofRequests() {
        return new Histogram(REQUEST_DURATION, PromQl::rate);
    }

    /** What attempts to be answered upstream took, at each point of a graph. */
    static Histogram ofUpstream() {
        return new Histogram(UPSTREAM_DURATION, PromQl::rate);
    }

    /** Nothing, rather than NaN, where nothing was observed. */
    String quantile(double quantile, String... by) {
        return "histogram_quantile(" + quantile + ", " + classicBuckets(by) + ") >= 0 or histogram_quantile(" + quantile
                + ", " + nativeOnes(by) + ") >= 0";
    }

    /** For a heatmap: buckets by {@code le}, or native histograms. */
    String buckets() {
        return classicBuckets() + " or " + nativeOnes();
    }

    /** The sum of what was observed. */
    String total(String... by) {
        return part("sum", by);
    }

    /** How often something was observed. */
    String count(String... by) {
        return part("count", by);
    }

    private String part(String part, String... by) {
        return "(" + added(over.apply(selector("_" + part)), by) + " or histogram_" + part + "(" + nativeOnes(by)
                + "))";
    }

    private String classicBuckets(String... by) {
        String[] withBound = Stream.concat(Arrays.stream(by), Stream.of("le")).toArray(String[]::new);
        return added(over.apply(selector("_bucket")), withBound);
    }

    private String nativeOnes(String... by) {
        return added(over.apply(selector("")), by);
    }

    private String selector(String suffix) {
        return PromQl.ofEndpoint(metric + suffix, matchers.toArray(String[]::new));
    }

    private static String added(String expression, String... by) {
        return by.length == 0 ? PromQl.sum(expression) : PromQl.sumBy(columns(expression, by), by);
    }

    private static String columns(String expression, String... by) {
        return Arrays.asList(by).contains(PromQl.ENDPOINT_COLUMN) ? PromQl.asColumn(expression) : expression;
    }
}
