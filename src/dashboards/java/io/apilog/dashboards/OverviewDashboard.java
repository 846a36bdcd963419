package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.CLIENT_ERRORS;
import static io.apilog.dashboards.PromQl.ENDPOINT;
import static io.apilog.dashboards.PromQl.legend;
import static io.apilog.dashboards.PromQl.share;

/** The first look: its rows are the questions in the order in which they are asked. */
final class OverviewDashboard {
    static final String UID = "apilog-overview";

    private OverviewDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        UID,
                        "apilog / Overview",
                        "Rate, errors and duration of an API, told from its access logs by apilog-exporter.",
                        Variables.showing(Variables.SOURCE, Variables.ENDPOINT, Variables.METHOD))
                .row(
                        "Is it healthy?",
                        TrafficPanels.requests(4),
                        TrafficPanels.serverErrors(4),
                        TrafficPanels.clientErrors(4),
                        TrafficPanels.latency(4),
                        SloDashboard.fastestBurnOfAll(3),
                        sources(),
                        ExporterPanels.answering(3))
                .row("What changed?", AlertPanels.firing(12, 10), Movers.panel(12, 10))
                .row(
                        "How did it change?",
                        TrafficPanels.requestsByStatusClass(),
                        TrafficPanels.errorShares(),
                        TrafficPanels.latencyQuantiles(),
                        TrafficPanels.latencyHeatmap())
                .row(
                        "Which operation?",
                        OperationPanels.all(),
                        OperationPanels.mostFailing(12, 8),
                        OperationPanels.slowest(12, 8))
                .row("What was refused?", refused(), unauthorized(), withoutEndpoint())
                .row(
                        "Is the exporter well?",
                        ExporterPanels.lag(),
                        ExporterPanels.rejected(),
                        ExporterPanels.budgetsUsed());
    }

    private static Panel sources() {
        return Panels.stat(
                        "Logs",
                        "Sources that are added up here. More than one is right only where no two of them hold the same requests, as a "
                                + "load balancer's and the server's behind it do: choose one at the top then.",
                        2)
                .unit(Unit.COUNT)
                .decimals(0)
                .thresholds(Thresholds.from("text").then("orange", 2))
                .instantQuery("count(group by (source) (" + PromQl.ofSource("apilog_files") + "))", "sources");
    }

    private static Panel refused() {
        return Panels.timeSeries("Client errors by status", "Requests that were answered 4xx.", 8, 8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .statusColours("4")
                .noValue("No client errors")
                .query(Measure.requests(CLIENT_ERRORS).rate("status"), "{{status}}");
    }

    private static Panel unauthorized() {
        Measure turnedAway = Measure.requests("status=~\"401|403\"");
        String[] by = {PromQl.METHOD, ENDPOINT, "status"};
        return Panels.timeSeries(
                        "Unauthorized and forbidden",
                        "Requests that were answered 401 or 403, of the five operations with most. A bout at a login is someone trying passwords.",
                        8,
                        8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue("None was answered 401 or 403")
                .query(turnedAway.greatest(5, by), legend("status", PromQl.METHOD, ENDPOINT));
    }

    private static Panel withoutEndpoint() {
        return Panels.timeSeries(
                        "Requests without an endpoint",
                        "Share of all requests, whatever endpoints are chosen. unmatched: refused on a path that is no route, "
                                + "often a scanner. malformed: no HTTP. other: over the budget of endpoints.",
                        8,
                        8)
                .unit(Unit.SHARE)
                .query(shareWithout("unmatched"), "unmatched", Palette.THIRD)
                .query(shareWithout("malformed"), "malformed", Palette.CLIENT_ERROR)
                .query(shareWithout("other"), "other", Palette.GREY);
    }

    private static String shareWithout(String special) {
        Measure without = Measure.REQUESTS.ofAll().with(ENDPOINT + "=\"" + special + "\"");
        return share(without.rate(), Measure.REQUESTS.ofAll().rate());
    }
}
