package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.CLIENT_ERRORS;
import static io.apilog.dashboards.PromQl.SERVER_ERRORS;
import static io.apilog.dashboards.PromQl.ofEndpoint;
import static io.apilog.dashboards.PromQl.rate;
import static io.apilog.dashboards.PromQl.share;
import static io.apilog.dashboards.PromQl.sum;

/** Panels about the requests to the endpoints that are chosen, for any dashboard. */
final class TrafficPanels {
    static final String REQUESTS = "apilog_requests_total";

    /** As in the alerts: 5 % of 5xx is critical. */
    static final Thresholds ERROR_SHARE =
            Thresholds.from("green").then("orange", 0.01).then("red", 0.05);

    static final Thresholds DURATION =
            Thresholds.from("green").then("orange", 1).then("red", 2.5);

    private static final Histogram DURATIONS = Histogram.ofRequests();

    private TrafficPanels() {}

    static Panel requests(int width) {
        return Panels.stat("Requests", "All requests in the logs, a second.", width)
                .unit(Unit.REQUESTS_PER_SECOND)
                .fixedColor("blue")
                .query(allRequests(), "requests");
    }

    static Panel serverErrors(int width) {
        return Panels.stat("5xx errors", "Share of the requests that were answered 5xx: the API failed.", width)
                .unit(Unit.SHARE)
                .decimals(2)
                .thresholds(ERROR_SHARE)
                .query(shareOfRequests(SERVER_ERRORS), "5xx");
    }

    static Panel clientErrors(int width) {
        return Panels.stat(
                        "4xx errors",
                        "Share of the requests that were answered 4xx. Some are normal; a change is what matters.",
                        width)
                .unit(Unit.SHARE)
                .decimals(2)
                .fixedColor("yellow")
                .query(shareOfRequests(CLIENT_ERRORS), "4xx");
    }

    static Panel latency(int width) {
        return Panels.stat(
                        "Latency p95",
                        "95 % of the requests took no longer, as the client saw it. No finer than the histogram's buckets.",
                        width)
                .unit(Unit.SECONDS)
                .thresholds(DURATION)
                .noValue("no durations")
                .query(DURATIONS.quantile(0.95), "p95");
    }

    static Panel requestsByStatusClass() {
        return Panels.timeSeries(
                        "Requests by status",
                        "By class of status; none: no status was sent, the client was gone.",
                        12,
                        9)
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .query(requestsOf("status=~\"1..\""), "1xx", "purple")
                .query(requestsOf("status=~\"2..\""), "2xx", "green")
                .query(requestsOf("status=~\"3..\""), "3xx", "blue")
                .query(requestsOf(CLIENT_ERRORS), "4xx", "yellow")
                .query(requestsOf(SERVER_ERRORS), "5xx", "red")
                .query(requestsOf("status=\"none\""), "none", "text");
    }

    static Panel errorShares() {
        return Panels.timeSeries(
                        "Share of errors",
                        "4xx: refused by the API's rules, the client's doing. 5xx: the API's own failures.",
                        12,
                        9)
                .unit(Unit.SHARE)
                .query(shareOfRequests(CLIENT_ERRORS), "4xx", "yellow")
                .query(shareOfRequests(SERVER_ERRORS), "5xx", "red");
    }

    static Panel latencyQuantiles() {
        return Panels.timeSeries(
                        "Latency",
                        "Half, 90, 95 and 99 % of the requests took no longer. What is in the last bucket is shown as its lower bound, "
                                + "10 s by default.",
                        12,
                        9)
                .unit(Unit.SECONDS)
                .logarithmic()
                .noValue("The log has no durations")
                .query(DURATIONS.quantile(0.5), "p50", "blue")
                .query(DURATIONS.quantile(0.9), "p90", "green")
                .query(DURATIONS.quantile(0.95), "p95", "orange")
                .query(DURATIONS.quantile(0.99), "p99", "purple");
    }

    static Panel latencyHeatmap() {
        return Panels.heatmap(
                        "Latency distribution",
                        "How many requests a second fell into each of the histogram's buckets. Two bands are two kinds of requests.",
                        12,
                        9,
                        Unit.SECONDS,
                        Unit.REQUESTS_PER_SECOND)
                .heatmapQuery(DURATIONS.buckets());
    }

    static String allRequests() {
        return sum(rate(ofEndpoint(REQUESTS)));
    }

    static String requestsOf(String matcher) {
        return sum(rate(ofEndpoint(REQUESTS, matcher)));
    }

    static String shareOfRequests(String matcher) {
        return share(requestsOf(matcher), allRequests());
    }
}
