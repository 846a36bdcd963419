package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.METHOD;
import static io.apilog.dashboards.PromQl.SERVER_ERRORS;
import static io.apilog.dashboards.PromQl.share;
import static io.apilog.dashboards.PromQl.shareBy;
import static io.apilog.dashboards.PromQl.topRates;
import static io.apilog.dashboards.TrafficPanels.DAY;
import static io.apilog.dashboards.TrafficPanels.DURATIONS;
import static io.apilog.dashboards.TrafficPanels.ERROR_SHARE;
import static io.apilog.dashboards.TrafficPanels.WEEK;
import static io.apilog.dashboards.TrafficPanels.allRequests;
import static io.apilog.dashboards.TrafficPanels.failedBefore;
import static io.apilog.dashboards.TrafficPanels.p95Before;
import static io.apilog.dashboards.TrafficPanels.requestsBefore;

import java.util.List;

/** One operation in depth, or several added up. */
final class EndpointDashboard {
    static final String UID = "apilog-endpoint";

    private static final String NO_UPSTREAM = "The log has no upstream times";
    private static final String NO_SIZES = "not in the log";

    /** No rule records upstream attempts and bytes received, so what they are compared with is counted too. */
    private static final Histogram UPSTREAM = Histogram.ofUpstream();

    private static final Histogram WAITED = Histogram.ofRequests().ofCounters();

    private static final String REQUESTS = Measure.REQUESTS.ofCounters().rate();

    private EndpointDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        UID,
                        "apilog / Endpoint",
                        "One operation of an API in depth, an endpoint and a method; several, where several are chosen, added up.",
                        Variables.showing(Variables.SOURCE, Variables.ENDPOINT, Variables.METHOD))
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
                        averageAgainstBefore())
                .row("What is asked of it?", methods(), sizes(), sent())
                .row("Where is it asked?", bySource(), byInstance())
                .foldedRow(
                        "What does the upstream do? (where the log has its times)",
                        whereTheTimeGoes(),
                        upstreamQuantiles(),
                        upstreamShare(),
                        attempts())
                .foldedRow("What do requests carry? (where the log has their sizes)", requestSize(), received());
    }

    private static Panel shareOfTraffic() {
        return Panels.stat("Share of traffic", "Of all requests, whatever endpoints are chosen.", 4)
                .unit(Unit.SHARE)
                .decimals(1)
                .fixedColor("text")
                .query(share(allRequests(), Measure.REQUESTS.ofAll().rate()), "share");
    }

    private static Panel responseSize() {
        return Panels.stat("Response size", "Average over the requests, as the log counts bytes.", 4)
                .unit(Unit.BYTES)
                .fixedColor("text")
                .noValue(NO_SIZES)
                .query(averageResponse(), "response");
    }

    private static Panel requestsByStatus() {
        return Panels.timeSeries("Requests by status", "The status that was sent to the client.", 12, 9)
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .statusColours("1", "2", "3", "4", "5", Palette.NONE)
                .query(Measure.requests().rate("status"), "{{status}}");
    }

    private static Panel errorsByStatus() {
        return Panels.timeSeries(
                        "Errors by status",
                        "4xx, 5xx, and none where no status was sent, as shares of all requests to the endpoint.",
                        12,
                        9)
                .unit(Unit.SHARE)
                .noValue("No errors")
                .unfilled()
                .statusColours("4", "5", Palette.NONE)
                .query(
                        Measure.requests("status=~\"[45]..|none\"").rate("status") + " / on () group_left () ("
                                + allRequests() + " > 0)",
                        "{{status}}");
    }

    private static Panel requestsAgainstBefore() {
        return againstBefore(
                        "Requests against before",
                        "Now, and at the same hours of the day before and of the week before.",
                        Palette.NEUTRAL,
                        allRequests(),
                        requestsBefore("1d"),
                        requestsBefore("1w"))
                .unit(Unit.REQUESTS_PER_SECOND);
    }

    private static Panel errorsAgainstBefore() {
        return againstBefore(
                        "Server errors against before",
                        "Shares of 5xx, now and at the same hours of the day before and of the week before.",
                        Palette.SERVER_ERROR,
                        TrafficPanels.shareOfRequests(SERVER_ERRORS),
                        failedBefore("1d"),
                        failedBefore("1w"))
                .unit(Unit.SHARE);
    }

    private static Panel latencyAgainstBefore() {
        return againstBefore(
                        "Latency p95 against before",
                        "Now, and at the same hours of the day before and of the week before.",
                        Palette.CLIENT_ERROR,
                        DURATIONS.quantile(0.95),
                        p95Before("1d"),
                        p95Before("1w"))
                .unit(Unit.SECONDS)
                .noValue("The log has no durations");
    }

    private static Panel averageAgainstBefore() {
        return againstBefore(
                        "Time on average against before",
                        "What a request takes on average, finer than the histogram's buckets; now, and at the same hours of the day before "
                                + "and of the week before.",
                        Palette.SECOND,
                        DURATIONS.mean(),
                        DURATIONS.over(Window.before("1d")).mean(),
                        DURATIONS.over(Window.before("1w")).mean())
                .unit(Unit.SECONDS)
                .noValue("The log has no durations");
    }

    private static Panel againstBefore(
            String title, String description, String color, String now, String dayBefore, String weekBefore) {
        return Panels.timeSeries(title, description, 12, 8)
                .unfilled()
                .query(now, "now", color)
                .behind(dayBefore, DAY, Palette.DAY_BEFORE)
                .behind(weekBefore, WEEK, Palette.WEEK_BEFORE);
    }

    private static Panel whereTheTimeGoes() {
        String upstream = UPSTREAM.total() + " / (" + WAITED.count() + " > 0)";
        return Panels.timeSeries(
                        "Where the time goes",
                        "Average seconds of a request: in attempts upstream, and the rest, which is this server's and the client's own.",
                        12,
                        8)
                .unit(Unit.SECONDS)
                .stacked()
                .noValue(NO_UPSTREAM)
                .query(upstream, "upstream", Palette.CLIENT_ERROR)
                .query("clamp_min(" + WAITED.mean() + " - " + upstream + ", 0)", "the rest", Palette.NEUTRAL);
    }

    private static Panel upstreamQuantiles() {
        return Panels.timeSeries("Upstream latency", "Of each attempt to have a request answered upstream.", 12, 8)
                .unit(Unit.SECONDS)
                .logarithmic()
                .noValue(NO_UPSTREAM)
                .query(UPSTREAM.quantiles(List.of(0.5, 0.95, 0.99)), "{{quantile}}")
                .colour("p50", Palette.NEUTRAL)
                .colour("p95", Palette.CLIENT_ERROR)
                .colour("p99", Palette.THIRD);
    }

    private static Panel upstreamShare() {
        return Panels.timeSeries(
                        "Share of the time spent upstream",
                        "Upstream seconds of what clients waited. Over 100 % where a request is tried in several places at once.",
                        12,
                        8)
                .unit(Unit.SHARE)
                .noValue(NO_UPSTREAM)
                .query(UPSTREAM.total() + " / (" + WAITED.total() + " > 0)", "upstream", Palette.CLIENT_ERROR);
    }

    private static Panel attempts() {
        return Panels.timeSeries(
                        "Attempts upstream",
                        "For each request. 0: answered here. More than 1: tried again elsewhere, so an upstream fails.",
                        12,
                        8)
                .unit(Unit.COUNT)
                .decimals(2)
                .noValue(NO_UPSTREAM)
                .line(1)
                .custom("axisSoftMax", 1.2)
                .query(UPSTREAM.count() + " / (" + REQUESTS + " > 0)", "attempts", Palette.CLIENT_ERROR);
    }

    private static Panel methods() {
        String requests = Measure.REQUESTS.total(METHOD);
        Histogram overAll = DURATIONS.over(Window.TOTAL);
        return new Table("Methods", "Over all of the time shown.", 12, 8, "Requests")
                .narrow()
                .label(METHOD, "Method")
                .column(
                        "Requests",
                        Unit.REQUESTS_PER_SECOND,
                        Measure.REQUESTS.mean(METHOD) + " > 0",
                        "custom.width",
                        110)
                .barColumn("Share", requests + " / on () group_left () " + Measure.REQUESTS.total() + " > 0")
                .colouredColumn("5xx", Unit.SHARE, 2, ERROR_SHARE, shareBy(Measure.FAILED.total(METHOD), requests))
                .column("p95", Unit.SECONDS, overAll.quantile(0.95, METHOD))
                .panel()
                .overTimeShown(1000);
    }

    private static Panel sizes() {
        return Panels.timeSeries("Response size", "Average bytes of a response, as the log counts them.", 6, 8)
                .unit(Unit.BYTES)
                .noValue("No sizes in the log")
                .query(averageResponse(), "response", Palette.NEUTRAL);
    }

    private static Panel sent() {
        return Panels.timeSeries("Bytes sent", "Bytes of responses a second, as the log counts them.", 6, 8)
                .unit(Unit.BYTES_PER_SECOND)
                .noValue("No sizes in the log")
                .query(Measure.RESPONSE_BYTES.rate(), "sent", Palette.NEUTRAL);
    }

    private static Panel requestSize() {
        return Panels.timeSeries("Request size", "Average bytes of a request, as the log counts them.", 12, 8)
                .unit(Unit.BYTES)
                .noValue("No sizes of requests in the log")
                .query(Measure.REQUEST_BYTES.rate() + " / (" + REQUESTS + " > 0)", "request", Palette.THIRD);
    }

    private static Panel received() {
        return Panels.timeSeries("Bytes received", "Bytes of requests a second, as the log counts them.", 12, 8)
                .unit(Unit.BYTES_PER_SECOND)
                .noValue("No sizes of requests in the log")
                .query(Measure.REQUEST_BYTES.rate(), "received", Palette.THIRD);
    }

    private static Panel bySource() {
        return Panels.timeSeries("Requests by source", "The ten logs with most of the requests.", 12, 8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .query(Measure.REQUESTS.greatest(10, PromQl.SOURCE), PromQl.legend(PromQl.SOURCE));
    }

    /** Of all operations, lines accepted say the same as requests, by a series for each source instead of hundreds. */
    private static Panel byInstance() {
        String lines = PromQl.ofSource("apilog_lines_total", "result=\"accepted\"", Measure.WHOLE_OPEN);
        String requests = PromQl.ofOperation("apilog_requests_total", Measure.WHOLE_CLOSED);
        return Panels.timeSeries(
                        "Requests by exporter",
                        "The ten that count most. One that is far from the others has a neighbour that is not asked, or is asked too often.",
                        12,
                        8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .query(topRates(10, lines, "instance") + " or " + topRates(10, requests, "instance"), "{{instance}}");
    }

    private static String averageResponse() {
        return Measure.RESPONSE_BYTES.rate() + " / (" + allRequests() + " > 0)";
    }
}
