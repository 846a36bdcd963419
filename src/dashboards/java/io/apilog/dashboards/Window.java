package io.apilog.dashboards;

import java.util.function.UnaryOperator;

/**
 * The time that a value is of: how a counter, or what a rule has recorded of it, becomes a value of that time.
 *
 * @param counter makes it of a selector of counters
 * @param recorded makes the same of a selector of recorded rates
 */
record Window(UnaryOperator<String> counter, UnaryOperator<String> recorded) {
    /** Per second, at each point of a graph. What was recorded between two points is averaged, so that nothing falls between them. */
    static final Window POINT = pointBefore("");

    /**
     * Per second, on average over all of the time shown. Recorded rates are of five minutes, so one a minute is enough; beyond a day, fewer
     * are weighed ({@link Panel#overTimeShown}).
     */
    static final Window SHOWN = new Window(
            selector -> PromQl.increase(selector) + " / $__range_s",
            selector -> "avg_over_time(" + selector + "[$__range:$__interval])");

    /** A number, over all of the time shown. */
    static final Window TOTAL = new Window(
            PromQl::increase,
            selector -> "sum_over_time(" + selector + "[$__range:$__interval]) * $__interval_ms / 1000");

    /** For choosing the lines of a graph by what they have over all of the time shown, the same at each of its points. */
    static final Window SHOWN_TO_THE_END = new Window(
            selector -> "increase(" + selector + "[$__range] @ end())",
            selector -> "avg_over_time(" + selector + "[$__range] @ end())");

    /** The same as at the points of a graph, so much earlier. */
    static Window before(String offset) {
        return pointBefore(" offset " + offset);
    }

    /** The hour around the same time, so much earlier: with half an hour more of what has been, and half an hour less. */
    static Window hourBefore(String offset) {
        return new Window(
                selector -> "rate(" + selector + "[1h] offset " + offset + ")",
                selector -> "avg_over_time(" + selector + "[1h:5m] offset " + offset + ")");
    }

    private static Window pointBefore(String offset) {
        return new Window(
                selector -> "rate(" + selector + "[$__rate_interval]" + offset + ")",
                selector -> "avg_over_time(" + selector + "[$__rate_interval]" + offset + ")");
    }
}
