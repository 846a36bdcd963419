package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.CLIENT_ERRORS;
import static io.apilog.dashboards.PromQl.ENDPOINT;
import static io.apilog.dashboards.PromQl.SERVER_ERRORS;
import static io.apilog.dashboards.PromQl.SOURCE;
import static io.apilog.dashboards.PromQl.increase;
import static io.apilog.dashboards.PromQl.meanRate;
import static io.apilog.dashboards.PromQl.ofEndpoint;
import static io.apilog.dashboards.PromQl.ofExporter;
import static io.apilog.dashboards.PromQl.ofSource;
import static io.apilog.dashboards.PromQl.quantile;
import static io.apilog.dashboards.PromQl.rate;
import static io.apilog.dashboards.PromQl.share;
import static io.apilog.dashboards.PromQl.shareBy;
import static io.apilog.dashboards.PromQl.sum;
import static io.apilog.dashboards.PromQl.sumBy;

/** The first look: its rows are the questions in the order in which they are asked. */
final class OverviewDashboard {
    private static final String REQUESTS = "apilog_requests_total";
    private static final String DURATION_BUCKETS = "apilog_request_duration_seconds_bucket";

    /** The exporter's own default for {@code metrics.budget}. */

    /** As in the alerts: 5 % of 5xx is critical. */
    private static final Thresholds ERROR_SHARE =
            Thresholds.from("green").then("orange", 0.01).then("red", 0.05);

    private static final Thresholds DURATION =
            Thresholds.from("green").then("orange", 1).then("red", 2.5);

    private OverviewDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        "apilog-overview",
                        "apilog / Overview",
                        "Rate, errors and duration of an API, told from its access logs by apilog-exporter.")
                .row("Is it healthy?", requests(), serverErrors(), latency(), refused(), alerts(), exporters())
                .row("What changed?", requestsByStatusClass(), errorShares(), latencyQuantiles(), latencyHeatmap())
                .row("Which endpoint?", endpoints(), slowest(), mostFailing())
                .row("What was refused?", clientErrors(), unauthorized(), withoutEndpoint())
                .row("Is the exporter well?", lag(), rejectedLines(), lines(), series());
    }

    private static Panel requests() {
        return Panels.stat("Requests", "All requests in the logs, a second.", 4)
                .unit(Unit.REQUESTS_PER_SECOND)
                .fixedColor("blue")
                .query(sum(rate(ofEndpoint(REQUESTS))), "requests");
    }

    private static Panel serverErrors() {
        return Panels.stat("Server errors", "Share of the requests that were answered 5xx.", 4)
                .unit(Unit.SHARE)
                .decimals(2)
                .thresholds(ERROR_SHARE)
                .query(shareOfRequests(SERVER_ERRORS), "5xx");
    }

    private static Panel latency() {
        return Panels.stat(
                        "Latency p95",
                        "95 % of the requests took no longer, as the client saw it. No finer than the histogram's buckets.",
                        4)
                .unit(Unit.SECONDS)
                .thresholds(DURATION)
                .query(quantile(0.95, durationBuckets()), "p95");
    }

    private static Panel refused() {
        return Panels.stat(
                        "Client errors",
                        "Share of the requests that were answered 4xx. Some are normal; a change is what matters.",
                        4)
                .unit(Unit.SHARE)
                .decimals(2)
                .fixedColor("yellow")
                .query(shareOfRequests(CLIENT_ERRORS), "4xx");
    }

    private static Panel alerts() {
        return Panels.stat("Alerts", "Alerts of the rules shipped with the exporter that are firing now.", 4)
                .unit(Unit.COUNT)
                .option("graphMode", "none")
                .thresholds(Thresholds.from("green").then("red", 1))
                .instantQuery(
                        "count(ALERTS{alertname=~\"Apilog.+\", alertstate=\"firing\", job=~\"$job|\"}) or vector(0)",
                        "firing");
    }

    private static Panel exporters() {
        return Panels.stat("Exporters", "Exporters that answered the last scrape.", 4)
                .unit(Unit.COUNT)
                .option("graphMode", "none")
                .thresholds(Thresholds.from("red").then("green", 1))
                .instantQuery("count(" + ofExporter("apilog_build_info") + ") or vector(0)", "up");
    }

    private static Panel requestsByStatusClass() {
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

    private static Panel errorShares() {
        return Panels.timeSeries(
                        "Share of errors",
                        "4xx: refused by the API's rules, the client's doing. 5xx: the API's own failures.",
                        12,
                        9)
                .unit(Unit.SHARE)
                .query(shareOfRequests(CLIENT_ERRORS), "4xx", "yellow")
                .query(shareOfRequests(SERVER_ERRORS), "5xx", "red");
    }

    private static Panel latencyQuantiles() {
        return Panels.timeSeries(
                        "Latency",
                        "Half, 95 % and 99 % of the requests took no longer. 10 s means 10 s or more.",
                        12,
                        9)
                .unit(Unit.SECONDS)
                .logarithmic()
                .query(quantile(0.5, durationBuckets()), "p50", "blue")
                .query(quantile(0.95, durationBuckets()), "p95", "orange")
                .query(quantile(0.99, durationBuckets()), "p99", "purple");
    }

    private static Panel latencyHeatmap() {
        return Panels.heatmap(
                        "Latency distribution",
                        "How many requests a second fell into each of the histogram's buckets. Two bands are two kinds of requests.",
                        12,
                        9,
                        Unit.SECONDS,
                        Unit.REQUESTS_PER_SECOND)
                .heatmapQuery(durationBuckets());
    }

    private static Panel endpoints() {
        String requests = sumBy(increase(ofEndpoint(REQUESTS)), SOURCE, ENDPOINT);
        String failed = sumBy(increase(ofEndpoint(REQUESTS, SERVER_ERRORS)), SOURCE, ENDPOINT);
        String buckets = sumBy(increase(ofEndpoint(DURATION_BUCKETS)), SOURCE, ENDPOINT, "le");
        return Panels.table(
                        "Endpoints", "Over all of the time shown. Click a heading to sort by it.", 24, 12, "Requests")
                .unit(Unit.SECONDS)
                .tableQuery(sumBy(meanRate(ofEndpoint(REQUESTS)), SOURCE, ENDPOINT) + " > 0")
                .tableQuery(requests + " / ignoring (" + SOURCE + ", " + ENDPOINT + ") group_left () "
                        + sum(increase(ofEndpoint(REQUESTS))) + " > 0")
                .tableQuery(shareBy(failed, requests))
                .tableQuery(quantile(0.5, buckets))
                .tableQuery(quantile(0.95, buckets))
                .tableQuery(quantile(0.99, buckets))
                .transformation("merge", Json.object())
                .transformation(
                        "organize",
                        Json.object(
                                "excludeByName",
                                Json.object("Time", true),
                                "indexByName",
                                Json.object(ENDPOINT, 0, SOURCE, 1),
                                "renameByName",
                                Json.object(
                                        ENDPOINT,
                                        "Endpoint",
                                        SOURCE,
                                        "Source",
                                        "Value #A",
                                        "Requests",
                                        "Value #B",
                                        "Share of traffic",
                                        "Value #C",
                                        "5xx",
                                        "Value #D",
                                        "p50",
                                        "Value #E",
                                        "p95",
                                        "Value #F",
                                        "p99")))
                .override("Source", "custom.width", 130)
                .override("Requests", "unit", Unit.REQUESTS_PER_SECOND.id, "custom.width", 120)
                .override(
                        "Share of traffic",
                        "unit",
                        Unit.SHARE.id,
                        "decimals",
                        1,
                        "min",
                        0,
                        "max",
                        1,
                        "custom.width",
                        200,
                        "custom.cellOptions",
                        Json.object("type", "gauge", "mode", "basic", "valueDisplayMode", "text"),
                        "color",
                        Json.object("mode", "fixed", "fixedColor", "blue"))
                .override(
                        "5xx",
                        "unit",
                        Unit.SHARE.id,
                        "decimals",
                        2,
                        "custom.width",
                        100,
                        "thresholds",
                        ERROR_SHARE.json(),
                        "custom.cellOptions",
                        Json.object("type", "color-text"))
                .override("p50", "custom.width", 100)
                .override("p95", "custom.width", 100)
                .override("p99", "custom.width", 100);
    }

    private static Panel slowest() {
        String buckets = sumBy(increase(ofEndpoint(DURATION_BUCKETS, ENDPOINT + "!=\"malformed\"")), ENDPOINT, "le");
        return Panels.bars(
                        "Slowest endpoints",
                        "The greatest 95th percentiles over all of the time shown, malformed requests aside.",
                        12,
                        8)
                .unit(Unit.SECONDS)
                .thresholds(DURATION)
                .instantQuery("sort_desc(topk(8, " + quantile(0.95, buckets) + "))", "{{" + ENDPOINT + "}}");
    }

    private static Panel mostFailing() {
        String failed = sumBy(increase(ofEndpoint(REQUESTS, SERVER_ERRORS)), ENDPOINT);
        String requests = sumBy(increase(ofEndpoint(REQUESTS)), ENDPOINT);
        return Panels.bars("Most failing endpoints", "The greatest shares of 5xx over all of the time shown.", 12, 8)
                .unit(Unit.SHARE)
                .decimals(2)
                .noValue("No server errors")
                .thresholds(ERROR_SHARE)
                .instantQuery(
                        "sort_desc(topk(8, " + failed + " / (" + requests + " > 0) > 0))", "{{" + ENDPOINT + "}}");
    }

    private static Panel clientErrors() {
        return Panels.timeSeries("Client errors by status", "Requests that were answered 4xx.", 8, 8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .query(sumBy(rate(ofEndpoint(REQUESTS, CLIENT_ERRORS)), "status"), "{{status}}");
    }

    private static Panel unauthorized() {
        return Panels.timeSeries(
                        "Unauthorized and forbidden",
                        "Requests that were answered 401 or 403, by endpoint. A bout at a login is someone trying passwords.",
                        8,
                        8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .query(
                        sumBy(rate(ofEndpoint(REQUESTS, "status=~\"401|403\"")), ENDPOINT, "status") + " > 0",
                        "{{status}} {{" + ENDPOINT + "}}");
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

    private static Panel lag() {
        return Panels.timeSeries("Lag", "Age of the oldest line that is not yet counted; 0 when nothing waits.", 6, 7)
                .unit(Unit.SECONDS)
                .query("max by (" + SOURCE + ") (" + ofSource("apilog_lag_seconds") + ")", "{{" + SOURCE + "}}");
    }

    private static Panel rejectedLines() {
        return Panels.timeSeries(
                        "Rejected lines",
                        "Lines that were not understood, by reason: their requests are missing here.",
                        6,
                        7)
                .unit(Unit.PER_SECOND)
                .query(sumBy(rate(ofSource("apilog_lines_rejected_total")), "reason"), "{{reason}}");
    }

    private static Panel lines() {
        return Panels.timeSeries("Lines read", "By what became of them; ignored lines are no access log lines.", 6, 7)
                .unit(Unit.PER_SECOND)
                .stacked()
                .query(sumBy(rate(ofSource("apilog_lines_total")), "result"), "{{result}}");
    }

    private static Panel series() {
        return Panels.timeSeries(
                        "Series",
                        "Exposed sample lines about the API, by exporter, as a share of its budget, metrics.budget. Routes alone can pass it.",
                        6,
                        7)
                .unit(Unit.SHARE)
                .line(1)
                .custom("axisSoftMax", 1.1)
                .query(ofExporter("apilog_series") + " / " + ofExporter("apilog_series_budget"), "{{instance}}");
    }

    private static String durationBuckets() {
        return sumBy(rate(ofEndpoint(DURATION_BUCKETS)), "le");
    }

    private static String requestsOf(String matcher) {
        return sum(rate(ofEndpoint(REQUESTS, matcher)));
    }

    private static String shareOfRequests(String matcher) {
        return share(requestsOf(matcher), sum(rate(ofEndpoint(REQUESTS))));
    }

    private static String shareWithout(String special) {
        String matcher = ENDPOINT + "=\"" + special + "\"";
        return share(sum(rate(ofSource(REQUESTS, matcher))), sum(rate(ofSource(REQUESTS))));
    }
}
