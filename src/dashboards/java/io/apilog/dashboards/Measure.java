package io.apilog.dashboards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A quantity of the API on up to three levels, of which a dashboard asks the one that is cheapest: what rules have recorded of a source,
 * where no operation is chosen; of an operation, where one is; and the counter itself, where an instance is chosen or nothing is recorded.
 * The hidden variables {@code recorded} and {@code whole} open one level and close the others: a selector that no series fits costs nothing.
 *
 * @param counter the exporter's own metric
 * @param counterMatchers what is asked of the counter besides what is chosen
 * @param ofOperation the recorded rate by operation; empty where none is recorded
 * @param ofSource the recorded rate by source; empty where none is recorded
 * @param recordedMatchers what is asked of both recorded rates
 * @param chosen whether only what is chosen of the endpoints and methods counts
 */
record Measure(
        String counter,
        List<String> counterMatchers,
        String ofOperation,
        String ofSource,
        List<String> recordedMatchers,
        boolean chosen) {

    static final Measure REQUESTS = new Measure(
            "apilog_requests_total", "source_endpoint_method:apilog_requests:rate5m", "source:apilog_requests:rate5m");

    /** Answered 5xx. */
    static final Measure FAILED = new Measure(
            "apilog_requests_total",
            List.of(PromQl.SERVER_ERRORS),
            "source_endpoint_method:apilog_requests_failed:rate5m",
            "source:apilog_requests_failed:rate5m",
            List.of(),
            true);

    private static final Measure REQUESTS_BY_STATUS = new Measure(
            "apilog_requests_total",
            "source_endpoint_method_status:apilog_requests:rate5m",
            "source_status:apilog_requests:rate5m");

    static final Measure BUCKETS = new Measure(
            "apilog_request_duration_seconds_bucket",
            "source_endpoint_method_outcome_le:apilog_request_duration_seconds_bucket:rate5m",
            "source_le:apilog_request_duration_seconds_bucket:rate5m");

    static final Measure SECONDS = new Measure(
            "apilog_request_duration_seconds_sum",
            "source_endpoint_method:apilog_request_duration_seconds_sum:rate5m",
            "");

    /** Requests that have a duration. */
    static final Measure TIMED = new Measure(
            "apilog_request_duration_seconds_count",
            "source_endpoint_method:apilog_request_duration_seconds_count:rate5m",
            "");

    static final Measure RESPONSE_BYTES = new Measure(
            "apilog_response_bytes_total",
            "source_endpoint_method:apilog_response_bytes:rate5m",
            "source:apilog_response_bytes:rate5m");

    static final Measure REQUEST_BYTES = new Measure("apilog_request_bytes_total", "", "");

    static final String WHOLE_CLOSED = PromQl.SOURCE + "!~\"$whole\"";
    static final String WHOLE_OPEN = PromQl.SOURCE + "=~\"$whole\"";

    private Measure(String counter, String ofOperation, String ofSource) {
        this(counter, List.of(), ofOperation, ofSource, List.of(), true);
    }

    /** What no rule records. */
    static Measure counted(String counter) {
        return new Measure(counter, "", "");
    }

    /** Requests whose status matches. */
    static Measure requests(String... matchers) {
        return REQUESTS_BY_STATUS.with(matchers);
    }

    /** The same of what matches as well. */
    Measure with(String... matchers) {
        return new Measure(
                counter,
                Stream.concat(counterMatchers.stream(), Stream.of(matchers)).toList(),
                ofOperation,
                Stream.of(matchers).anyMatch(matcher -> matcher.startsWith(PromQl.ENDPOINT)) ? "" : ofSource,
                Stream.concat(recordedMatchers.stream(), Stream.of(matchers)).toList(),
                chosen);
    }

    /**
     * The same from the counters alone. What is divided by a counter that no rule records has to be of the same five minutes, or of the same
     * one: where an average of five minutes is divided by one of a minute, the quotient is wrong whenever traffic changes.
     */
    Measure ofCounters() {
        return new Measure(counter, counterMatchers, "", "", recordedMatchers, chosen);
    }

    /** The same of all endpoints and methods, whichever are chosen. */
    Measure ofAll() {
        return new Measure(counter, counterMatchers, ofOperation, ofSource, recordedMatchers, false);
    }

    /** Per second, at each point of a graph, added up by labels. */
    String rate(String... by) {
        return over(Window.POINT, by);
    }

    /** Per second, on average over all of the time shown. */
    String mean(String... by) {
        return over(Window.SHOWN, by);
    }

    /** How much there was over all of the time shown. */
    String total(String... by) {
        return over(Window.TOTAL, by);
    }

    /** At each point of a graph, of the few that are greatest over all of the time shown: the same lines from its beginning to its end. */
    String greatest(int count, String... by) {
        return rate(by) + " and " + PromQl.top(count, over(Window.SHOWN_TO_THE_END, by) + " > 0");
    }

    /** Of a time, added up by labels. */
    String over(Window window, String... by) {
        return over(window, true, by);
    }

    /** The same of what rules have recorded only. */
    String recorded(Window window, String... by) {
        return over(window, false, by);
    }

    private String over(Window window, boolean orCounters, String... by) {
        List<String> labels = Arrays.asList(by);
        List<String> levels = new ArrayList<>();
        boolean bySource = !ofSource.isEmpty() && !labels.contains(PromQl.METHOD) && !namesEndpoints(labels);
        boolean needsOperations = chosen || !bySource;
        if (bySource) {
            String[] open = chosen ? new String[] {WHOLE_OPEN} : new String[0];
            levels.add(window.recorded().apply(PromQl.ofRecordedSource(ofSource, all(recordedMatchers, open))));
        }
        if (!ofOperation.isEmpty() && needsOperations) {
            String[] closed = bySource ? new String[] {WHOLE_CLOSED} : new String[0];
            String[] matchers = all(recordedMatchers, closed);
            levels.add(window.recorded()
                    .apply(
                            chosen
                                    ? PromQl.ofRecordedOperation(ofOperation, matchers)
                                    : PromQl.ofRecordedSource(ofOperation, matchers)));
        }
        if (orCounters) {
            levels.add(window.counter().apply(selectorOfCounters()));
        }
        String all = String.join(" or ", levels);
        String columns = labels.contains(PromQl.ENDPOINT_COLUMN) ? PromQl.asColumn(all) : all;
        return by.length == 0 ? PromQl.sum(columns) : PromQl.sumBy(columns, by);
    }

    private String selectorOfCounters() {
        String[] notRecorded = ofOperation.isEmpty() ? new String[0] : new String[] {PromQl.NOT_RECORDED};
        String[] ofCounter = all(counterMatchers, notRecorded);
        return chosen ? PromQl.ofOperation(counter, ofCounter) : PromQl.ofSource(counter, ofCounter);
    }

    private static boolean namesEndpoints(List<String> labels) {
        return labels.contains(PromQl.ENDPOINT) || labels.contains(PromQl.ENDPOINT_COLUMN);
    }

    private static String[] all(List<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    @Override
    public String toString() {
        return counter + counterMatchers.stream().collect(Collectors.joining(", ", "{", "}"));
    }
}
