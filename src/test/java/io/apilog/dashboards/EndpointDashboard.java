package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.SERVER_ERRORS;
import static io.apilog.dashboards.PromQl.increase;
import static io.apilog.dashboards.PromQl.meanRate;
import static io.apilog.dashboards.PromQl.ofEndpoint;
import static io.apilog.dashboards.PromQl.ofSource;
import static io.apilog.dashboards.PromQl.rate;
import static io.apilog.dashboards.PromQl.rateBefore;
import static io.apilog.dashboards.PromQl.share;
import static io.apilog.dashboards.PromQl.shareBy;
import static io.apilog.dashboards.PromQl.sum;
import static io.apilog.dashboards.PromQl.sumBy;
import static io.apilog.dashboards.PromQl.top;
import static io.apilog.dashboards.TrafficPanels.ERROR_SHARE;
import static io.apilog.dashboards.TrafficPanels.REQUESTS;
import static io.apilog.dashboards.TrafficPanels.allRequests;

/** One endpoint in depth, or several added up. */
final class EndpointDashboard {
    static final String UID = "apilog-endpoint";

    private static final String RESPONSE_BYTES = "apilog_response_bytes_total";
    private static final String REQUEST_BYTES = "apilog_request_bytes_total";
    private static final String NO_UPSTREAM = "The log has no upstream times";
    private static final String NO_SIZES = "not in the log";
    private static final String METHOD = "method";

    private static final Histogram DURATIONS = Histogram.ofRequests();
    private static final Histogram UPSTREAM = Histogram.ofUpstream();

    private EndpointDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        UID,
                        "apilog / Endpoint",
                        "One endpoint of an API in depth; several, where several are chosen, added up.",
                        Variables.showing(Variables.SOURCE, Variables.ENDPOINT))
                .row(
                        "Is it healthy?",
                        TrafficPanels.requests(4),
                        shareOfTraffic(),
                        TrafficPanels.serverErrors(4),
                        TrafficPanels.clientErrors(4),
                        TrafficPanels.latency(4),
                        responseSize())
                .row(
                        "How is it answered?",
                        requestsByStatus(),
                        errorsByStatus(),
                        requestsAgainstBefore(),
                        errorsAgainstBefore())
                .row(
                        "How long does it take?",
                        TrafficPanels.latencyQuantiles(),
                        TrafficPanels.latencyHeatmap(),
                        latencyAgainstBefore(),
                        whereTheTimeGoes())
                .row("What does the upstream do?", upstreamQuantiles(), upstreamShare(), attempts())
                .row("What is asked of it?", methods(), sizes(), throughput())
                .row("Where is it asked?", bySource(), byInstance());
    }

    private static Panel shareOfTraffic() {
        return Panels.stat("Share of traffic", "Of all requests, whatever endpoints are chosen.", 4)
                .unit(Unit.SHARE)
                .decimals(1)
                .fixedColor("blue")
                .query(share(allRequests(), sum(rate(ofSource(REQUESTS)))), "share");
    }

    private static Panel responseSize() {
        return Panels.stat("Response size", "Average over the requests, as the log counts bytes.", 4)
                .unit(Unit.BYTES)
                .fixedColor("blue")
                .noValue(NO_SIZES)
                .query(averageSize(RESPONSE_BYTES), "response");
    }

    private static Panel requestsByStatus() {
        return Panels.timeSeries("Requests by status", "The status that was sent to the client.", 12, 9)
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .statusColours()
                .query(sumBy(rate(ofEndpoint(REQUESTS)), "status"), "{{status}}");
    }

    private static Panel errorsByStatus() {
        return Panels.timeSeries(
                        "Errors by status",
                        "4xx, 5xx, and none where no status was sent, as shares of all requests to the endpoint.",
                        12,
                        9)
                .unit(Unit.SHARE)
                .noValue("No errors")
                .statusColours()
                .query(
                        sumBy(rate(ofEndpoint(REQUESTS, "status=~\"[45]..|none\"")), "status")
                                + " / on () group_left () (" + allRequests() + " > 0)",
                        "{{status}}");
    }

    private static Panel requestsAgainstBefore() {
        return Panels.timeSeries(
                        "Requests against before", "The same hours of the day before, and of the week before.", 12, 8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .unfilled()
                .query(allRequests(), "now", "blue")
                .query(sum(rateBefore(ofEndpoint(REQUESTS), "1d")), "a day before", "text")
                .query(sum(rateBefore(ofEndpoint(REQUESTS), "1w")), "a week before", "purple");
    }

    private static Panel errorsAgainstBefore() {
        return Panels.timeSeries(
                        "Server errors against before",
                        "Shares of 5xx, now and at the same hours of the day before and of the week before.",
                        12,
                        8)
                .unit(Unit.SHARE)
                .unfilled()
                .query(TrafficPanels.shareOfRequests(SERVER_ERRORS), "now", "red")
                .query(failedBefore("1d"), "a day before", "text")
                .query(failedBefore("1w"), "a week before", "purple");
    }

    private static String failedBefore(String offset) {
        return share(
                sum(rateBefore(ofEndpoint(REQUESTS, SERVER_ERRORS), offset)),
                sum(rateBefore(ofEndpoint(REQUESTS), offset)));
    }

    private static Panel latencyAgainstBefore() {
        return Panels.timeSeries(
                        "Latency p95 against before",
                        "The same hours of the day before, and of the week before.",
                        12,
                        8)
                .unit(Unit.SECONDS)
                .noValue("The log has no durations")
                .unfilled()
                .query(DURATIONS.quantile(0.95), "now", "orange")
                .query(p95Before("1d"), "a day before", "text")
                .query(p95Before("1w"), "a week before", "purple");
    }

    private static String p95Before(String offset) {
        return new Histogram(Histogram.REQUEST_DURATION, selector -> rateBefore(selector, offset)).quantile(0.95);
    }

    private static Panel whereTheTimeGoes() {
        String waited = DURATIONS.total() + " / (" + DURATIONS.count() + " > 0)";
        String upstream = UPSTREAM.total() + " / (" + DURATIONS.count() + " > 0)";
        return Panels.timeSeries(
                        "Where the time goes",
                        "Average seconds of a request: in attempts upstream, and the rest, which is this server's and the client's own.",
                        12,
                        8)
                .unit(Unit.SECONDS)
                .stacked()
                .noValue(NO_UPSTREAM)
                .query(upstream, "upstream", "orange")
                .query("clamp_min(" + waited + " - " + upstream + ", 0)", "the rest", "blue");
    }

    private static Panel upstreamQuantiles() {
        return Panels.timeSeries("Upstream latency", "Of each attempt to have a request answered upstream.", 8, 8)
                .unit(Unit.SECONDS)
                .logarithmic()
                .noValue(NO_UPSTREAM)
                .query(UPSTREAM.quantile(0.5), "p50", "blue")
                .query(UPSTREAM.quantile(0.95), "p95", "orange")
                .query(UPSTREAM.quantile(0.99), "p99", "purple");
    }

    private static Panel upstreamShare() {
        return Panels.timeSeries(
                        "Share of the time spent upstream",
                        "Upstream seconds of what clients waited. Over 100 % where a request is tried in several places at once.",
                        8,
                        8)
                .unit(Unit.SHARE)
                .noValue(NO_UPSTREAM)
                .query(UPSTREAM.total() + " / (" + DURATIONS.total() + " > 0)", "upstream", "orange");
    }

    private static Panel attempts() {
        return Panels.timeSeries(
                        "Attempts upstream",
                        "For each request. 0: answered here. More than 1: tried again elsewhere, so an upstream fails.",
                        8,
                        8)
                .unit(Unit.COUNT)
                .decimals(2)
                .noValue(NO_UPSTREAM)
                .line(1)
                .custom("axisSoftMax", 1.2)
                .query(UPSTREAM.count() + " / (" + allRequests() + " > 0)", "attempts", "orange");
    }

    private static Panel methods() {
        String requests = sumBy(increase(ofEndpoint(REQUESTS)), METHOD);
        return new Table("Methods", "Over all of the time shown.", 12, 8, "Requests")
                .label(METHOD, "Method")
                .column("Requests", Unit.REQUESTS_PER_SECOND, sumBy(meanRate(ofEndpoint(REQUESTS)), METHOD) + " > 0")
                .barColumn("Share", requests + " / on () group_left () " + sum(increase(ofEndpoint(REQUESTS))) + " > 0")
                .colouredColumn(
                        "5xx",
                        Unit.SHARE,
                        2,
                        ERROR_SHARE,
                        shareBy(sumBy(increase(ofEndpoint(REQUESTS, SERVER_ERRORS)), METHOD), requests))
                .column(
                        "p95",
                        Unit.SECONDS,
                        new Histogram(Histogram.REQUEST_DURATION, PromQl::increase).quantile(0.95, METHOD))
                .panel();
    }

    private static Panel sizes() {
        return Panels.timeSeries(
                        "Size", "Average bytes of a request and of its response, as the log counts them.", 6, 8)
                .unit(Unit.BYTES)
                .noValue("No sizes in the log")
                .query(averageSize(RESPONSE_BYTES), "response", "blue")
                .query(averageSize(REQUEST_BYTES), "request", "green");
    }

    private static Panel throughput() {
        return Panels.timeSeries("Throughput", "Bytes a second, as the log counts them.", 6, 8)
                .unit(Unit.BYTES_PER_SECOND)
                .noValue("No sizes in the log")
                .query(sum(rate(ofEndpoint(RESPONSE_BYTES))), "sent", "blue")
                .query(sum(rate(ofEndpoint(REQUEST_BYTES))), "received", "green");
    }

    private static Panel bySource() {
        return Panels.timeSeries("Requests by source", "The logs in which the requests were found.", 12, 8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .query(top(10, sumBy(rate(ofEndpoint(REQUESTS)), PromQl.SOURCE)), PromQl.legend(PromQl.SOURCE));
    }

    private static Panel byInstance() {
        return Panels.timeSeries(
                        "Requests by exporter",
                        "The ten that count most. One that is far from the others has a neighbour that is not asked, or is asked too often.",
                        12,
                        8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .query(top(10, sumBy(rate(ofEndpoint(REQUESTS)), "instance")), "{{instance}}");
    }

    private static String averageSize(String bytes) {
        return sum(rate(ofEndpoint(bytes))) + " / (" + allRequests() + " > 0)";
    }
}
