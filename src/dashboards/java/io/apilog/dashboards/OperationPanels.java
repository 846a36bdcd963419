package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.ENDPOINT_COLUMN;
import static io.apilog.dashboards.PromQl.METHOD;
import static io.apilog.dashboards.PromQl.SOURCE;
import static io.apilog.dashboards.PromQl.legend;
import static io.apilog.dashboards.PromQl.shareBy;
import static io.apilog.dashboards.PromQl.top;

/**
 * Which operations matter: methods and endpoints by how many requests they failed and how much time they cost, rather than by shares, of
 * which an operation that is asked twice an hour has the greatest.
 */
final class OperationPanels {
    /** How many points of the time shown are weighed, at least: one a minute up to sixteen hours. */
    private static final int POINTS = 1000;

    /** What is asked less often within the time shown says nothing by its share or average. */
    private static final int LEAST_REQUESTS = 10;

    /** A tenth more than usual: what is a little slower now and a little faster then is lost in one direction only. */
    private static final double LEAST_SLOWED = 0.1;

    private static final String[] OPERATION = {SOURCE, METHOD, ENDPOINT_COLUMN};
    private static final String REQUESTS = Measure.REQUESTS.total(OPERATION);
    private static final String FAILED = Measure.FAILED.total(OPERATION);
    private static final Histogram DURATIONS = Histogram.ofRequests().over(Window.TOTAL);

    /** Seconds more than their requests usually take. */
    private static final String LOST =
            operationsOf("source_endpoint_method:apilog_request_duration_seconds:lost_rate5m", Window.TOTAL);

    private OperationPanels() {}

    static Panel all() {
        String usual = operationsOf("source_endpoint_method:apilog_requests:rate5m_usual", Window.SHOWN);
        String mean = DURATIONS.mean(OPERATION);
        String slowed = LOST + " / (" + mean + " > 0) > " + LEAST_SLOWED + " * " + REQUESTS;
        Table table = new Table(
                        "Operations",
                        "Over all of the time shown, the greatest impact first: requests that failed, and where they took a tenth longer than "
                                + "usual, as many as would have taken the time that was lost. ±: against what is usual at this hour. "
                                + "Click an endpoint to see that operation in depth; the funnel in a heading filters.",
                        24,
                        14,
                        "Impact")
                .filterable("Requests")
                .narrow()
                .label(ENDPOINT_COLUMN, "Endpoint")
                .link("Endpoint", Links.toOperation())
                .label(METHOD, "Method", 84)
                .label(SOURCE, "Source", 84)
                .column(
                        "Impact",
                        Unit.REQUESTS,
                        "(" + failedOrNone() + " + (" + slowed + " or " + failedOrNone() + " * 0)) and (" + REQUESTS
                                + " > 0)",
                        "decimals",
                        0,
                        "custom.width",
                        104)
                .column(
                        "Requests",
                        Unit.REQUESTS_PER_SECOND,
                        Measure.REQUESTS.mean(OPERATION) + " > 0",
                        "custom.width",
                        124)
                .column(
                        "± usual",
                        Unit.SHARE,
                        Measure.REQUESTS.mean(OPERATION) + " / (" + usual + " > 0) - 1",
                        "decimals",
                        0)
                .column("Failed", Unit.REQUESTS, FAILED + " > 0.5", "decimals", 0, "custom.width", 76)
                .colouredColumn("5xx", Unit.SHARE, 2, TrafficPanels.ERROR_SHARE, shareBy(FAILED, REQUESTS))
                .column(
                        "4xx",
                        Unit.SHARE,
                        shareBy(Measure.requests(PromQl.CLIENT_ERRORS).total(OPERATION), REQUESTS),
                        "decimals",
                        1)
                .column("Mean", Unit.SECONDS, mean)
                .column("p95", Unit.SECONDS, DURATIONS.quantile(0.95, OPERATION))
                .column("Lost", Unit.SECONDS, LOST + " > 0.05", "decimals", 1)
                .column("Sent", Unit.BYTES_PER_SECOND, Measure.RESPONSE_BYTES.mean(OPERATION), "custom.width", 92);
        LogLines.addTo(table);
        return table.panel().overTimeShown(POINTS);
    }

    private static String failedOrNone() {
        return "(" + FAILED + " or " + REQUESTS + " * 0)";
    }

    static Panel mostFailing(int width, int height) {
        return Panels.bars(
                        "Most failing operations",
                        "Requests that were answered 5xx, over all of the time shown; of operations with at least ten requests.",
                        width,
                        height)
                .unit(Unit.REQUESTS)
                .decimals(0)
                .fixedColor(Palette.SERVER_ERROR)
                .noValue("No server errors")
                .instantQuery(greatest(FAILED), legend(METHOD, ENDPOINT_COLUMN))
                .overTimeShown(POINTS);
    }

    static Panel slowest(int width, int height) {
        return Panels.bars(
                        "Operations that lost most time",
                        "Seconds more than what their requests usually take, over all of the time shown, all requests together; of operations "
                                + "with at least ten requests.",
                        width,
                        height)
                .unit(Unit.SECONDS)
                .fixedColor(Palette.CLIENT_ERROR)
                .noValue("None is slower than usual, or nothing is known to be usual yet")
                .instantQuery(greatest(LOST), legend(METHOD, ENDPOINT_COLUMN))
                .overTimeShown(POINTS);
    }

    private static String greatest(String expression) {
        return "sort_desc("
                + top(
                        8,
                        "sum by (" + METHOD + ", " + ENDPOINT_COLUMN + ") (" + expression + " > 0.5 and " + REQUESTS
                                + " >= " + LEAST_REQUESTS + ")")
                + ")";
    }

    /** A recorded rate by operation that no counter has. */
    static String operationsOf(String recorded, Window window) {
        return PromQl.sumBy(PromQl.asColumn(window.recorded().apply(PromQl.ofRecordedOperation(recorded))), OPERATION);
    }
}
