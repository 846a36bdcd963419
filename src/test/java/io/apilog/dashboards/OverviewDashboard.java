package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.CLIENT_ERRORS;
import static io.apilog.dashboards.PromQl.ENDPOINT;
import static io.apilog.dashboards.PromQl.ENDPOINT_COLUMN;
import static io.apilog.dashboards.PromQl.SERVER_ERRORS;
import static io.apilog.dashboards.PromQl.SOURCE;
import static io.apilog.dashboards.PromQl.increase;
import static io.apilog.dashboards.PromQl.increaseBefore;
import static io.apilog.dashboards.PromQl.legend;
import static io.apilog.dashboards.PromQl.meanRate;
import static io.apilog.dashboards.PromQl.ofEndpoint;
import static io.apilog.dashboards.PromQl.ofSource;
import static io.apilog.dashboards.PromQl.rate;
import static io.apilog.dashboards.PromQl.share;
import static io.apilog.dashboards.PromQl.shareBy;
import static io.apilog.dashboards.PromQl.sum;
import static io.apilog.dashboards.PromQl.sumBy;
import static io.apilog.dashboards.PromQl.sumByEndpoint;
import static io.apilog.dashboards.PromQl.top;
import static io.apilog.dashboards.TrafficPanels.DURATION;
import static io.apilog.dashboards.TrafficPanels.ERROR_SHARE;
import static io.apilog.dashboards.TrafficPanels.REQUESTS;

/** The first look: its rows are the questions in the order in which they are asked. */
final class OverviewDashboard {
    static final String UID = "apilog-overview";

    private static final Histogram OVER_ALL = new Histogram(Histogram.REQUEST_DURATION, PromQl::increase);
    private static final Histogram BEFORE = new Histogram(Histogram.REQUEST_DURATION, PromQl::increaseBefore);

    private OverviewDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        UID,
                        "apilog / Overview",
                        "Rate, errors and duration of an API, told from its access logs by apilog-exporter.",
                        Variables.showing(Variables.SOURCE, Variables.ENDPOINT))
                .row(
                        "Is it healthy?",
                        TrafficPanels.requests(4),
                        TrafficPanels.serverErrors(3),
                        TrafficPanels.latency(3),
                        TrafficPanels.clientErrors(3),
                        ExporterPanels.answering(3),
                        AlertPanels.firing())
                .row(
                        "What changed?",
                        TrafficPanels.requestsByStatusClass(),
                        TrafficPanels.errorShares(),
                        TrafficPanels.latencyQuantiles(),
                        TrafficPanels.latencyHeatmap())
                .row("Which endpoint?", endpoints(), slowest(), mostFailing())
                .row("What was refused?", refused(), unauthorized(), withoutEndpoint())
                .row(
                        "Is the exporter well?",
                        ExporterPanels.lag(),
                        ExporterPanels.rejected(),
                        ExporterPanels.budgetsUsed());
    }

    private static Panel endpoints() {
        String requests = sumByEndpoint(increase(ofEndpoint(REQUESTS)));
        String before = sumByEndpoint(increaseBefore(ofEndpoint(REQUESTS)));
        String failed = failed(increase(ofEndpoint(REQUESTS, SERVER_ERRORS)), requests);
        String failedBefore = failed(increaseBefore(ofEndpoint(REQUESTS, SERVER_ERRORS)), before);
        String p95 = OVER_ALL.quantile(0.95, SOURCE, ENDPOINT_COLUMN);
        String p95Before = BEFORE.quantile(0.95, SOURCE, ENDPOINT_COLUMN);
        return new Table(
                        "Endpoints",
                        "Over all of the time shown; ± against as much time just before: of requests and p95 by how much, "
                                + "of 5xx by how many points. Click a name to see that endpoint in depth, a heading to sort by it.",
                        24,
                        12,
                        "Requests")
                .label(ENDPOINT_COLUMN, "Endpoint")
                .link("Endpoint", Links.toEndpoint())
                .label(SOURCE, "Source", 110)
                .column(
                        "Requests",
                        Unit.REQUESTS_PER_SECOND,
                        sumByEndpoint(meanRate(ofEndpoint(REQUESTS))) + " > 0",
                        "custom.width",
                        110)
                .barColumn(
                        "Share of traffic",
                        requests + " / ignoring (" + SOURCE + ", " + ENDPOINT_COLUMN + ") group_left () "
                                + sum(increase(ofEndpoint(REQUESTS))) + " > 0")
                .column("Requests ±", Unit.SHARE, requests + " / (" + before + " > 0) - 1", "decimals", 0)
                .colouredColumn("5xx", Unit.SHARE, 2, ERROR_SHARE, failed)
                .column("5xx ±", Unit.SHARE, failed + " - " + failedBefore, "decimals", 2)
                .column("p50", Unit.SECONDS, OVER_ALL.quantile(0.5, SOURCE, ENDPOINT_COLUMN))
                .column("p95", Unit.SECONDS, p95)
                .column("p95 ±", Unit.SHARE, "(" + p95 + ") / (" + p95Before + ") - 1", "decimals", 0)
                .column("p99", Unit.SECONDS, OVER_ALL.quantile(0.99, SOURCE, ENDPOINT_COLUMN))
                .panel();
    }

    private static String failed(String failedRequests, String requests) {
        return shareBy(sumByEndpoint(failedRequests), requests);
    }

    private static Panel slowest() {
        Histogram wellFormed =
                new Histogram(Histogram.REQUEST_DURATION, PromQl::increase, ENDPOINT + "!=\"malformed\"");
        return Panels.bars(
                        "Slowest endpoints",
                        "The greatest 95th percentiles over all of the time shown, malformed requests aside.",
                        12,
                        8)
                .unit(Unit.SECONDS)
                .noValue("The log has no durations")
                .thresholds(DURATION)
                .instantQuery("sort_desc(" + top(8, wellFormed.quantile(0.95, ENDPOINT)) + ")", legend(ENDPOINT));
    }

    private static Panel mostFailing() {
        String failed = sumBy(increase(ofEndpoint(REQUESTS, SERVER_ERRORS)), ENDPOINT);
        String requests = sumBy(increase(ofEndpoint(REQUESTS)), ENDPOINT);
        return Panels.bars("Most failing endpoints", "The greatest shares of 5xx over all of the time shown.", 12, 8)
                .unit(Unit.SHARE)
                .decimals(2)
                .noValue("No server errors")
                .thresholds(ERROR_SHARE)
                .instantQuery("sort_desc(" + top(8, failed + " / (" + requests + " > 0) > 0") + ")", legend(ENDPOINT));
    }

    private static Panel refused() {
        return Panels.timeSeries("Client errors by status", "Requests that were answered 4xx.", 8, 8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .noValue("No client errors")
                .query(sumBy(rate(ofEndpoint(REQUESTS, CLIENT_ERRORS)), "status"), "{{status}}");
    }

    private static Panel unauthorized() {
        return Panels.timeSeries(
                        "Unauthorized and forbidden",
                        "Requests that were answered 401 or 403, by endpoint. A bout at a login is someone trying passwords.",
                        8,
                        8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue("None was answered 401 or 403")
                .query(
                        top(5, sumBy(rate(ofEndpoint(REQUESTS, "status=~\"401|403\"")), ENDPOINT, "status") + " > 0"),
                        legend("status", ENDPOINT));
    }

    private static Panel withoutEndpoint() {
        return Panels.timeSeries(
                        "Requests without an endpoint",
                        "Share of all requests, whatever endpoints are chosen. unmatched: refused on a path that is no route, "
                                + "often a scanner. malformed: no HTTP. other: over the budget of endpoints.",
                        8,
                        8)
                .unit(Unit.SHARE)
                .query(shareWithout("unmatched"), "unmatched", "purple")
                .query(shareWithout("malformed"), "malformed", "orange")
                .query(shareWithout("other"), "other", "text");
    }

    private static String shareWithout(String special) {
        String matcher = ENDPOINT + "=\"" + special + "\"";
        return share(sum(rate(ofSource(REQUESTS, matcher))), sum(rate(ofSource(REQUESTS))));
    }
}
